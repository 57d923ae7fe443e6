package org.vanthu.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.Words;

/**
 * Use of the archive: people ask to read a dossier, for a copy, or to borrow its papers; the archivist decides; papers
 * come back.
 *
 * @see "Circular 05/2025/TT-BNV: levels of use; reading copies end after 5 days"
 */
public final class ReadingRequests {

    private static final Words WORDS = new Words("archive");
    private static final int MAX_READER = 200;
    private static final int MAX_REASON = 500;

    private final ReadingTable table;
    private final ArchiveTable rows;
    private final Dossiers dossiers;
    private final DossierContents contents;
    private final AccessLevels levels;
    private final ArchiveSite site;
    private final Duration open;

    /** @param readingDays how long copies are made of what was granted */
    ReadingRequests(
            ReadingTable table,
            ArchiveTable rows,
            Dossiers dossiers,
            DossierContents contents,
            AccessLevels levels,
            ArchiveSite site,
            int readingDays) {
        this.table = table;
        this.rows = rows;
        this.dossiers = dossiers;
        this.contents = contents;
        this.levels = levels;
        this.site = site;
        this.open = Duration.ofDays(readingDays);
    }

    /** What is asked. */
    record AskForm(
            @Nullable String agency,
            @Nullable String dossier,
            @Nullable String kind,
            @Nullable String reader,
            @Nullable String purpose,
            @Nullable String reason) {}

    /** What is decided. */
    record DecisionForm(
            @Nullable Boolean granted,
            @Nullable String decision,
            @Nullable LocalDate dueOn,
            @Nullable Long version) {}

    /**
     * Asks for a dossier that the archive has, by its id or its code in a year, e.g. {@code 2026/01.TCCB}. To read a
     * public one or have a copy of it, nobody needs to be asked.
     *
     * @throws InvalidInputException if a field is wrong, or a secret dossier is asked for somebody else or in private
     *     ({@code archive.error.secret-reader}, {@code archive.error.secret-purpose})
     */
    ReadingRequest ask(AskForm form) {
        String agency =
                site.agencies().get(form.agency() == null ? "" : form.agency()).code();
        site.access().require(agency, ArchivePermission.ASK);
        String kind = choice("kind", form.kind(), ReadingRequest.KINDS);
        String purpose = choice("purpose", form.purpose(), ReadingRequest.PURPOSES);
        ArchiveDossier dossier = kept(agency, form.dossier());
        AccessLevel level = levels.of(dossier.dossier());
        String reader = WORDS.optional("reader", form.reader(), MAX_READER);
        if (level.isSecret() && !reader.isEmpty()) {
            throw InvalidInputException.field("reader", reader, "archive.error.secret-reader", reader);
        }
        if (level.isSecret() && purpose.equals(ReadingRequest.PERSONAL)) {
            throw InvalidInputException.field("purpose", purpose, "archive.error.secret-purpose");
        }
        ReadingRequest request = new ReadingRequest(
                UUID.randomUUID().toString(),
                agency,
                kind,
                dossier.dossier(),
                site.userName(),
                site.now(),
                reader,
                purpose,
                WORDS.required("reason", form.reason(), MAX_REASON),
                ReadingRequest.ASKED,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                1);
        table.insert(request);
        site.record(agency, "archive.ask", dossier.dossier(), kind);
        return level.isFree() && ReadingRequest.FREE_KINDS.contains(kind) ? grantFreely(request) : request;
    }

    /** Public, so that nobody decides. */
    private ReadingRequest grantFreely(ReadingRequest request) {
        Instant now = site.now();
        table.change(
                request,
                request.version(),
                Sql.map("state", ReadingRequest.GRANTED, "decided_at", now, "open_until", now.plus(open)));
        site.record(request.agency(), "archive.grant-public", request.dossier(), request.kind());
        return table.get(request.id());
    }

