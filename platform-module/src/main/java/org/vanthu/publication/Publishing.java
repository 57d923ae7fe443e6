package org.vanthu.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.VanthuException.FieldError;
import org.vanthu.statistics.KeptReport;
import org.vanthu.statistics.KeptReports;
import org.vanthu.statistics.PublishedReport;

/**
 * Says what an agency shows to everybody: which fields of results, which reports and which documents.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, 14.3đ; Decision 182/QĐ-VP of Hồ Chí Minh City, 1, 21.5"
 */
final class Publishing {

    private static final int MAX_TEXT = 500;
    private static final int MAX_SUMMARY = 2000;

    private final PublicationTable table;
    private final JdbcTemplate jdbc;
    private final KeptReports reports;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;
    private final TimeOrderedIds ids;

    Publishing(
            DataSource dataSource,
            PublicationTable table,
            KeptReports reports,
            Agencies agencies,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.reports = reports;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock);
    }

    Released released(String agency) {
        access.require(agency, PublicationPermission.READ);
        return table.released(agency);
    }

    Released release(SettingForm form) {
        String agency =
                agencies.get(form.agency == null ? "" : form.agency.strip()).code();
        access.require(agency, PublicationPermission.PUBLISH);
        Released now = new Released(
                agency,
                Boolean.TRUE.equals(form.results),
                Boolean.TRUE.equals(form.reports),
                Boolean.TRUE.equals(form.documents),
                new LinkedHashSet<>(form.fields == null ? List.of() : form.fields),
                form.version == null ? 0 : form.version);
        table.release(now, access.userName(), clock.instant());
        audit.record(AuditEvent.of(agency, "publication.release", "agency:" + agency, String.join(",", now.fields())));
        return table.released(agency);
    }

    List<Item> items(String agency, @Nullable String state, long before, int limit) {
        access.require(agency, PublicationPermission.READ);
        return table.items(agency, state, before, limit);
    }

    Item publish(ItemForm form) {
        String agency =
                agencies.get(form.agency == null ? "" : form.agency.strip()).code();
        access.require(agency, PublicationPermission.PUBLISH);
        String kind = form.kind == null ? "" : form.kind;
        String summary = form.summary == null ? "" : form.summary.strip();
        if (summary.length() > MAX_SUMMARY) {
            throw InvalidInputException.field("summary", "", "publication.error.text", MAX_SUMMARY);
        }
        Item item = switch (kind) {
            case Item.REPORT -> report(agency, form, summary);
            case Item.DISSEMINATION, Item.CONSULTATION -> document(agency, kind, form, summary);
            default -> throw InvalidInputException.field("kind", kind, "publication.error.kind", kind);
        };
        table.insert(item, item.isReport() ? form.reportId : null);
        audit.record(AuditEvent.of(
                agency,
                "publication.publish",
                item.nodeId() == null ? "publication:" + item.id() : item.nodeId(),
                item.kind()));
        return table.item(Long.parseLong(item.id())).orElseThrow();
    }

    /** A report as it was kept, with the figures that are released of it. */
    private Item report(String agency, ItemForm form, String summary) {
        Long id = form.reportId;
        if (id == null) {
            throw InvalidInputException.field("reportId", "", "shared.error.missing", "reportId");
        }
        KeptReport kept = reports.get(id);
        if (!kept.agency().equals(agency)) {
            throw new NotFoundException("statistics.error.no-report", id);
        }
        Set<String> measures = new LinkedHashSet<>(form.measures == null ? List.of() : form.measures);
        PublishedReport published = PublishedReport.of(kept, measures);
        return item(agency, Item.REPORT, published.title(), summary, null, "", null, Json.write(published), form);
    }

    private Item document(String agency, String kind, ItemForm form, String summary) {
        String nodeId = form.nodeId == null ? "" : form.nodeId.strip();
        record Issued(String number, LocalDate date, String subject, boolean wide) {}
        Issued issued = jdbc
                .query(
                        "SELECT number_text, issued_date, subject, wide FROM vt_outgoing WHERE node_id = ? AND agency = ?"
                                + " AND state = 'issued'",
                        (row, index) -> new Issued(
                                row.getString("number_text"),
                                Objects.requireNonNull(SqlTime.readDate(row, "issued_date")),
                                row.getString("subject"),
                                row.getBoolean("wide")),
                        nodeId,
                        agency)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("publication.error.no-document", nodeId));
        if (kind.equals(Item.DISSEMINATION) && !issued.wide) {
            throw new ConflictException("publication.error.not-wide", issued.number);
        }
        if (table.isPublished(nodeId)) {
            throw new ConflictException("publication.error.published", issued.number);
        }
        if (kind.equals(Item.CONSULTATION)) {
            checkConsultation(form);
        }
        return item(agency, kind, issued.subject, summary, nodeId, issued.number, issued.date, "", form);
    }

    private void checkConsultation(ItemForm form) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate until = form.commentUntil;
        if (until == null || until.isBefore(LocalDate.now(clock))) {
            errors.add(FieldError.of("commentUntil", until, "publication.error.until"));
        }
        String to = form.commentTo == null ? "" : form.commentTo.strip();
        if (to.isEmpty() || to.length() > MAX_TEXT) {
            errors.add(FieldError.of("commentTo", to, "publication.error.comment-to"));
        }
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
    }

    private Item item(
            String agency,
            String kind,
            String title,
            String summary,
            @Nullable String nodeId,
            String number,
            @Nullable LocalDate date,
            String figures,
            ItemForm form) {
        boolean asks = kind.equals(Item.CONSULTATION);
        return new Item(
                Long.toString(ids.next()),
                agency,
                kind,
                Item.PUBLISHED,
                title,
                summary,
                nodeId,
                number,
                date,
                figures,
                asks ? form.commentUntil : null,
                asks && form.commentTo != null ? form.commentTo.strip() : "",
                clock.instant(),
                access.userName(),
                null,
                "",
                1);
    }

    Item withdraw(long id, long version, @Nullable String reason) {
        Item item = table.item(id).orElseThrow(() -> new NotFoundException("publication.error.no-item", id));
        access.require(item.agency(), PublicationPermission.PUBLISH);
        String why = Noting.why(reason);
        if (!table.withdraw(item, version, why, access.userName(), clock.instant())) {
            throw new ConflictException("publication.error.changed");
        }
        audit.record(AuditEvent.of(item.agency(), "publication.withdraw", "publication:" + id, why));
        return table.item(id).orElseThrow();
    }

    /** What an agency releases. */
    record SettingForm(
            @Nullable String agency,
            @Nullable Boolean results,
            @Nullable Boolean reports,
            @Nullable Boolean documents,
            @Nullable List<String> fields,
            @Nullable Long version) {}

    /**
     * What is to be published.
     *
     * @param measures the figures of a report that are released; all when none are named
     */
    record ItemForm(
            @Nullable String agency,
            @Nullable String kind,
            @Nullable Long reportId,
            @Nullable String nodeId,
            @Nullable String summary,
            @Nullable List<String> measures,
            @Nullable LocalDate commentUntil,
            @Nullable String commentTo) {}
}
