package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.archive.AcceptedDossiers;
import org.vanthu.archive.AccessLevels;
import org.vanthu.archive.packages.PackageImports.Taken;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierRecords;
import org.vanthu.dossier.Dossiers;
import org.vanthu.dossier.EndedDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.TestSite;
import org.vanthu.retention.DossierRetention;
import org.vanthu.retention.Retention;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.EndedDossiers.AGENCY;
import static org.vanthu.dossier.EndedDossiers.ARCHIVIST;

/** Packages that come from outside, good ones and others. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.archive.package-max-import-mib", value = "1")
@RepositoryProperty(key = "vanthu.archive.package-max-import-files", value = "40")
class PackageImportFeatureTest {

    @TempDir
    private static Path folder;

    private static EndedDossiers fixture;
    private static Dossier dossier;

    private final EmbeddedRepository repository;
    private final DossierPackages packages;
    private final PackageImports imports;
    private final Dossiers dossiers;
    private final DossierRecords records;
    private final Retention retention;

    PackageImportFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.packages = repository.bean(DossierPackages.class);
        this.imports = repository.bean(PackageImports.class);
        this.dossiers = repository.bean(Dossiers.class);
        this.records = repository.bean(DossierRecords.class);
        this.retention = repository.bean(Retention.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        fixture = new EndedDossiers(repository).create();
        dossier = fixture.ended(
                "Hồ sơ đi rồi về",
                "20 năm",
                List.of(
                        fixture.incoming("Về việc thứ nhất", EndedDossiers.pdf(folder, "mot.pdf", 2)),
                        fixture.incoming("Về việc thứ hai", EndedDossiers.text(folder, "hai.txt", "Hai"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP", "AIP"})
    void aPackageBecomesAnEndedDossierWithItsDocuments(String kind) throws IOException {
        Taken taken = take(made(PackageKind.valueOf(kind)));

        Dossier received = fixture.site().as(ARCHIVIST, () -> dossiers.get(taken.dossier()));
        assertThat(received.title()).isEqualTo(dossier.title());
        assertThat(received.retention()).isEqualTo("20 năm");
        assertThat(received.isRunning()).isFalse();
        assertThat(received.code()).isNotEqualTo(dossier.code());
        DossierRecords.DossierRecord record = fixture.site().as(ARCHIVIST, () -> records.get(taken.dossier()));
        assertThat(record.documents()).hasSize(2);
        assertThat(record.documents().get(0).note()).contains("CV-SNV", "Tờ trình");
    }

    @Test
    void aDossierFromOutsideIsKeptByTheWordsThatItBrings() throws IOException {
        Taken taken = take(made(PackageKind.AIP));

        Dossier received = fixture.site().as(ARCHIVIST, () -> dossiers.get(taken.dossier()));
        DossierRetention kept = retention.of(taken.dossier()).orElseThrow();
        LocalDate ended = LocalDate.ofInstant(Objects.requireNonNull(received.endedAt()), Json.ZONE);
        assertThat(kept.endedOn()).isEqualTo(ended);
        assertThat(kept.expiresOn()).isEqualTo(LocalDate.of(ended.getYear() + 20, 12, 31));
        assertThat(kept.rule()).isNull();
    }

    @Test
    void aDossierFromOutsideHasTheLevelOfAccessThatItBrings() throws IOException {
        Dossier open =
                new AcceptedDossiers(repository).open(fixture.ended("Hồ sơ công khai", "20 năm", List.of()), "01");
        Path file = folder.resolve("cong-khai.zip");
        fixture.site()
                .as(
                        ARCHIVIST,
                        () -> packages.make(open.id(), PackageKind.SIP, "", DossierPackages.Request.official(), file));

        Taken taken = take(file);

        assertThat(repository.bean(AccessLevels.class).codeOf(taken.dossier())).isEqualTo("01");
    }

    @Test
    void whatWasTakenInCanBePackedAgain() throws Exception {
        Taken taken = take(made(PackageKind.SIP));
        Path again = folder.resolve("again.zip");

        fixture.site()
                .as(
                        ARCHIVIST,
                        () -> packages.make(
                                taken.dossier(), PackageKind.SIP, "", DossierPackages.Request.official(), again));

        assertThat(CsipCheck.findings(again)).isEmpty();
        assertThat(text(again, "EAD_doc_0000001.xml")).contains("<subject>Về việc thứ nhất</subject>");
    }

    @Test
    void aPackageIsTakenInOnce() throws IOException {
        Path file = made(PackageKind.SIP);
        take(file);

        assertThatThrownBy(() -> take(file))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.package-known");
    }

    @Test
    void aChangedFileIsNoticed() throws IOException {
        Path file = changed(files -> files.replaceAll(
                (name, bytes) -> name.endsWith(".txt") ? "khác".getBytes(StandardCharsets.UTF_8) : bytes));

        assertRefused(file, "archive.error.package-checksum");
    }

    @Test
    void aMissingFileIsNoticed() throws IOException {
        Path file = changed(files -> files.keySet().removeIf(name -> name.endsWith(".txt")));

        assertRefused(file, "archive.error.package-missing");
    }

    @Test
    void nothingIsWrittenOutsideByNamesThatClimb() throws IOException {
        Path file = changed(files -> files.put(root(files) + "/../../etc/passwd", new byte[] {1}));

        assertRefused(file, "archive.error.package-name");
    }

    @Test
    void entitiesFromElsewhereAreNotRead() throws IOException {
        Path file = changed(files -> files.put(
                root(files) + "/METS.xml",
                "<!DOCTYPE mets [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><mets OBJID=\"&x;\"/>"
                        .getBytes(StandardCharsets.UTF_8)));

        assertRefused(file, "archive.error.package-xml");
    }

    @Test
    void aSmallFileThatUnpacksToALargeOneIsRefused() throws IOException {
        Path file = changed(files -> files.put(root(files) + "/big.bin", new byte[2 << 20]));

        assertRefused(file, "archive.error.package-size");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Path file = changed(files -> {
            for (int i = 0; i < 50; i++) {
                files.put(root(files) + "/" + i, new byte[] {1});
            }
        });

        assertRefused(file, "archive.error.package-files");
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("no.zip"), "PK không phải ZIP");

        assertRefused(file, "archive.error.package-zip");
    }

    @Test
    void onlyArchivistsTakePackagesIn() throws IOException {
        Path file = made(PackageKind.SIP);

        assertThatThrownBy(() -> fixture.site().as(TestSite.user(AGENCY, "clerk"), () -> imports.take(AGENCY, file)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Taken take(Path file) {
        return fixture.site().as(ARCHIVIST, () -> imports.take(AGENCY, file));
    }

    private void assertRefused(Path file, String msgId) {
        assertThatThrownBy(() -> take(file))
                .isInstanceOf(InvalidInputException.class)
                .hasFieldOrPropertyWithValue("msgId", msgId);
    }

    private Path made(PackageKind kind) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".zip");
        fixture.site()
                .as(ARCHIVIST, () -> packages.make(dossier.id(), kind, "", DossierPackages.Request.official(), file));
        return file;
    }

    private Path changed(java.util.function.Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(made(PackageKind.SIP));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        change.accept(files);
        Path file = folder.resolve("changed-" + DigestUtils.md5Hex(String.valueOf(files.keySet())) + ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static String root(Map<String, byte[]> files) {
        String first = files.keySet().iterator().next();
        return first.substring(0, first.indexOf('/'));
    }

    private static String text(Path file, String part) throws IOException {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
            ZipEntry found = zip.stream()
                    .filter(entry -> entry.getName().contains(part))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = zip.getInputStream(found)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
