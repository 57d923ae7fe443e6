package org.vanthu.directive;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * Writes directives while their document is drafted, completes them after its approval, and adds to documents that are
 * out. What was changed after the check is checked anew.
 *
 * @see "Decision 31/2020/QĐ-UBND, 13.2"
 */
final class Drafting {

    private final DirectiveTable directives;
    private final LineTable lines;
    private final Events events;
    private final Origins origins;
    private final DirectiveRules rules;
    private final Giving giving;
    private final DirectiveSite site;
    private final TimeOrderedIds ids;

    Drafting(
            DirectiveTable directives,
            LineTable lines,
            Events events,
            Origins origins,
            DirectiveRules rules,
            Giving giving,
            DirectiveSite site) {
        this.directives = directives;
        this.lines = lines;
        this.events = events;
        this.origins = origins;
        this.rules = rules;
        this.giving = giving;
        this.site = site;
        this.ids = new TimeOrderedIds(site.clock());
    }

    /** Adds a directive; to a document that is out, it is given at once. */
    DirectiveRow add(String nodeId, DirectiveForm form) {
        Origin origin = origins.locked(nodeId);
        origins.requireWrite(origin);
        DirectiveRules.Checked checked = rules.check(origin, form, null);
        int ordinal = directives.of(nodeId).stream()
                        .mapToInt(DirectiveRow::ordinal)
                        .max()
                        .orElse(0)
                + 1;
        DirectiveRow row = new DirectiveRow(
                ids.next(),
                origin.agency(),
                nodeId,
                origin.kind(),
                ordinal,
                DirectiveRow.DRAFTED,
                checked.words(),
                origin.paper(),
                null,
                site.now(),
                site.userName(),
                null,
                1);
        directives.insert(row);
        insertLines(row, checked);
        origins.letRead(origin, checked.words().officer());
        events.add(row, site.self(), "draft", checked.words().content(), Reference.NONE);
        if (origin.isOut()) {
            giving.give(origin, List.of(row), site.self());
        }
        return directives.find(row.id()).orElseThrow();
    }

    /** Changes a directive that was not given yet. */
    DirectiveRow change(long id, DirectiveForm form) {
        DirectiveRow seen = writable(id, form.version());
        Origin origin = origins.find(seen.nodeId()).orElseThrow();
        DirectiveRules.Checked checked = rules.check(origin, form, seen.words());
        Map<String, @Nullable Object> columns = DirectiveTable.columns(checked.words());
        columns.putAll(
                Sql.map("state", DirectiveRow.DRAFTED, "checked_at", null, "checked_by", null, "checked_hash", null));
        DirectiveRow changed = directives.change(seen, columns);
        lines.deleteOf(id);
        insertLines(changed, checked);
        origins.letRead(origin, checked.words().officer());
        events.add(changed, site.self(), "change", checked.words().content(), Reference.NONE);
        return changed;
    }

    /** Deletes a directive that was not given yet. */
    void delete(long id, @Nullable Long version) {
        DirectiveRow seen = writable(id, version);
        events.add(seen, site.self(), "delete", seen.words().content(), Reference.NONE);
        lines.deleteOf(id);
        events.deleteOf(id);
        directives.delete(seen);
    }

    private DirectiveRow writable(long id, @Nullable Long version) {
        String nodeId = found(id).nodeId();
        Origin origin = origins.locked(nodeId);
        origins.requireWrite(origin);
        DirectiveRow row = found(id);
        if (row.version() != WORDS.version(version)) {
            throw new ConflictException("directive.error.changed-meanwhile", row.shown());
        }
        if (row.isGiven()) {
            throw new ConflictException("directive.error.given", row.shown());
        }
        return row;
    }

    private DirectiveRow found(long id) {
        return directives
                .find(id)
                .orElseThrow(() -> new NotFoundException("directive.error.no-directive", String.valueOf(id)));
    }

    private void insertLines(DirectiveRow row, DirectiveRules.Checked checked) {
        checked.parts().forEach(part -> lines.insert(ids.next(), row, part.executor(), part.part(), part.due()));
    }
}