    /**
     * Grants or refuses.
     *
     * @throws ConflictException if it was decided before, the papers are lent to somebody else, or the dossier became
     *     secret since it was asked for somebody else or in private
     */
    ReadingRequest decide(String id, DecisionForm form) {
        ReadingRequest request = table.get(id);
        site.access().require(request.agency(), ArchivePermission.KEEP);
        if (!request.state().equals(ReadingRequest.ASKED)) {
            throw new ConflictException("archive.error.request-decided");
        }
        boolean granted = Boolean.TRUE.equals(form.granted());
        String decision = granted
                ? WORDS.optional("decision", form.decision(), MAX_REASON)
                : WORDS.required("decision", form.decision(), MAX_REASON);
        boolean borrows = request.kind().equals(ReadingRequest.BORROW);
        if (granted && !request.isAllowedBy(levels.of(request.dossier()))) {
            throw new ConflictException("archive.error.secret-request");
        }
        if (granted && borrows) {
            rows.lock(request.dossier());
            if (form.dueOn() == null || form.dueOn().isBefore(site.today())) {
                throw InvalidInputException.field("dueOn", form.dueOn(), "archive.error.due");
            }
            if (table.isLent(request.dossier())) {
                throw new ConflictException("archive.error.lent");
            }
        }
        Instant now = site.now();
        table.change(
                request,
                WORDS.version(form.version()),
                Sql.map(
                        "state",
                        granted ? ReadingRequest.GRANTED : ReadingRequest.REFUSED,
                        "decided_by",
                        site.userName(),
                        "decided_at",
                        now,
                        "decision",
                        decision.isEmpty() ? null : decision,
                        "open_until",
                        granted && !borrows ? now.plus(open) : null,
                        "due_on",
                        granted && borrows ? form.dueOn() : null));
        site.record(request.agency(), granted ? "archive.grant" : "archive.refuse", request.dossier(), request.kind());
        return table.get(id);
    }

    /** The papers are back. */
    ReadingRequest giveBack(String id, @Nullable Long version) {
        ReadingRequest request = table.get(id);
        site.access().require(request.agency(), ArchivePermission.KEEP);
        if (!request.state().equals(ReadingRequest.GRANTED) || !request.kind().equals(ReadingRequest.BORROW)) {
            throw new ConflictException("archive.error.not-lent");
        }
        table.change(
                request, WORDS.version(version), Sql.map("state", ReadingRequest.RETURNED, "returned_at", site.now()));
        site.record(request.agency(), "archive.give-back", request.dossier(), null);
        return table.get(id);
    }

    /**
     * Whether copies may be made of it now; what was granted ends when the dossier is made secret or no longer public.
     */
    public boolean isOpen(ReadingRequest request) {
        return isOpen(request, levels.of(request.dossier()));
    }

    private boolean isOpen(ReadingRequest request, AccessLevel level) {
        return request.isOpen(site.now()) && request.isAllowedBy(level);
    }

    /** One that the person may use: who asked, and the archivists. */
    public ReadingRequest readable(String id) {
        ReadingRequest request = table.get(id);
        if (!request.askedBy().equals(site.userName())) {
            site.access().require(request.agency(), ArchivePermission.KEEP);
        }
        return request;
    }

    /** Counts copies that were made of its documents. */
    public void countCopies(ReadingRequest request, int number) {
        table.countCopies(request.id(), number);
        rows.countView(request.dossier());
    }

    /** Requests, the latest first: all of the agency for archivists, one's own for others. */
    Page<Map<String, Object>> list(String agency, boolean mine, @Nullable String state, Keyset keyset) {
        boolean all = !mine && site.access().may(agency, ArchivePermission.KEEP);
        site.access().require(agency, ArchivePermission.ASK);
        StringBuilder sql = new StringBuilder("SELECT * FROM vt_archive_request WHERE agency = ?");
        List<Object> values = new ArrayList<>(List.of(agency));
        if (!all) {
            sql.append(" AND asked_by = ?");
            values.add(site.userName());
        }
        if (state != null) {
            sql.append(" AND state = ?");
            values.add(state);
        }
        if (!keyset.isFirstPage()) {
            sql.append(" AND (asked_at, id) < (?, ?)");
            values.add(SqlTime.of(Instant.parse(keyset.after().get(0))));
            values.add(keyset.after().get(1));
        }
        sql.append(" ORDER BY asked_at DESC, id DESC LIMIT ").append(keyset.limit() + 1);
        Page<ReadingRequest> page = Page.of(
                table.query(sql.toString(), values), keyset.limit(), one -> List.of(one.askedAt(), one.id()), null);
        Map<String, Dossier> known = new java.util.HashMap<>();
        Elevation.asSystem(
                "titles of what was asked for",
                () -> dossiers.all(page.items().stream()
                                .map(ReadingRequest::dossier)
                                .distinct()
                                .toList())
                        .forEach(dossier -> known.put(dossier.id(), dossier)));
        Set<String> people = new TreeSet<>();
        page.items().forEach(one -> {
            people.add(one.askedBy());
            Optional.ofNullable(one.decidedBy()).ifPresent(people::add);
        });
        Map<String, String> names = site.accounts().fullNames(List.copyOf(people));
        Map<String, AccessLevel> access = levels.of(
                page.items().stream().map(ReadingRequest::dossier).distinct().toList());
        return page.map(one -> row(
                one,
                known.get(one.dossier()),
                java.util.Objects.requireNonNull(access.get(one.dossier()), "access"),
                names));
    }

