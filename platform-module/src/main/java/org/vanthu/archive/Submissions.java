package org.vanthu.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.archive.Submission.Finding;
import org.vanthu.archive.Submission.Item;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Staff;
import org.vanthu.retention.Retention;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Words;

/**
 * Takes dossiers from the units into the agency's archive (nộp lưu): handed in with a list, checked one by one, each
 * taken over or given back with a reason. What is taken over is kept as it is. When the last one is decided, the
 * minutes are made.
 *
 * @see "Decree 30/2020/NĐ-CP, article 30; Circular 05/2025/TT-BNV"
 */
final class Submissions {

    static final String ACCEPTED = "accepted";
    static final String RETURNED = "returned";
    static final int MAX_DOSSIERS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);
    private static final Words WORDS = new Words("archive");
    private static final String SERIES = "archive-submission";
    private static final int MAX_TITLE = 500;
    private static final int MAX_REASON = 500;

    private final SubmissionTable table;
    private final ArchiveDossiers archive;
    private final ArchiveTable rows;
    private final Retention retention;
    private final Dossiers dossiers;
    private final DossierContents contents;
    private final IntakeChecks checks;
    private final NumberSequence numbers;
    private final SubmissionMinutes minutes;
    private final ArchiveSite site;

    Submissions(
            SubmissionTable table,
            ArchiveDossiers archive,
            ArchiveTable rows,
            Retention retention,
            Dossiers dossiers,
            DossierContents contents,
            IntakeChecks checks,
            NumberSequence numbers,
            SubmissionMinutes minutes,
            ArchiveSite site) {
        this.table = table;
        this.archive = archive;
        this.rows = rows;
        this.retention = retention;
        this.dossiers = dossiers;
        this.contents = contents;
        this.checks = checks;
        this.numbers = numbers;
        this.minutes = minutes;
        this.site = site;
    }

    /** What is handed in. */
    record SubmitForm(
            @Nullable String agency,
            @Nullable String title,
            @Nullable String note,
            @Nullable List<PartForm> dossiers) {}

    /** @param sheets of paper, where there are any */
    record PartForm(
            @Nullable String dossier,
            @Nullable Integer sheets,
            @Nullable String note) {}

    /** What the archivist decides. */
    record DecisionForm(
            @Nullable List<String> dossiers,
            @Nullable String result,
            @Nullable String reason,
            @Nullable Long version) {}

    /**
     * Hands ended dossiers in.
     *
     * @throws ConflictException if one is not ended or on its way already
     * @throws AccessDeniedException if one is not the person's nor of a unit that he or she heads
     */
    Submission submit(SubmitForm form) {
        String agency =
                site.agencies().get(form.agency() == null ? "" : form.agency()).code();
        site.access().require(agency, ArchivePermission.SUBMIT);
        List<PartForm> parts = form.dossiers() == null ? List.of() : form.dossiers();
        if (parts.isEmpty() || parts.size() > MAX_DOSSIERS) {
            throw InvalidInputException.field("dossiers", parts.size(), "archive.error.choose", MAX_DOSSIERS);
        }
        Instant now = site.now();
        int year = site.today().getYear();
        Submission submission = new Submission(
                UUID.randomUUID().toString(),
                agency,
                year,
                Math.toIntExact(number(agency, year)),
                site.staff()
                        .find(agency, site.userName())
                        .map(Staff.Member::unit)
                        .orElse(null),
                site.userName(),
                Submission.OPEN,
                WORDS.required("title", form.title(), MAX_TITLE),
                form.note() == null ? null : WORDS.optional("note", form.note()),
                now,
                null,
                null,
                1);
        table.insert(submission);
        Set<String> known = new HashSet<>();
        int ordinal = 0;
        for (PartForm part : parts) {
            if (part.dossier() != null && known.add(part.dossier())) {
                add(submission, part, part.dossier(), ++ordinal);
            }
        }
        site.record(agency, "archive.submit", submission.id(), submission.accession() + ": " + ordinal + " dossiers");
        LOG.info("submission {} {} with {} dossiers", agency, submission.accession(), ordinal);
        return submission;
    }

    private void add(Submission submission, PartForm part, String dossierId, int ordinal) {
        Dossier dossier = dossiers.lockEnded(dossierId);
        if (!dossier.agency().equals(submission.agency())) {
            throw new NotFoundException("dossier.error.no-dossier", dossierId);
        }
        rows.lock(dossierId).ifPresent(row -> {
            if (row.isKept() || row.stage().equals(ArchiveStage.SUBMITTED)) {
                throw new ConflictException("archive.error.on-its-way", dossier.code());
            }
        });
        if (part.sheets() != null && part.sheets() < 0) {
            throw InvalidInputException.field("sheets", part.sheets(), "archive.error.sheets");
        }
        List<DossierContents.Entry> entries = contents.of(dossierId);
        List<java.time.LocalDate> dates = entries.stream()
                .map(DossierContents.Entry::date)
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
        table.insert(new Item(
                submission.id(),
                ordinal,
                dossierId,
                dossier.code(),
                dossier.year(),
                dossier.title(),
                dates.isEmpty() ? null : dates.get(0),
                dates.isEmpty() ? null : dates.get(dates.size() - 1),
                dossier.retention(),
                entries.size(),
                (int) entries.stream().filter(DossierContents.Entry::hasFile).count(),
                entries.stream().mapToInt(DossierContents.Entry::pages).sum(),
                part.sheets(),
                part.note() == null ? null : WORDS.optional("note", part.note(), MAX_REASON),
                DossierContents.key(entries),
                null,
                List.of(),
                null,
                null));
        archive.stage(
                submission.agency(),
                dossierId,
                ArchiveStage.SUBMITTED,
                Sql.map("submission", submission.id(), "reason", null, "kept_until", null, "sheets", part.sheets()));
        site.record(submission.agency(), "archive.submitted", dossierId, submission.accession());
    }

    /** Looks at one dossier of a submission and keeps what was found. */
    List<Finding> check(String id, String dossierId) {
        Submission submission = table.get(id);
        site.access().require(submission.agency(), ArchivePermission.KEEP);
        Item item = item(id, dossierId);
        List<Finding> findings = checks.of(item);
        table.checked(item, findings, site.now());
        return findings;
    }

    /**
     * Takes dossiers over or gives them back. One with something wrong is taken over only with a reason.
     *
     * @throws ConflictException if one was not checked, or something is wrong with it and there is no reason, or it was
     *     decided before, or the person handed it in
     */
    Submission decide(String id, DecisionForm form) {
        Submission submission = table.lock(id, WORDS.version(form.version()));
        site.access().require(submission.agency(), ArchivePermission.KEEP);
        if (submission.giver().equals(site.userName())) {
            throw new ConflictException("archive.error.own");
        }
        String result = form.result() == null ? "" : form.result();
        boolean accepts = result.equals(ACCEPTED);
        if (!accepts && !result.equals(RETURNED)) {
            throw InvalidInputException.field("result", result, "archive.error.result", result);
        }
        String reason = accepts
                ? WORDS.optional("reason", form.reason(), MAX_REASON)
                : WORDS.required("reason", form.reason(), MAX_REASON);
        List<String> chosen = form.dossiers() == null ? List.of() : form.dossiers();
        for (String dossierId : chosen) {
            Item item = item(id, dossierId);
            if (item.result() != null) {
                throw new ConflictException("archive.error.decided", item.code());
            }
            if (accepts) {
                accept(submission, item, reason);
            } else {
                archive.stage(submission.agency(), dossierId, ArchiveStage.RETURNED, Sql.map("reason", reason));
                site.record(submission.agency(), "archive.returned", dossierId, reason);
            }
            table.decided(item, accepts ? ACCEPTED : RETURNED, reason.isEmpty() ? null : reason);
        }
        boolean done = table.items(id).stream().allMatch(item -> item.result() != null);
        table.change(
                submission,
                done
                        ? Sql.map("state", Submission.DONE, "received_by", site.userName(), "received_at", site.now())
                        : Map.of());
        if (done) {
            minutes.make(table.get(id));
        }
        return table.get(id);
    }

    private void accept(Submission submission, Item item, String reason) {
        if (item.checkedAt() == null) {
            throw new ConflictException("archive.error.unchecked", item.code());
        }
        if (!item.isSound() && reason.isEmpty()) {
            throw new ConflictException("archive.error.unsound", item.code());
        }
        List<DossierContents.Entry> entries = contents.of(item.dossier());
        if (!DossierContents.key(entries).equals(item.contentKey()) && reason.isEmpty()) {
            throw new ConflictException("archive.error.unsound", item.code());
        }
        List<NodeRef> documents = new ArrayList<>();
        entries.stream().filter(DossierContents.Entry::exists).forEach(entry -> documents.add(entry.node()));
        archive.accept(
                submission.agency(),
                item.dossier(),
                documents,
                Sql.map(
                        "accession",
                        submission.accession(),
                        "accession_year",
                        submission.year(),
                        "accession_ordinal",
                        submission.ordinal(),
                        "file_ordinal",
                        item.ordinal(),
                        "reason",
                        reason.isEmpty() ? null : reason));
        Elevation.asSystem("a dossier is in the archive", () -> retention.submitted(item.dossier(), site.today()));
        site.record(submission.agency(), "archive.accepted", item.dossier(), submission.accession());
    }

    /** A submission that the person may see: the archivists, who handed it in, and the head of that unit. */
    Submission readable(String id) {
        Submission submission = table.get(id);
        if (!submission.giver().equals(site.userName()) && !site.heads(submission.agency(), submission.unit())) {
            site.access().require(submission.agency(), ArchivePermission.KEEP);
        }
        return submission;
    }

    private Item item(String id, String dossierId) {
        return table.items(id).stream()
                .filter(item -> item.dossier().equals(dossierId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("archive.error.not-in-submission", dossierId));
    }

    private long number(String agency, int year) {
        String series = NumberSeries.id(agency, SERIES, "nop", year);
        return numbers.take(series).orElseGet(() -> {
            numbers.create(NumberSeries.starting(agency, SERIES, "nop", year, SERIES, 1));
            return numbers.take(series).orElseThrow();
        });
    }
}
