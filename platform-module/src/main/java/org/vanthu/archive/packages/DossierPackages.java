package org.vanthu.archive.packages;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.vanthu.archive.AccessLevel;
import org.vanthu.archive.packages.PackagedDossier.PackagedDocument;
import org.vanthu.archive.packages.PackagedDossier.PackagedFile;
import org.vanthu.archive.preservation.ArchiveEvents;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierRecords;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.ModuleVersion;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.TimeOrderedIds;

/**
 * Makes packages of ended dossiers and remembers that they were made.
 *
 * @see "Circular 05/2025/TT-BNV, article 17 and Appendices I, III, V"
 */
public final class DossierPackages {

    private final RecordReader reader;
    private final DossierRecords records;
    private final PackageTable table;
    private final ArchivalCodes codes;
    private final PackageSettings settings;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;
    private final ArchiveEvents events;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final String version;

    DossierPackages(
            RecordReader reader,
            DossierRecords records,
            PackageTable table,
            ArchivalCodes codes,
            PackageSettings settings,
            Agencies agencies,
            Access access,
            AuditTrail audit,
            ArchiveEvents events,
            Clock clock,
            ModuleVersion version) {
        this.reader = reader;
        this.records = records;
        this.table = table;
        this.codes = codes;
        this.settings = settings;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
        this.version = version.value();
    }

    /**
     * A package that was made.
     *
     * @param fileName the name to save it under
     */
    public record Made(long id, String objectId, String fileName, String sha256, long sizeBytes) {}

    /**
     * The file of a document as it is given out.
     *
     * @param code mã lưu trữ of the document
     * @param sha256 of the document's own file as it lies in the archive, in lower-case letters
     */
    public record Original(String nodeId, String code, String sha256) {}

    /**
     * Who asked for a package to read, and what for.
     *
     * @param purpose 01 private, 02 official, 03 special official use
     */
    public record Request(String id, String purpose, String purposeContent, String topic) {

        private static final String PRIVATE = "01";

        /** The agency's own use. */
        public static Request official() {
            return new Request("", "02", "", "");
        }
    }

    /**
     * Writes a package into a file and remembers that.
     *
     * @param agreement the code under which a transfer is registered, or empty
     * @param request for a DIP
     * @throws AccessDeniedException if the person makes no packages in the agency of the dossier
     * @throws ConflictException if the dossier is not ended, is secret and asked for in private, or does not meet the
     *     standard; the details say where
     */
    public Made make(String dossierId, PackageKind kind, String agreement, Request request, Path target) {
        Agency agency = permitted(dossierId, PackagePermission.MAKE);
        Dossier dossier = ended(dossierId);
        PackagedDossier packaged = reader.read(dossierId, kind, arcCode(dossier, agency, kind));
        if (kind == PackageKind.DIP
                && request.purpose().equals(Request.PRIVATE)
                && packaged.description().get(Fields.MODE).equals(AccessLevel.SECRET)) {
            throw new ConflictException("archive.error.package-secret", dossier.code());
        }
        refuseLacking(packaged, kind, dossier);
        Instant now = now();
        String objectId = PackageWriter.newName(kind, agency.identifier(), settings);
        return make(
                packaged,
                kind,
                new PackageWriter.Terms(objectId, now, agreement, request(request, objectId, now), null),
                target);
    }

    /** The id of a DIP that will be made. */
    public String newReaderPackage() {
        return PackageWriter.newName(PackageKind.DIP, "", settings);
    }

    /**
     * Documents of an ended dossier as a DIP with certificates would have them. The caller has checked that the person
     * may give them out.
     *
     * @throws ConflictException if the dossier is not ended, a document has no file
     *     ({@code archive.error.certified-no-file}), or one does not meet the standard
     */
    public List<Original> originals(String dossierId, Set<String> nodeIds) {
        Dossier dossier = ended(dossierId);
        return chosen(dossier, nodeIds).documents().stream()
                .map(DossierPackages::original)
                .toList();
    }

    /**
     * Writes a DIP of documents with their certificates into a file. Made again, it has the same id and takes the place
     * of the one before. The caller has checked that the person may have it.
     *
     * @throws ConflictException as {@link #originals}, or if a file is no longer what was certified
     *     ({@code archive.error.certified-changed})
     */
    public Made makeCertified(String dossierId, Request request, Certification certification, Path target) {
        Map<String, Certificate> certificates = new LinkedHashMap<>();
        certification.certificates().forEach(one -> certificates.put(one.nodeId(), one));
        PackagedDossier packaged = chosen(ended(dossierId), certificates.keySet());
        for (PackagedDocument document : packaged.documents()) {
            Certificate certificate = Objects.requireNonNull(certificates.get(document.nodeId()), "certificate");
            if (!original(document).sha256().equalsIgnoreCase(certificate.sha256())) {
                throw new ConflictException("archive.error.certified-changed", document.code());
            }
        }
        Instant now = now();
        String objectId = certification.objectId();
        table.forget(packaged.agency().code(), PackageTable.OUT, objectId);
        return make(
                packaged,
                PackageKind.DIP,
                new PackageWriter.Terms(objectId, now, "", request(request, objectId, now), certification),
                target);
    }