    /** One with the documents of its dossier, where copies may be made of them now. */
    Map<String, Object> details(ReadingRequest one) {
        Dossier dossier = Elevation.asSystem("the title of what was asked for", () -> dossiers.get(one.dossier()));
        AccessLevel level = levels.of(one.dossier());
        Map<String, Object> details = new LinkedHashMap<>(row(
                one,
                dossier,
                level,
                site.accounts()
                        .fullNames(
                                one.decidedBy() == null
                                        ? List.of(one.askedBy())
                                        : List.of(one.askedBy(), one.decidedBy()))));
        List<Map<String, Object>> documents = new ArrayList<>();
        if (isOpen(one, level)) {
            for (DossierContents.Entry entry : contents.of(one.dossier())) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("nodeId", entry.node().getId());
                document.put("shown", entry.shown());
                document.put("date", entry.date());
                document.put("pages", entry.pages());
                document.put("file", entry.hasFile());
                document.put("copyable", entry.mimetype().equals("application/pdf"));
                documents.add(document);
            }
        }
        details.put("documents", documents);
        details.put("views", rows.find(one.dossier()).map(ArchiveDossier::views).orElse(0));
        return details;
    }

    private Map<String, Object> row(
            ReadingRequest one, @Nullable Dossier dossier, AccessLevel level, Map<String, String> names) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("kind", one.kind());
        row.put("dossier", one.dossier());
        row.put("code", dossier == null ? "" : dossier.code());
        row.put("title", dossier == null ? "" : dossier.title());
        row.put("year", dossier == null ? null : dossier.year());
        row.put("level", level.code());
        row.put("askedByName", names.getOrDefault(one.askedBy(), one.askedBy()));
        row.put("askedAt", one.askedAt());
        row.put("reader", one.reader());
        row.put("purpose", one.purpose());
        row.put("reason", one.reason());
        row.put("state", one.state());
        row.put("decidedByName", one.decidedBy() == null ? null : names.getOrDefault(one.decidedBy(), one.decidedBy()));
        row.put("decidedAt", one.decidedAt());
        row.put("decision", one.decision());
        row.put("openUntil", one.openUntil());
        row.put("open", isOpen(one, level));
        row.put("dueOn", one.dueOn());
        row.put("returnedAt", one.returnedAt());
        row.put("copies", one.copies());
        row.put("version", one.version());
        boolean keeps = site.access().may(one.agency(), ArchivePermission.KEEP);
        List<String> actions = new ArrayList<>();
        if (keeps && one.state().equals(ReadingRequest.ASKED)) {
            actions.add("decide");
        }
        if (keeps && one.state().equals(ReadingRequest.GRANTED) && one.kind().equals(ReadingRequest.BORROW)) {
            actions.add("giveBack");
        }
        if (keeps && one.kind().equals(ReadingRequest.CERTIFIED) && isOpen(one, level)) {
            actions.add("certify");
        }
        row.put("actions", actions);
        return row;
    }

    private ArchiveDossier kept(String agency, @Nullable String wanted) {
        String text = wanted == null ? "" : wanted.strip();
        return rows.find(rows.idOf(agency, text).orElse(text))
                .filter(one -> one.agency().equals(agency)
                        && one.isKept()
                        && !one.stage().equals(ArchiveStage.DESTROYED))
                .orElseThrow(() -> new NotFoundException("archive.error.not-kept", text));
    }

    private static String choice(String field, @Nullable String value, Set<String> choices) {
        String text = value == null ? "" : value;
        if (!choices.contains(text)) {
            throw InvalidInputException.field(field, text, "archive.error.choice", field, text);
        }
        return text;
    }
}
