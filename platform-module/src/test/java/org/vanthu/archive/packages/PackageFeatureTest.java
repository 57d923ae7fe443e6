package org.vanthu.archive.packages;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vanthu.archive.AcceptedDossiers;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.EndedDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.vanthu.dossier.EndedDossiers.ARCHIVIST;

/** Dossiers as SIP, AIP and DIP. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class PackageFeatureTest {

    private static final Path SCHEMAS = Path.of("").toAbsolutePath().getParent().resolveSibling("shared/schemas");

    @TempDir
    private static Path folder;

    private static EndedDossiers fixture;
    private static Dossier dossier;

    private final DossierPackages packages;
    private final AcceptedDossiers archive;

    PackageFeatureTest(EmbeddedRepository repository) {
        this.packages = repository.bean(DossierPackages.class);
        this.archive = new AcceptedDossiers(repository);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        fixture = new EndedDossiers(repository).create();
        Dossier running = fixture.running(
                "Hồ sơ về việc giao biên chế & tuyển dụng <2026>",
                List.of(
                        fixture.incoming("Về việc có hai trang", EndedDossiers.pdf(folder, "hai.pdf", 2)),
                        fixture.incoming("Về việc không có tệp"),
                        fixture.incoming("Về việc tệp văn bản", EndedDossiers.text(folder, "ý kiến.txt", "Ý kiến"))));
        fixture.paper(running, "Ghi chép cuộc họp", EndedDossiers.pdf(folder, "ghi chep.pdf", 1));
        dossier = fixture.end(running, "Vĩnh viễn");
    }

    @ParameterizedTest
    @EnumSource(PackageKind.class)
    void packagesFollowTheRulesOfEArk(PackageKind kind) throws Exception {
        Path file = made(kind);

        assertThat(CsipCheck.findings(file)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PackageKind.class)
    void theMetsAreValidByTheStandardsSchemas(PackageKind kind) throws Exception {
        assumeTrue(Files.isDirectory(SCHEMAS), "the standard's schemas are not in ../shared/schemas");
        Schema schema = schema(
                SCHEMAS.resolve("xlink.xsd"),
                SCHEMAS.resolve("mets1_12.xsd"),
                SCHEMAS.resolve("DILCISExtensionMETS.xsd"),
                SCHEMAS.resolve("DILCISExtensionSIPMETS.xsd"));

        try (ZipFile zip = new ZipFile(made(kind).toFile())) {
            for (String name : names(zip, "METS.xml")) {
                try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                    schema.newValidator().validate(new StreamSource(in));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PackageKind.class)
    void descriptionsAreValidByTheSchemasThatThePackageBrings(PackageKind kind) throws Exception {
        try (ZipFile zip = new ZipFile(made(kind).toFile())) {
            Map.of("EAD.xsd", "/EAD.xml", "EAD_doc.xsd", "EAD_doc_").forEach((xsd, part) -> {
                for (String name : names(zip, part)) {
                    validate(zip, xsd, name);
                }
            });
            assertThat(names(zip, "EAD_doc_")).hasSize(4);
        }
    }

    @Test
    void aSipTellsTheFieldsOfTheCircular() throws Exception {
        try (ZipFile zip = new ZipFile(made(PackageKind.SIP).toFile())) {
            assertThat(text(zip, "descriptive/EAD.xml"))
                    .contains(
                            "<fileCode>H99." + dossier.year() + "." + dossier.code() + "</fileCode>",
                            "<title>Hồ sơ về việc giao biên chế &amp; tuyển dụng &lt;2026&gt;</title>",
                            "<maintenance>01</maintenance>",
                            "<totalDoc>4</totalDoc>",
                            "<confidenceLevel>03</confidenceLevel>");
            assertThat(text(zip, "EAD_doc_0000001.xml"))
                    .contains(
                            "." + dossier.code() + ".0000001</docCode>",
                            "<typeName>15</typeName>",
                            "<issuedDate>05/01/2026</issuedDate>",
                            "<organName>Sở Nội vụ</organName>",
                            "<subject>Về việc có hai trang</subject>",
                            "<confidenceLevel>02</confidenceLevel>");
            assertThat(names(zip, "rep1/data/"))
                    .anyMatch(name -> name.endsWith(".0000001.pdf"))
                    .anyMatch(name -> name.endsWith(".0000003.txt"))
                    .anyMatch(name -> name.endsWith(".0000004.pdf"))
                    .hasSize(3);
        }
    }

    @Test
    void anAipHasTheArchivalCodeWhichIsGivenOnce() throws Exception {
        String first;
        try (ZipFile zip = new ZipFile(made(PackageKind.AIP).toFile())) {
            first = text(zip, "descriptive/EAD.xml");
            assertThat(zip.stream().findFirst().orElseThrow().getName()).startsWith("urn_H99_uuid-");
            assertThat(text(zip, "PREMIS_rep1.xml")).contains("premis:messageDigest", "information package creation");
        }

        assertThat(first).containsPattern("<arcFileCode>H99\\.H99\\.\\d{4}\\.01\\.\\d{4}</arcFileCode>");
        try (ZipFile zip = new ZipFile(made(PackageKind.AIP).toFile())) {
            assertThat(text(zip, "descriptive/EAD.xml")).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource(PackageKind.class)
    void theLevelOfAccessOfTheDossierIsInTheDescriptions(PackageKind kind) throws Exception {
        Dossier open = archive.open(
                fixture.ended("Hồ sơ công khai", "20 năm", List.of(document("Về việc công khai " + kind))), "01");
        Path file = folder.resolve("muc-" + kind + ".zip");
        make(ARCHIVIST, open, kind, DossierPackages.Request.official(), file);

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "EAD_doc_0000001.xml")).contains("<mode>01</mode>");
            if (kind != PackageKind.DIP) {
                assertThat(text(zip, "descriptive/EAD.xml")).contains("<mode>01</mode>");
            }
        }
    }

    @Test
    void ofASecretDossierNoPackageIsMadeForPrivateUse() {
        Dossier secret =
                archive.open(fixture.ended("Hồ sơ mật", "20 năm", List.of(document("Về việc không công khai"))), "03");

        assertThatThrownBy(() -> make(
                        ARCHIVIST,
                        secret,
                        PackageKind.DIP,
                        new DossierPackages.Request("YC-1", "01", "", ""),
                        folder.resolve("mat.zip")))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.package-secret");
    }

    @Test
    void whatDoesNotMeetTheStandardIsToldBeforePacking() {
        Dossier lacking = fixture.ended(
                "Hồ sơ có văn bản không tệp", "20 năm", List.of(fixture.incoming("Về việc thiếu tệp của văn bản")));

        assertThat(fixture.site().as(ARCHIVIST, () -> packages.check(lacking.id(), PackageKind.SIP)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).isEqualTo("noFile"));
    }

    @Test
    void onlyEndedDossiersArePackedAndOnlyByArchivists() {
        Dossier running = fixture.running("Hồ sơ đang làm", List.of());

        assertThatThrownBy(() -> make(ARCHIVIST, running))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.package-running");
        assertThatThrownBy(() -> make(TestSite.user(TestSite.AGENCY, "leader"), dossier))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> make(TestSite.user(TestSite.OTHER_AGENCY, "clerk"), dossier))
                .isInstanceOf(NotFoundException.class);
    }

    private static NodeRef document(String subject) {
        return fixture.incoming(subject, EndedDossiers.pdf(folder, subject.hashCode() + ".pdf", 1));
    }

    private void make(String user, Dossier which, PackageKind kind, DossierPackages.Request request, Path file) {
        fixture.site().as(user, () -> packages.make(which.id(), kind, "", request, file));
    }

    private DossierPackages.Made make(String user, Dossier which) {
        return fixture.site()
                .as(
                        user,
                        () -> packages.make(
                                which.id(),
                                PackageKind.SIP,
                                "",
                                DossierPackages.Request.official(),
                                folder.resolve("refused.zip")));
    }

    private Path made(PackageKind kind) {
        Path file = folder.resolve(kind + ".zip");
        fixture.site()
                .as(
                        ARCHIVIST,
                        () -> packages.make(
                                dossier.id(), kind, "GN-01/2026", DossierPackages.Request.official(), file));
        return file;
    }

    private static void validate(ZipFile zip, String xsd, String name) {
        String root = name.substring(0, name.indexOf('/') + 1);
        try (InputStream schema = zip.getInputStream(zip.getEntry(root + "schemas/" + xsd));
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            SchemaFactory.newDefaultInstance()
                    .newSchema(new StreamSource(schema))
                    .newValidator()
                    .validate(new StreamSource(in));
        } catch (Exception e) {
            throw new AssertionError(name, e);
        }
    }

    private static Schema schema(Path... files) throws Exception {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> null);
        Source[] sources = new Source[files.length];
        for (int i = 0; i < files.length; i++) {
            sources[i] = new StreamSource(files[i].toFile());
        }
        return factory.newSchema(sources);
    }

    private static List<String> names(ZipFile zip, String part) {
        return zip.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.contains(part))
                .toList();
    }

    private static String text(ZipFile zip, String part) throws Exception {
        try (InputStream in = zip.getInputStream(zip.getEntry(names(zip, part).get(0)))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
