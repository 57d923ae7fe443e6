package org.vanthu.outgoing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.registry.OutgoingRegister;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;

/**
 * Lets the drafter correct what the clerk entered about an issued document and add what is needed to follow it. Number,
 * date and words stay; the register gets an entry that says what was corrected.
 *
 * @see "Decision 59/2014/QĐ-UBND of Tây Ninh, 8.2"
 */
public final class Parameters {

    private static final int MAX_TEXT = 500;

    private final OutgoingTable table;
    private final OutgoingNodes nodes;
    private final OutgoingRegister register;
    private final Steps steps;
    private final Handlers handlers;
    private final OutgoingSite site;

    Parameters(
            OutgoingTable table,
            OutgoingNodes nodes,
            OutgoingRegister register,
            Steps steps,
            Handlers handlers,
            OutgoingSite site) {
        this.table = table;
        this.nodes = nodes;
        this.register = register;
        this.steps = steps;
        this.handlers = handlers;
        this.site = site;
    }

    /** Corrects what was sent; what is missing stays. */
    Outgoing correct(String nodeId, Form form) {
        handlers.readable(nodeId);
        Outgoing document = steps.lock(nodeId, Drafts.version(form.version()), EnumSet.of(OutgoingState.ISSUED));
        if (!document.drafter().equals(site.access().userName())) {
            throw new AccessDeniedException("only the drafter of " + nodeId);
        }
        DraftFields before = document.fields();
        LocalDate due = form.replyDue() == null ? before.replyDue() : form.replyDue();
        Map<String, @Nullable Object> columns = Sql.map(
                "reply_requested",
                due != null,
                "reply_due",
                due,
                "reply_note",
                text("replyNote", form.replyNote(), before.replyNote()),
                "note",
                text("note", form.note(), before.note()),
                "wide",
                form.wide() == null ? before.wide() : form.wide(),
                "copies",
                form.copies() == null ? before.copies() : Math.max(0, form.copies()));
        Outgoing after = table.change(document, columns);
        nodes.set(after.node(), OutgoingNodes.of(after.fields()));
        List<Change> changes = changes(before, after.fields());
        register.correct(
                Objects.requireNonNull(document.stage().seriesId()),
                Objects.requireNonNull(document.stage().ordinal()),
                nodeId,
                text("reason", form.reason(), ""),
                Map.of("changes", changes));
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.correct", nodeId, changes, form.reason()));
        return after;
    }

    private static List<Change> changes(DraftFields before, DraftFields after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "replyDue", before.replyDue(), after.replyDue());
        add(changes, "replyNote", before.replyNote(), after.replyNote());
        add(changes, "note", before.note(), after.note());
        add(changes, "wide", before.wide(), after.wide());
        add(changes, "copies", before.copies(), after.copies());
        return changes;
    }

    private static void add(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(
                    field, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }

    private static String text(String field, @Nullable String sent, String before) {
        String text = sent == null ? before : sent.strip();
        if (text.length() > MAX_TEXT) {
            throw InvalidInputException.field(field, text, "outgoing.error.too-long", field, MAX_TEXT);
        }
        return text;
    }

    /** What is corrected, as it is sent. */
    record Form(
            @Nullable Long version,
            @Nullable LocalDate replyDue,
            @Nullable String replyNote,
            @Nullable String note,
            @Nullable Boolean wide,
            @Nullable Integer copies,
            @Nullable String reason) {}
}
