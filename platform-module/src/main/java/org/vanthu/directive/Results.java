package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.delegation.Acting;
import org.vanthu.directive.Lines.Case;
import org.vanthu.organization.Role;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.outgoing.OutgoingDocuments.Receiver;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.work.WorkItem;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * Results: the document that answers a line is drafted out of it (Văn bản trả lời) and, issued, is its result; what is
 * done in any other way counts as not done. For an executor that is not on this site the officer enters what came on
 * paper; an outside unit, which drafts nothing here, names its document itself.
 *
 * @see "Decision 31/2020/QĐ-UBND, 13.3b and 13.4"
 */
final class Results {

    private static final String REPORT_TYPE = "BC";
    private static final int MAX_SUBJECT = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Lines lines;
    private final LineTable table;
    private final ReplyTable replies;
    private final Events events;
    private final LineWork work;
    private final Receiving receiving;
    private final OutgoingDocuments outgoing;
    private final DirectiveSite site;
    private final TimeOrderedIds ids;

    Results(
            Lines lines,
            LineTable table,
            ReplyTable replies,
            Events events,
            LineWork work,
            Receiving receiving,
            OutgoingDocuments outgoing,
            DirectiveSite site) {
        this.lines = lines;
        this.table = table;
        this.replies = replies;
        this.events = events;
        this.work = work;
        this.receiving = receiving;
        this.outgoing = outgoing;
        this.site = site;
        this.ids = new TimeOrderedIds(site.clock());
    }

    /** Văn bản trả lời: begins the document that reports the result, or takes a draft that was begun for it. */
    void reply(long id, StepForm form) {
        LineRow seen = lines.visible(id);
        if (!seen.executor().isHere()) {
            Case at = lines.decide(id, form, LineState.GIVEN, LineState.IN_PROGRESS);
            report(at, paper(at, form));
            return;
        }
        Lines.Held held = lines.hold(id, form, LineState.REGISTERED, LineState.IN_PROGRESS);
        if (isOutside(held.item().agency())) {
            report(held.at(), paper(held.at(), form));
            return;
        }
        Case at = held.at();
        String draft = form.documentNodeId() == null || form.documentNodeId().isBlank()
                ? begin(at, form)
                : known(at, form.documentNodeId().strip());
        replies.add(ids.next(), draft, id, site.now(), site.userName());
        Map<String, @Nullable Object> columns = Sql.map("updated_at", site.now());
        if (at.line().times().acceptedAt() == null) {
            columns.put("accepted_at", SqlTime.of(site.now()));
        }
        LineRow after = lines.save(at.line(), LineState.IN_PROGRESS, columns);
        receiving.underWay(after, at.acting());
        events.add(
                after,
                at.acting(),
                at.agency(),
                "reply",
                Event.EXECUTOR,
                "",
                form.text(),
                new Reference(draft, "", null));
    }

    private String begin(Case at, StepForm form) {
        String subject = WORDS.optional("text", form.text(), MAX_SUBJECT);
        DirectiveRow directive = at.directive();
        String nodeId = at.line().place().nodeId();
        return outgoing.answer(
                at.agency(),
                nodeId == null ? directive.nodeId() : nodeId,
                REPORT_TYPE,
                subject.isEmpty() ? subject(directive) : subject,
                directive.words().urgency(),
                giver(at.line(), directive));
    }

    /** What the report is about: the document that orders it, then what it orders. */
    private static String subject(DirectiveRow directive) {
        DirectiveRow.Paper paper = directive.paper();
        String reference = paper.number().isEmpty() ? "" : " văn bản số " + paper.number();
        LocalDate date = paper.date();
        String day = reference.isEmpty() || date == null ? "" : " ngày " + DAY.format(date);
        return Sql.cut(
                "Báo cáo kết quả thực hiện" + reference + day + ": "
                        + directive.words().content(),
                MAX_SUBJECT);
    }

    /** The agency that gave the line; of a unit of the giver, the leader who ordered it. */
    private Receiver giver(LineRow line, DirectiveRow directive) {
        if (!line.executor().isUnitOf(line.agency())) {
            return new Receiver(
                    "agency", line.agency(), site.agencies().get(line.agency()).name());
        }
        DirectiveRow.Words words = directive.words();
        return new Receiver(words.orderedBy().isEmpty() ? "other" : "person", words.orderedBy(), words.orderedName());
    }

    private String known(Case at, String nodeId) {
        OutgoingDocuments.Facts facts = outgoing.readable(nodeId);
        if (!facts.agency().equals(at.agency()) || facts.isIssued()) {
            throw InvalidInputException.field("documentNodeId", nodeId, "directive.error.no-draft", nodeId);
        }
        return nodeId;
    }

    private boolean isOutside(String agency) {
        return Set.of(Role.EXTERNAL).equals(site.access().roles().getOrDefault(agency, Set.of()));
    }

    /** A document that was issued elsewhere, with its number and its date. */
    private Reference paper(Case at, StepForm form) {
        Reference reference = lines.requiredReference(form);
        Instant issuedAt = reference.issuedAt();
        if (issuedAt == null) {
            throw InvalidInputException.field("documentDate", "", "directive.error.missing", "documentDate");
        }
        LocalDate day = LocalDate.ofInstant(issuedAt, Json.ZONE);
        Instant givenAt = at.line().times().givenAt();
        if (day.isAfter(site.today()) || (givenAt != null && day.isBefore(LocalDate.ofInstant(givenAt, Json.ZONE)))) {
            throw InvalidInputException.field("documentDate", day, "directive.error.document-date", day.toString());
        }
        return reference;
    }

    /** A document was issued; if it reports on a line, that is the result. */
    void issued(String nodeId) {
        Optional<LineRow> found = replies.lineOf(nodeId).flatMap(table::lock);
        if (found.isEmpty()) {
            return;
        }
        LineRow line = found.get();
        OutgoingDocuments.Facts facts = outgoing.find(nodeId).orElseThrow();
        String number = facts.number() == null ? "" : facts.number();
        Reference document = new Reference(nodeId, number, facts.issuedAt());
        Case at = new Case(line, lines.directive(line), site.self(), facts.agency());
        boolean theirs = facts.agency().equals(line.doer());
        if (theirs && (line.state() == LineState.REGISTERED || line.state() == LineState.IN_PROGRESS)) {
            report(at, document);
        } else {
            events.add(line, at.acting(), at.agency(), "document", null, document);
        }
    }

    private void report(Case at, Reference document) {
        Acting acting = at.acting();
        Instant issuedAt = document.issuedAt();
        if (issuedAt == null) {
            throw new ConflictException("directive.error.missing-document");
        }
        work.end(at.line(), acting, "report", document.number());
        WorkItem review = work.review(at.line(), at.directive(), document.number(), acting);
        LineRow after = lines.save(
                at.line(),
                LineState.REPORTED,
                Sql.map(
                        "reported_at", site.now(),
                        "updated_at", site.now(),
                        "result_node_id", document.nodeId(),
                        "result_number", document.number(),
                        "result_issued_at", issuedAt,
                        "branch", review.branch()));
        receiving.underWay(after, acting);
        events.add(after, acting, at.agency(), "report", null, document);
    }
}
