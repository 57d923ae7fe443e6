package org.vanthu.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.numbering.DocumentIdentifier;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Agency;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/**
 * The registers of what the agency issues, for the feature that issues: numbers, chained entries, and the row by which
 * an issued document is found in lists. The caller has checked the person's right and owns the transaction; it takes
 * the number last, because others of the series wait from then on.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 15 and 16"
 */
public final class OutgoingRegister {

    /** The kind of the series and of the rows. */
    public static final String KIND = "outgoing";

    private static final int MAX_PLACES = 1000;

    private final JdbcTemplate jdbc;
    private final RegisterLedger ledger;
    private final RegistrySite site;

    OutgoingRegister(DataSource dataSource, RegisterLedger ledger, RegistrySite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ledger = ledger;
        this.site = site;
    }

    /** Takes the next number of a series, which is opened when this is its first. */
    public long take(NumberSeries series) {
        return site.take(series);
    }

    /**
     * Opens a series before its first use.
     *
     * @throws ConflictException if there is one already ({@code registry.error.register-exists})
     */
    public void open(NumberSeries series) {
        if (site.numbers().find(series.id()).isPresent()) {
            throw ConflictException.field(
                    "name", series.name(), "registry.error.register-exists", series.name(), series.year());
        }
        site.numbers().create(series);
    }

    /** Uses a number of the series that was set aside. */
    public long use(NumberSeries series, long reserved) {
        site.numbers().lock(series.id());
        site.numbers().use(series.id(), reserved);
        return reserved;
    }

    /** The next document identifier of the agency, of a series of its own. */
    public String nextDocumentId(Agency agency, int year) {
        long ordinal =
                site.take(NumberSeries.starting(agency.code(), "document-id", "all", year, "Mã định danh văn bản", 1));
        return new DocumentIdentifier(agency.identifier(), year, ordinal).text();
    }

    /** Adds the entry of a number that was taken in this transaction. */
    public LedgerEntry enter(String seriesId, long number, String nodeId, Map<String, ?> payload) {
        return append(seriesId, LedgerEntry.Kind.REGISTRATION, number, nodeId, null, payload);
    }

    /** Adds an entry that says what became of a number later. */
    public LedgerEntry correct(String seriesId, long number, String nodeId, String reason, Map<String, ?> payload) {
        site.numbers().lock(seriesId);
        return append(seriesId, LedgerEntry.Kind.CORRECTION, number, nodeId, reason, payload);
    }

    /** Adds the entry by which a number is given up: it stays used, and the register says why. */
    public LedgerEntry giveUp(String seriesId, long number, String nodeId, String reason) {
        site.numbers().lock(seriesId);
        return append(seriesId, LedgerEntry.Kind.VOID, number, nodeId, reason, Map.of());
    }

    /** The entries about a document, oldest first. */
    public List<LedgerEntry> entries(String nodeId) {
        return ledger.ofDocument(nodeId);
    }

    /** The numbers given up in a register, with their reasons. */
    public Map<Long, String> givenUp(String seriesId) {
        return ledger.reasons(seriesId, LedgerEntry.Kind.VOID);
    }

    private LedgerEntry append(
            String seriesId,
            LedgerEntry.Kind kind,
            long number,
            String nodeId,
            @Nullable String reason,
            Map<String, ?> payload) {
        return ledger.append(seriesId, kind, number, nodeId, site.access().userName(), reason, Json.write(payload));
    }

    /**
     * Puts an issued document among those that lists and search show. The key of the table refuses a second issuing.
     *
     * @param places the recipients as text
     */
    public void list(Issued issued, Agency agency, String places) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("node_id", issued.nodeId());
        columns.put("agency", agency.code());
        columns.put("kind", KIND);
        columns.put("state", "issued");
        columns.put("register_id", issued.seriesId());
        columns.put("register_year", issued.issuedDate().getYear());
        columns.put("arrival_number", issued.ordinal());
        columns.put("arrival_date", issued.issuedDate());
        columns.put("received_at", SqlTime.of(issued.issuedAt()));
        columns.put("entered_at", SqlTime.of(issued.issuedAt()));
        columns.put("entered_by", site.access().userName());
        columns.put("backfilled", false);
        columns.put("number_text", issued.number());
        columns.put("number_key", DocumentNumber.parse(issued.number()).lookupKey());
        columns.put("issued_date", issued.issuedDate());
        columns.put("issuer_name", agency.name());
        columns.put("issuer_key", DuplicateKey.issuerKey(agency.name()));
        columns.put("issuer_code", agency.identifier());
        columns.put("type_code", issued.typeCode());
        columns.put("type_name", issued.typeName());
        columns.put("subject", issued.subject());
        columns.put("subject_key", TextKey.of(issued.subject()));
        columns.put("urgency", issued.urgency());
        columns.put("origin", issued.origin());
        columns.put("source", "other");
        columns.put("page_amount", issued.pages());
        columns.put("to_places", Sql.cut(places, MAX_PLACES));
        columns.put("due_date", issued.replyDue());
        columns.put("document_id", issued.documentId());
        columns.put("sha256", issued.sha256());
        columns.put("duplicate_ordinal", 0);
        columns.put("version", 1L);
        Sql.insert(jdbc, "vt_document", columns);
    }

    /** A document that is issued now, as lists show it. */
    public record Issued(
            String nodeId,
            String seriesId,
            long ordinal,
            String number,
            LocalDate issuedDate,
            Instant issuedAt,
            String typeCode,
            String typeName,
            String subject,
            int urgency,
            String origin,
            int pages,
            @Nullable LocalDate replyDue,
            String documentId,
            @Nullable String sha256) {}
}
