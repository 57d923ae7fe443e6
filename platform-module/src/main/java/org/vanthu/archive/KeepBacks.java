package org.vanthu.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.retention.Retention;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.Words;

/**
 * Units that keep dossiers beyond the time of submission: asked with a list and a reason, allowed by the head of the
 * agency, at most two years from the day on which they were due.
 *
 * @see "Decree 30/2020/NĐ-CP, article 30.3"
 */
final class KeepBacks {

    private static final Words WORDS = new Words("archive");
    private static final int MAX_REASON = 500;
    private static final int MOST_LISTED = 200;
    private static final String ASKED = "asked";

    private final JdbcTemplate jdbc;
    private final ArchiveDossiers archive;
    private final ArchiveTable rows;
    private final Dossiers dossiers;
    private final Retention retention;
    private final ArchiveSite site;

    KeepBacks(
            DataSource dataSource,
            ArchiveDossiers archive,
            ArchiveTable rows,
            Dossiers dossiers,
            Retention retention,
            ArchiveSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.archive = archive;
        this.rows = rows;
        this.dossiers = dossiers;
        this.retention = retention;
        this.site = site;
    }

    /** What is asked. */
    record AskForm(
            @Nullable String agency,
            @Nullable List<String> dossiers,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    /** What the head decides. */
    record DecisionForm(
            @Nullable Boolean granted,
            @Nullable String decision,
            @Nullable Long version) {}

    /** A request with its dossiers. */
    record KeepBack(
            String id,
            String agency,
            String askedBy,
            Instant askedAt,
            LocalDate until,
            String reason,
            String state,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decision,
            long version) {}

    /** Asks for dossiers that the person keeps or heads. */
    Map<String, Object> ask(AskForm form) {
        String agency =
                site.agencies().get(form.agency() == null ? "" : form.agency()).code();
        site.access().require(agency, ArchivePermission.SUBMIT);
        LinkedHashSet<String> chosen = new LinkedHashSet<>(form.dossiers() == null ? List.of() : form.dossiers());
        if (chosen.isEmpty() || chosen.size() > Submissions.MAX_DOSSIERS) {
            throw InvalidInputException.field(
                    "dossiers", chosen.size(), "archive.error.choose", Submissions.MAX_DOSSIERS);
        }
        if (form.until() == null || !form.until().isAfter(site.today())) {
            throw InvalidInputException.field("until", form.until(), "archive.error.due");
        }
        String id = UUID.randomUUID().toString();
        Sql.insert(
                jdbc,
                "vt_archive_keep",
                Sql.map(
                        "id",
                        id,
                        "agency",
                        agency,
                        "asked_by",
                        site.userName(),
                        "asked_at",
                        site.now(),
                        "kept_until",
                        form.until(),
                        "reason",
                        WORDS.required("reason", form.reason(), MAX_REASON),
                        "state",
                        ASKED,
                        "version",
                        1L));
        for (String dossierId : chosen) {
            Dossier dossier = dossiers.lockEnded(dossierId);
            requireFree(dossier, agency);
            Sql.insert(jdbc, "vt_archive_keep_item", Sql.map("keep", id, "dossier", dossierId));
        }
        site.record(agency, "archive.ask-keep-back", id, chosen.size() + " dossiers");
        return view(get(id));
    }

    /**
     * Allows or refuses; the dossiers are due on the day that was asked for then.
     *
     * @throws ConflictException if it was decided before, or the person asked for it
     * @throws InvalidInputException if that is more than two years from the day on which one was due
     */
    Map<String, Object> decide(String id, DecisionForm form) {
        KeepBack one = get(id);
        site.access().require(one.agency(), ArchivePermission.CONSENT);
        if (one.askedBy().equals(site.userName())) {
            throw new ConflictException("archive.error.own-keep-back");
        }
        if (!one.state().equals(ASKED)) {
            throw new ConflictException("archive.error.request-decided");
        }
        boolean granted = Boolean.TRUE.equals(form.granted());
        String decision = granted
                ? WORDS.optional("decision", form.decision(), MAX_REASON)
                : WORDS.required("decision", form.decision(), MAX_REASON);
        boolean written = Sql.update(
                jdbc,
                "vt_archive_keep",
                "id",
                id,
                WORDS.version(form.version()),
                Sql.map(
                        "state",
                        granted ? "granted" : "refused",
                        "decided_by",
                        site.userName(),
                        "decided_at",
                        site.now(),
                        "decision",
                        decision.isEmpty() ? null : decision));
        if (!written) {
            throw new ConflictException("archive.error.changed-meanwhile");
        }
        if (granted) {
            for (Dossier dossier : items(id)) {
                Elevation.asSystem("the head allows it", () -> retention.keepBack(dossier.id(), one.until()));
                requireFree(dossier, one.agency());
                archive.stage(
                        one.agency(),
                        dossier.id(),
                        ArchiveStage.KEPT_BACK,
                        Sql.map("reason", one.reason(), "kept_until", one.until()));
                site.record(
                        one.agency(),
                        "archive.keptBack",
                        dossier.id(),
                        one.until().toString());
            }
        }
        site.record(one.agency(), granted ? "archive.allow-keep-back" : "archive.refuse-keep-back", id, decision);
        return view(get(id));
    }

    /** Requests of an agency that the person may see, the latest first. */
    List<Map<String, Object>> list(String agency) {
        site.access().require(agency, ArchivePermission.ASK);
        boolean all = site.access().may(agency, ArchivePermission.CONSENT)
                || site.access().may(agency, ArchivePermission.KEEP);
        return jdbc
                .query(
                        "SELECT * FROM vt_archive_keep WHERE agency = ? AND (? = 1 OR asked_by = ?)"
                                + " ORDER BY asked_at DESC, id DESC LIMIT " + MOST_LISTED,
                        (row, index) -> read(row),
                        agency,
                        all ? 1 : 0,
                        site.userName())
                .stream()
                .map(this::view)
                .toList();
    }

    private void requireFree(Dossier dossier, String agency) {
        if (!dossier.agency().equals(agency)) {
            throw new NotFoundException("dossier.error.no-dossier", dossier.id());
        }
        rows.lock(dossier.id()).ifPresent(row -> {
            if (row.isKept() || row.stage().equals(ArchiveStage.SUBMITTED)) {
                throw new ConflictException("archive.error.on-its-way", dossier.code());
            }
        });
    }

    private KeepBack get(String id) {
        return jdbc.query("SELECT * FROM vt_archive_keep WHERE id = ?", (row, index) -> read(row), id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("archive.error.no-request", id));
    }

    private List<Dossier> items(String id) {
        List<String> ids = jdbc.queryForList(
                "SELECT dossier FROM vt_archive_keep_item WHERE keep = ? ORDER BY dossier", String.class, id);
        return Elevation.asSystem("the list of what is kept back", () -> dossiers.all(ids));
    }

    private Map<String, Object> view(KeepBack one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", one.id());
        view.put("askedByName", site.fullName(one.askedBy()));
        view.put("askedAt", one.askedAt());
        view.put("until", one.until());
        view.put("reason", one.reason());
        view.put("state", one.state());
        view.put("decidedByName", one.decidedBy() == null ? null : site.fullName(one.decidedBy()));
        view.put("decidedAt", one.decidedAt());
        view.put("decision", one.decision());
        view.put(
                "dossiers",
                items(one.id()).stream()
                        .map(dossier -> Map.of(
                                "id", dossier.id(),
                                "code", dossier.code(),
                                "year", dossier.year(),
                                "title", dossier.title()))
                        .toList());
        view.put("version", one.version());
        view.put(
                "mayDecide",
                one.state().equals(ASKED)
                        && !one.askedBy().equals(site.userName())
                        && site.access().may(one.agency(), ArchivePermission.CONSENT));
        return view;
    }

    private static KeepBack read(ResultSet row) throws SQLException {
        return new KeepBack(
                row.getString("id"),
                row.getString("agency"),
                row.getString("asked_by"),
                SqlTime.read(row, "asked_at"),
                row.getObject("kept_until", LocalDate.class),
                row.getString("reason"),
                row.getString("state"),
                row.getString("decided_by"),
                SqlTime.readNullable(row, "decided_at"),
                row.getString("decision"),
                row.getLong("version"));
    }
}
