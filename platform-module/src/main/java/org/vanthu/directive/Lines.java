package org.vanthu.directive;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Scope;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * Opens a line for a step and closes it again: rights, locks, the state. The row of the line is locked first, then the
 * work, so that all that is done with one line is done one after the other.
 */
final class Lines {

    private final LineTable lines;
    private final DirectiveTable directives;
    private final LineWork lineWork;
    private final Work work;
    private final Rights rights;
    private final OutgoingDocuments outgoing;
    private final DocumentQueries documents;
    private final DirectiveSite site;

    Lines(
            LineTable lines,
            DirectiveTable directives,
            LineWork lineWork,
            Work work,
            Rights rights,
            OutgoingDocuments outgoing,
            DocumentQueries documents,
            DirectiveSite site) {
        this.lines = lines;
        this.directives = directives;
        this.lineWork = lineWork;
        this.work = work;
        this.rights = rights;
        this.outgoing = outgoing;
        this.documents = documents;
        this.site = site;
    }

    /** A line that somebody acts on, locked, and for which agency. */
    record Case(LineRow line, DirectiveRow directive, Acting acting, String agency) {}

    /** The same with the work that the person has in hand. */
    record Held(Case at, WorkItem item) {

        LineRow line() {
            return at.line();
        }

        Acting acting() {
            return at.acting();
        }

        boolean isAt(String step) {
            return item.step().equals(step);
        }
    }

    /** A line that the person sees; what she does not see is not there. */
    LineRow visible(long id) {
        return lines.find(id)
                .filter(rights::sees)
                .orElseThrow(() -> new NotFoundException("directive.error.no-line", String.valueOf(id)));
    }

    private LineRow locked(long id, StepForm form, Set<LineState> states) {
        visible(id);
        LineRow line = lines.lock(id).orElseThrow();
        if (line.version() != WORDS.version(form.version())) {
            throw new ConflictException(
                    "directive.error.changed-meanwhile", line.executor().name());
        }
        if (!states.contains(line.state())) {
            throw new ConflictException("directive.error.state", word(line.state()));
        }
        return line;
    }

    /**
     * A line as its officer's, or a leader's.
     *
     * @throws ConflictException if somebody was faster, or its state does not allow what is wanted
     */
    Case decide(long id, StepForm form, LineState first, LineState... more) {
        return decide(locked(id, form, EnumSet.of(first, more)), form);
    }

    private Case decide(LineRow line, StepForm form) {
        Acting acting = site.delegations().acting(line.agency(), form.onBehalfOf(), Scope.DIRECT);
        if (!rights.decides(line, acting.holder())) {
            throw site.refused(acting.holder(), "decide on directive line " + line.id());
        }
        return new Case(line, directive(line), acting, line.agency());
    }

    /** A line as one whose work the person, or the one acted for, has in hand. */
    Held hold(long id, StepForm form, LineState first, LineState... more) {
        LineRow line = locked(id, form, EnumSet.of(first, more));
        WorkItem item = lineWork.lock(line)
                .filter(open -> open.process().equals(LineWork.PROCESS))
                .orElseThrow(() -> new ConflictException("directive.error.state", word(line.state())));
        Acting acting = site.delegations().acting(item.agency(), form.onBehalfOf(), scope(item));
        if (!work.isHeldBy(item, acting.holder())) {
            throw site.refused(acting.holder(), "act on directive line " + id);
        }
        return new Held(new Case(line, directive(line), acting, item.agency()), item);
    }

    /** A line whose work somebody else has; the caller checks the right to interfere. */
    Held seize(long id, StepForm form) {
        LineRow line = locked(id, form, EnumSet.of(LineState.REGISTERED, LineState.IN_PROGRESS));
        WorkItem item = lineWork.lock(line)
                .filter(open -> open.process().equals(LineWork.PROCESS))
                .orElseThrow(() -> new ConflictException("directive.error.state", word(line.state())));
        Acting acting = site.delegations().acting(item.agency(), form.onBehalfOf(), Scope.DIRECT);
        return new Held(new Case(line, directive(line), acting, item.agency()), item);
    }

