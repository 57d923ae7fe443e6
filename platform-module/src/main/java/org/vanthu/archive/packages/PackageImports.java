package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.vanthu.archive.AccessLevels;
import org.vanthu.archive.packages.ReadMets.Pointer;
import org.vanthu.archive.packages.ReadPackage.ReadDocument;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierIntake;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;

/**
 * Takes packages in as ended dossiers of an agency: whole or not at all, in the caller's transaction. A package that
 * was taken in before is not taken in again, so that a row of packages can be sent anew after a failure.
 */
public final class PackageImports {

    private final PackageTable table;
    private final DossierIntake intake;
    private final AccessLevels levels;
    private final PackageSettings settings;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;
    private final TimeOrderedIds ids;
    private final Clock clock;

    PackageImports(
            PackageTable table,
            DossierIntake intake,
            AccessLevels levels,
            PackageSettings settings,
            Agencies agencies,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.intake = intake;
        this.levels = levels;
        this.settings = settings;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
    }

    /**
     * What became of a package.
     *
     * @param unnamed files of the package that no METS names; they were left out
     */
    public record Taken(
            String dossier,
            String code,
            String title,
            String objectId,
            int documents,
            int files,
            List<String> unnamed) {}

    /**
     * Takes a package in.
     *
     * @throws InvalidInputException if it is no package, is too large, or is not as its METS say
     * @throws ConflictException if it was taken in before
     */
    public Taken take(String agency, Path file) {
        access.require(agency, PackagePermission.IMPORT);
        agencies.get(agency);
        try (PackageContents contents = PackageContents.open(file, settings)) {
            ReadPackage read = ReadPackage.of(contents);
            table.received(agency, read.objectId()).ifPresent(known -> {
                throw ConflictException.with(
                        Map.of("dossier", known.dossier()),
                        "archive.error.package-known",
                        read.objectId(),
                        known.title());
            });
            return take(agency, file, contents, read);
        } catch (IOException e) {
            throw InvalidInputException.field(e, "file", "", "archive.error.package-zip");
        }
    }

    private Taken take(String agency, Path file, PackageContents contents, ReadPackage read) throws IOException {
        Dossier dossier = intake.receive(received(agency, read));
        levels.received(dossier, read.ead().get(Fields.MODE));
        int files = 0;
        int ordinal = 0;
        for (ReadDocument document : read.documents()) {
            for (int i = 0; i < document.files().size(); i++) {
                add(dossier, ++ordinal, document, i, contents);
                files++;
            }
        }
        table.insert(new PackageTable.Row(
                ids.next(),
                agency,
                PackageTable.IN,
                read.kind().code(),
                read.objectId(),
                dossier.id(),
                fileCode(read),
                dossier.title(),
                files,
                Files.size(file),
                sha256(file),
                read.unnamed().isEmpty() ? "" : String.join("; ", read.unnamed()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                access.userName()));
        audit.record(AuditEvent.of(agency, "archive.import", dossier.id(), read.objectId()));
        return new Taken(
                dossier.id(),
                dossier.code(),
                dossier.title(),
                read.objectId(),
                read.documents().size(),
                files,
                read.unnamed());
    }

    private DossierIntake.Received received(String agency, ReadPackage read) {
        Description ead = read.ead();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Json.ZONE);
        LocalDate started = date(ead.get(Fields.START_DATE)).orElse(today);
        LocalDate ended = date(ead.get(Fields.END_DATE)).orElse(today);
        String title = ead.get(Fields.TITLE);
        if (title.isEmpty()) {
            throw new InvalidInputException("archive.error.package-missing", Fields.TITLE.label());
        }
        return new DossierIntake.Received(
                agency,
                notation(fileCode(read), started.getYear()),
                title,
                orNull(Codes.period(ead.get(Fields.MAINTENANCE))),
                orNull(ead.get(Fields.FILE_DESCRIPTION)),
                started,
                ended.isBefore(started) ? started : ended,
                (read.organisation() + " · " + fileCode(read) + " · " + read.objectId()).strip());
    }

    /** What follows the year in mã hồ sơ. */
    private static String notation(String fileCode, int year) {
        String mark = "." + year + ".";
        int at = fileCode.lastIndexOf(mark);
        return at < 0 ? fileCode : fileCode.substring(at + mark.length());
    }

    private static String fileCode(ReadPackage read) {
        String code = read.ead().get(Fields.FILE_CODE);
        return code.isEmpty() ? read.ead().get(Fields.ARC_FILE_CODE) : code;
    }

    private void add(Dossier dossier, int ordinal, ReadDocument document, int index, PackageContents contents)
            throws IOException {
        Pointer pointer = document.files().get(index);
        String name = pointer.path().substring(pointer.path().lastIndexOf('/') + 1);
        Path copy = Files.createTempFile("vanthu-package-", ".bin");
        try {
            String sha256 = contents.copy(pointer.path(), copy);
            Description fields = document.fields();
            String subject = fields.get(Fields.SUBJECT);
            intake.add(
                    dossier,
                    ordinal,
                    new DossierIntake.ReceivedPaper(
                            name,
                            Sql.cut(subject.isEmpty() ? name : subject, 500),
                            date(fields.get(Fields.ISSUED_DATE)).orElse(null),
                            orNull(Sql.cut(fields.get(Fields.ORGAN_NAME), 200)),
                            orNull(note(fields)),
                            sha256),
                    copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Number, notation and type, which papers have no fields for. */
    private static String note(Description fields) {
        List<String> parts = new ArrayList<>();
        String number = fields.get(Fields.CODE_NUMBER);
        String notation = fields.get(Fields.CODE_NOTATION);
        parts.add(number.isEmpty() || notation.isEmpty() ? number + notation : number + "/" + notation);
        parts.add(Codes.typeName(fields.get(Fields.TYPE_NAME)));
        parts.add(fields.get(Fields.DOC_DESCRIPTION));
        parts.removeIf(String::isEmpty);
        return String.join("; ", parts);
    }

    private static Optional<LocalDate> date(String text) {
        return text.isEmpty() ? Optional.empty() : PackageSettings.readDate(text);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
