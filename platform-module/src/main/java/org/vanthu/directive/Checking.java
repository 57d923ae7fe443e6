package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.delegation.Acting;
import org.vanthu.directive.LineRow.Executor;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.outgoing.OutgoingDocuments.Receiver;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.Texts;

/**
 * The check after the approval: the officer compares what was entered with the approved text; what differs is shown,
 * and the check counts for that file only.
 *
 * @see "Decision 31/2020/QĐ-UBND, 13.2b"
 */
final class Checking {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final DirectiveTable directives;
    private final LineTable lines;
    private final Events events;
    private final Origins origins;
    private final OutgoingDocuments outgoing;
    private final DirectiveSite site;

    Checking(
            DirectiveTable directives,
            LineTable lines,
            Events events,
            Origins origins,
            OutgoingDocuments outgoing,
            DirectiveSite site) {
        this.directives = directives;
        this.lines = lines;
        this.events = events;
        this.origins = origins;
        this.outgoing = outgoing;
        this.site = site;
    }

    /** What the officer saw: the version of each directive by its id. */
    record CheckForm(@Nullable Map<String, Long> versions) {}

    /** Notes that the officer compared everything that the document orders with its approved file. */
    void check(String nodeId, CheckForm form) {
        Origin origin = origins.locked(nodeId);
        site.access().require(origin.agency(), DirectivePermission.FOLLOW);
        if (!origin.isApproved()) {
            throw new ConflictException("directive.error.not-approved", origin.shown());
        }
        site.refuseSecret(String.join("\n", words(nodeId)));
        List<DirectiveRow> all = directives.of(nodeId);
        if (all.isEmpty()) {
            throw new ConflictException("directive.error.nothing-ordered", origin.shown());
        }
        Map<String, Long> seen = form.versions() == null ? Map.of() : form.versions();
        Acting acting = site.self();
        for (DirectiveRow row : all) {
            Long version = seen.get(String.valueOf(row.id()));
            if (version == null) {
                throw InvalidInputException.field("versions", row.id(), "directive.error.unseen", row.shown());
            }
            if (version != row.version()) {
                throw new ConflictException("directive.error.changed-meanwhile", row.shown());
            }
            DirectiveRow checked = directives.change(
                    row,
                    Sql.map(
                            "state", DirectiveRow.CHECKED,
                            "checked_at", site.now(),
                            "checked_by", site.userName(),
                            "checked_hash", origin.approvedHash()));
            events.add(checked, acting, "check", null, Reference.NONE);
        }
    }

    /**
     * Refuses to issue a document as long as what it orders was not checked against the approved file.
     *
     * @throws ConflictException if something was not
     */
    void requireChecked(String nodeId, @Nullable String approvedHash) {
        for (DirectiveRow row : directives.of(nodeId)) {
            if (!row.isCheckedAgainst(approvedHash)) {
                throw new ConflictException("directive.error.unchecked", row.shown());
            }
        }
    }

    /** {@code none}, {@code open}, {@code checked} or {@code stale}. */
    static String state(Origin origin, List<DirectiveRow> all) {
        if (all.isEmpty() || !origin.isDraft()) {
            return "none";
        }
        if (all.stream().allMatch(row -> row.isGiven() || row.isCheckedAgainst(origin.approvedHash()))) {
            return "checked";
        }
        return all.stream().anyMatch(row -> row.state().equals(DirectiveRow.DRAFTED)) ? "open" : "stale";
    }

    /** Where what was entered differs from the words of the document. */
    List<Finding> findings(Origin origin, List<DirectiveRow> all) {
        if (!origin.isDraft() || origin.isOut() || all.isEmpty()) {
            return List.of();
        }
        TextComparison text = new TextComparison(words(origin.nodeId()));
        List<Receiver> receivers = outgoing.receivers(origin.nodeId());
        List<Finding> findings = new ArrayList<>();
        for (DirectiveRow row : all) {
            String id = String.valueOf(row.id());
            if (!text.hasContent(row.words().content())) {
                String found = text.isReadable() ? "directive.finding.content" : "directive.finding.unreadable";
                findings.add(new Finding(id, "content", Texts.of(found)));
            }
            for (LineRow line : lines.of(row.id())) {
                due(line, text).ifPresent(message -> findings.add(new Finding(id, "deadline", message)));
                Executor executor = line.executor();
                if (receivers.stream().noneMatch(one -> names(one, executor))) {
                    findings.add(new Finding(id, "executor", Texts.of("directive.finding.executor", executor.name())));
                }
            }
        }
        return findings;
    }

    private Optional<String> due(LineRow line, TextComparison text) {
        Instant at = line.due().at();
        if (at == null) {
            return Optional.empty();
        }
        LocalDate day = day(line, at);
        String shown = DAY.format(day);
        if (at.isBefore(site.now())) {
            return Optional.of(Texts.of(
                    "directive.finding.due-past", shown, line.executor().name()));
        }
        return text.hasDate(day)
                ? Optional.empty()
                : Optional.of(
                        Texts.of("directive.finding.due", shown, line.executor().name()));
    }

    /** The day that was entered, also where the deadline moved off a day off. */
    private static LocalDate day(LineRow line, Instant at) {
        String rule = line.due().deadline() == null ? "" : line.due().deadline().rule();
        int day = rule.indexOf(':');
        return day < 0 ? LocalDate.ofInstant(at, Json.ZONE) : LocalDate.parse(rule.substring(day + 1));
    }

    private List<String> words(String nodeId) {
        try {
            return outgoing.words(nodeId);
        } catch (ConflictException e) {
            return List.of();
        }
    }

    private static boolean names(Receiver receiver, Executor executor) {
        if (!executor.unit().isEmpty()) {
            return receiver.kind().equals("unit") && receiver.code().equals(executor.unit());
        }
        return (executor.isHere() && receiver.code().equals(executor.code()))
                || TextKey.of(receiver.name()).equals(TextKey.of(executor.name()));
    }
}