    private PackagedDossier chosen(Dossier dossier, Set<String> nodeIds) {
        Agency agency = agencies.get(dossier.agency());
        PackagedDossier chosen = reader.read(dossier.id(), PackageKind.DIP, codes.of(dossier, agency))
                .only(nodeIds);
        if (chosen.documents().size() != nodeIds.size()) {
            throw new NotFoundException("dossier.error.not-inside", String.join(", ", nodeIds));
        }
        refuseLacking(chosen, PackageKind.DIP, dossier);
        return chosen;
    }

    private static Original original(PackagedDocument document) {
        PackagedFile file = document.files().stream()
                .filter(one -> one.nodeId().equals(document.nodeId()))
                .findFirst()
                .orElseThrow(() -> new ConflictException("archive.error.certified-no-file", document.code()));
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            file.source().copyTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Original(document.nodeId(), document.code(), Hex.encodeHexString(digest.digest()));
    }

    private Dossier ended(String dossierId) {
        Dossier dossier = records.get(dossierId).dossier();
        if (dossier.isRunning()) {
            throw new ConflictException("archive.error.package-running", dossier.code());
        }
        return dossier;
    }

    private static void refuseLacking(PackagedDossier packaged, PackageKind kind, Dossier dossier) {
        List<InputCheck.Finding> blocking = InputCheck.of(packaged, kind).stream()
                .filter(InputCheck.Finding::blocks)
                .toList();
        if (!blocking.isEmpty()) {
            throw ConflictException.with(
                    Map.of("findings", blocking),
                    "archive.error.package-input",
                    dossier.code(),
                    blocking.size(),
                    blocking.get(0).label());
        }
    }

    private Made make(PackagedDossier packaged, PackageKind kind, PackageWriter.Terms terms, Path target) {
        PackageWriter writer = new PackageWriter(kind, packaged, terms, settings, version);
        PackageTable.Row row = write(writer, packaged, kind, terms.objId(), terms.now(), target);
        table.insert(row);
        String what = kind.name() + " " + terms.objId();
        String agency = packaged.agency().code();
        audit.record(AuditEvent.of(agency, "archive.package", packaged.id(), what));
        events.record(agency, packaged.id(), null, ArchiveEvents.Kind.PACKAGE, ArchiveEvents.SUCCESS, what);
        return new Made(
                row.id(), terms.objId(), PackageWriter.folder(terms.objId()) + ".zip", row.sha256(), row.sizeBytes());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private PackageTable.Row write(
            PackageWriter writer,
            PackagedDossier packaged,
            PackageKind kind,
            String objectId,
            Instant now,
            Path target) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try {
            int files;
            try (OutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(target)), digest)) {
                files = writer.write(out);
            }
            return new PackageTable.Row(
                    ids.next(),
                    packaged.agency().code(),
                    PackageTable.OUT,
                    kind.code(),
                    objectId,
                    packaged.id(),
                    packaged.code(),
                    packaged.title(),
                    files,
                    Files.size(target),
                    Hex.encodeHexString(digest.digest()),
                    "",
                    now,
                    access.userName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of a dossier does not meet the standard for a package, with where it is entered. */
    public List<InputCheck.Finding> check(String dossierId, PackageKind kind) {
        permitted(dossierId, PackagePermission.READ);
        return InputCheck.of(reader.read(dossierId, kind, table.code(dossierId).orElse("-")), kind);
    }

    /** Packages of an agency that the person may see, the last first. */
    List<PackageTable.Row> list(
            String agency, @Nullable String direction, @Nullable String dossier, long before, int limit) {
        access.require(agency, PackagePermission.READ);
        return table.list(agency, direction, dossier, before, limit);
    }

    private Agency permitted(String dossierId, PackagePermission permission) {
        String agency = records.agency(dossierId);
        if (!access.may(agency, PackagePermission.READ)) {
            throw new NotFoundException("dossier.error.no-dossier", dossierId);
        }
        access.require(agency, permission);
        return agencies.get(agency);
    }

    private String arcCode(Dossier dossier, Agency agency, PackageKind kind) {
        return kind == PackageKind.SIP ? "" : codes.of(dossier, agency);
    }

    private Description request(Request request, String objectId, Instant now) {
        if (!Field.Kind.PURPOSE.codes().contains(request.purpose())) {
            throw InvalidInputException.field(
                    "purpose", request.purpose(), "archive.error.package-purpose", request.purpose());
        }
        return new Description()
                .with(Fields.REQUEST_ID, request.id().isBlank() ? objectId : request.id())
                .with(Fields.REQUEST_DATE, settings.date(LocalDate.ofInstant(now, Json.ZONE)))
                .with(Fields.PURPOSE, request.purpose())
                .with(Fields.PURPOSE_CONTENT, request.purposeContent())
                .with(Fields.RESEARCH_TOPIC, request.topic());
    }
}