    /** A line of which the person speaks for the executor; for one that is not on this site the officer does. */
    Case speak(long id, StepForm form, LineState first, LineState... more) {
        LineRow line = locked(id, form, EnumSet.of(first, more));
        if (!line.executor().isHere()) {
            return decide(line, form);
        }
        String agency = line.executor().code();
        Acting acting = site.delegations().acting(agency, form.onBehalfOf(), Scope.FORWARD);
        if (!rights.speaks(line, acting.holder())) {
            throw site.refused(acting.holder(), "speak for the executor of directive line " + id);
        }
        return new Case(line, directive(line), acting, agency);
    }

    /** A line as either side's that has something to say about it. */
    Case talk(long id, StepForm form) {
        LineRow line = locked(id, form, EnumSet.complementOf(EnumSet.of(LineState.DRAFTED)));
        String user = site.userName();
        if (rights.decides(line, user)) {
            return new Case(line, directive(line), Acting.self(user), line.agency());
        }
        if (rights.speaks(line, user)) {
            return new Case(
                    line, directive(line), Acting.self(user), line.executor().code());
        }
        throw site.refused(user, "write about directive line " + id);
    }

    /** Whether the person sees the line. */
    boolean sees(long id) {
        return lines.find(id).filter(rights::sees).isPresent();
    }

    boolean decides(LineRow line, String userName) {
        return rights.decides(line, userName);
    }

    /** Whether somebody is a leader of the giver. */
    boolean orders(LineRow line, String userName) {
        return rights.orders(line, userName);
    }

    boolean speaks(LineRow line, String userName) {
        return rights.speaks(line, userName);
    }

    DirectiveRow directive(LineRow line) {
        return directives.find(line.directiveId()).orElseThrow();
    }

    /** What a delegate of the holder must be allowed. */
    static Scope scope(WorkItem item) {
        return item.step().equals(LineWork.ASSIGN) ? Scope.DIRECT : Scope.FORWARD;
    }

    /**
     * Writes what became of a line.
     *
     * @throws ConflictException if its state does not permit it ({@code directive.error.state})
     */
    LineRow save(LineRow line, LineState to, Map<String, @Nullable Object> columns) {
        Map<String, @Nullable Object> all = new HashMap<>(columns);
        if (line.state() != to) {
            if (!line.state().mayBecome(to)) {
                throw new ConflictException("directive.error.state", word(line.state()));
            }
            all.put("state", to.code());
            all.put("running", to.isRunning() ? 1 : 0);
        }
        return lines.change(line, all);
    }

    static String word(LineState state) {
        return Texts.of("directive.state." + state.code());
    }

    /**
     * The document that a form names, by its node or by its number.
     *
     * @throws InvalidInputException if it names one that the person may not read
     */
    Reference reference(@Nullable String nodeId, @Nullable String number, StepForm form) {
        String node = nodeId == null ? "" : nodeId.strip();
        if (node.isEmpty()) {
            String text = WORDS.optional("documentNumber", number, 60);
            return new Reference(
                    null,
                    text,
                    form.documentDate() == null
                            ? null
                            : form.documentDate().atStartOfDay(Json.ZONE).toInstant());
        }
        Optional<OutgoingDocuments.Facts> issued = outgoing.find(node).filter(OutgoingDocuments.Facts::isIssued);
        DocumentRow row = documents.readable(RegistryService.ref(node));
        return issued.map(facts -> new Reference(node, facts.number() == null ? "" : facts.number(), facts.issuedAt()))
                .orElseGet(() -> new Reference(
                        node,
                        Sql.cut(row.number(), 60),
                        row.issuedDate() == null
                                ? null
                                : row.issuedDate().atStartOfDay(Json.ZONE).toInstant()));
    }

    Reference reference(StepForm form) {
        return reference(form.documentNodeId(), form.documentNumber(), form);
    }

    /** @throws InvalidInputException if the form names none */
    Reference requiredReference(StepForm form) {
        Reference reference = reference(form);
        if (reference.isNone()) {
            throw InvalidInputException.field("documentNumber", "", "directive.error.missing-document");
        }
        return reference;
    }
}
