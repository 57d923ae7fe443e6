package org.vanthu.archive.certified;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.archive.ReadingRequest;
import org.vanthu.archive.ReadingRequests;
import org.vanthu.archive.packages.Certificate;
import org.vanthu.archive.packages.Certification;
import org.vanthu.archive.packages.DossierPackages;
import org.vanthu.archive.preservation.ArchiveEvents;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;

/**
 * Gives certified copies out for a granted request, and answers for their codes. What is given out is recorded once and
 * stays; the package that carries it is made when it is fetched, and stored nowhere.
 *
 * @see "Circular 05/2025/TT-BNV: bản sao có xác thực, the authentication file of a DIP"
 */
final class CertifiedCopies {

    private static final int MAX_DOCUMENTS = 200;
    private static final int MAX_COPIES = 999;
    private static final int MAX_YEARS = 20;
    private static final int MAX_RECIPIENT = 200;
    private static final int MAX_NUMBER = 200;
    private static final int MAX_SUBJECT = 1000;

    private final CertifiedTable table;
    private final ReadingRequests requests;
    private final DossierPackages packages;
    private final OriginalTexts texts;
    private final Agencies agencies;
    private final Accounts accounts;
    private final Access access;
    private final AuditTrail audit;
    private final ArchiveEvents events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CertifiedCopies(
            CertifiedTable table,
            ReadingRequests requests,
            DossierPackages packages,
            OriginalTexts texts,
            Agencies agencies,
            Accounts accounts,
            Access access,
            AuditTrail audit,
            ArchiveEvents events,
            Clock clock) {
        this.table = table;
        this.requests = requests;
        this.packages = packages;
        this.texts = texts;
        this.agencies = agencies;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is given out.
     *
     * @param documents nodes of the dossier that was granted
     * @param copies how many of each
     * @param validUntil the last day on which they count
     */
    record IssueForm(
            @Nullable List<String> documents,
            @Nullable Integer copies,
            @Nullable LocalDate validUntil) {}

    /**
     * Gives documents of the dossier of a request out as certified copies.
     *
     * @throws AccessDeniedException if the person is no archivist of the agency
     * @throws ConflictException if the request is of another kind, was not granted, its time is over, or its dossier
     *     was made secret since; if a document has no file, or another than was taken in
     */
    List<CertifiedCopy> issue(String requestId, IssueForm form) {
        ReadingRequest request = requests.readable(requestId);
        access.require(request.agency(), CertifiedPermission.ISSUE);
        if (!request.kind().equals(ReadingRequest.CERTIFIED)) {
            throw new ConflictException("archive.error.certified-kind");
        }
        requireOpen(request);
        Set<String> documents = documents(form.documents());
        int number = copies(form.copies());
        LocalDate validUntil = validUntil(form.validUntil());
        List<DossierPackages.Original> originals = packages.originals(request.dossier(), documents);
        String packageId = packages.newReaderPackage();
        String recipient = request.reader().isEmpty() ? fullName(request.askedBy()) : request.reader();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<CertifiedCopy> issued = new ArrayList<>();
        for (DossierPackages.Original original : originals) {
            OriginalTexts.Texts text = texts.of(original.nodeId());
            if (!text.sha256().isEmpty() && !text.sha256().equalsIgnoreCase(original.sha256())) {
                throw new ConflictException("archive.error.certified-changed", original.code());
            }
            issued.add(new CertifiedCopy(
                    CertifiedCode.random(random),
                    packageId,
                    issued.size() + 1,
                    request.id(),
                    request.agency(),
                    request.dossier(),
                    original.nodeId(),
                    original.code(),
                    Sql.cut(text.number(), MAX_NUMBER),
                    Sql.cut(text.typeName(), MAX_NUMBER),
                    Sql.cut(text.subject(), MAX_SUBJECT),
                    Sql.cut(recipient, MAX_RECIPIENT),
                    request.purpose(),
                    access.userName(),
                    now,
                    validUntil,
                    number,
                    original.sha256()));
        }
        issued.forEach(table::insert);
        requests.countCopies(request, number * issued.size());
        record(request, packageId, issued);
        return issued;
    }

    /** The code stays out: the events of a dossier go into packages that others get. */
    private void record(ReadingRequest request, String packageId, List<CertifiedCopy> issued) {
        audit.record(AuditEvent.of(
                request.agency(), "archive.certify", request.dossier(), packageId + ": " + issued.size()));
        issued.forEach(one -> events.record(
                one.agency(),
                one.dossier(),
                one.document(),
                ArchiveEvents.Kind.DISSEMINATION,
                ArchiveEvents.SUCCESS,
                "DIP " + packageId));
    }

    /** What was given out for a request, the last first; for who asked, and the archivists. */
    List<Map<String, Object>> list(String requestId) {
        ReadingRequest request = requests.readable(requestId);
        boolean open = requests.isOpen(request);
        return table.ofRequest(request.id()).stream()
                .map(one -> {
                    Map<String, Object> row = view(one);
                    row.put("packageId", one.packageId());
                    row.put("nodeId", one.document());
                    row.put("issuedByName", fullName(one.issuedBy()));
                    row.put("fetchable", open && one.isValid(today()));
                    return row;
                })
                .toList();
    }

    /**
     * What a code stands for; anybody of the site may ask who has the code.
     *
     * @param typed the code, in any case, with or without hyphens
     * @throws InvalidInputException if it can be no code ({@code archive.error.certified-code})
     * @throws NotFoundException if nothing was given out under it
     */
    Map<String, Object> check(String typed) {
        String code = CertifiedCode.typed(typed)
                .orElseThrow(() -> InvalidInputException.field("code", typed, "archive.error.certified-code", typed));
        return view(table.find(code).orElseThrow(() -> new NotFoundException("archive.error.no-certified", code)));
    }

    /**
     * Writes the package of what was given out together into a file; for who asked, and the archivists.
     *
     * @throws ConflictException if the time of the request or of the copies is over, or a file is no longer what was
     *     certified
     */
    DossierPackages.Made fetch(String requestId, String packageId, Path target) {
        ReadingRequest request = requests.readable(requestId);
        requireOpen(request);
        List<CertifiedCopy> copies = table.ofRequest(request.id()).stream()
                .filter(one -> one.packageId().equals(packageId))
                .toList();
        if (copies.isEmpty()) {
            throw new NotFoundException("archive.error.no-certified", packageId);
        }
        if (!copies.get(0).isValid(today())) {
            throw new ConflictException("archive.error.not-open");
        }
        String purpose = purposeCode(request.purpose());
        String archive = agencies.get(request.agency()).name();
        List<Certificate> certificates = copies.stream()
                .map(one -> new Certificate(
                        one.document(),
                        one.code(),
                        archive,
                        one.recipient(),
                        one.documentCode(),
                        one.number(),
                        one.typeName(),
                        one.subject(),
                        purpose,
                        request.reason(),
                        LocalDate.ofInstant(one.issuedAt(), Json.ZONE),
                        one.validUntil(),
                        one.copies(),
                        one.sha256()))
                .toList();
        return packages.makeCertified(
                request.dossier(),
                new DossierPackages.Request(request.id(), purpose, request.reason(), ""),
                new Certification(
                        packageId,
                        certificates,
                        out -> CertifiedPage.of(archive, copies).writePdf(out)),
                target);
    }

    private Map<String, Object> view(CertifiedCopy one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("code", one.code());
        view.put("archive", agencies.get(one.agency()).name());
        view.put("recipient", one.recipient());
        view.put("documentCode", one.documentCode());
        view.put("number", one.number());
        view.put("typeName", one.typeName());
        view.put("subject", one.subject());
        view.put("purpose", one.purpose());
        view.put("issuedAt", one.issuedAt());
        view.put("validUntil", one.validUntil());
        view.put("valid", one.isValid(today()));
        view.put("copies", one.copies());
        view.put("sha256", one.sha256());
        return view;
    }

    private void requireOpen(ReadingRequest request) {
        if (!requests.isOpen(request)) {
            throw new ConflictException("archive.error.not-open");
        }
    }

    private static Set<String> documents(@Nullable List<String> sent) {
        Set<String> documents = new LinkedHashSet<>(sent == null ? List.of() : sent);
        if (documents.isEmpty() || documents.size() > MAX_DOCUMENTS) {
            throw InvalidInputException.field(
                    "documents", documents.size(), "archive.error.certified-documents", MAX_DOCUMENTS);
        }
        return documents;
    }

    private static int copies(@Nullable Integer sent) {
        if (sent == null || sent < 1 || sent > MAX_COPIES) {
            throw InvalidInputException.field("copies", sent, "archive.error.certified-copies", MAX_COPIES);
        }
        return sent;
    }

    private LocalDate validUntil(@Nullable LocalDate sent) {
        if (sent == null || sent.isBefore(today()) || sent.isAfter(today().plusYears(MAX_YEARS))) {
            throw InvalidInputException.field("validUntil", sent, "archive.error.certified-until", MAX_YEARS);
        }
        return sent;
    }

    /** As packages have it. */
    private static String purposeCode(String purpose) {
        return switch (purpose) {
            case "personal" -> "01";
            case "special" -> "03";
            default -> "02";
        };
    }

    private String fullName(String userName) {
        return accounts.fullNames(List.of(userName)).getOrDefault(userName, userName);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Json.ZONE);
    }
}
