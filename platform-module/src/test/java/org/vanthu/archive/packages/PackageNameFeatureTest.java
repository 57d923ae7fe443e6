package org.vanthu.archive.packages;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.EndedDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.dossier.EndedDossiers.ARCHIVIST;

/** Packages of a site that names its AIPs as E-ARK validators want them: the folder has the very name of OBJID. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.archive.package-aip-name", value = "uuid-{uuid}")
class PackageNameFeatureTest {

    @TempDir
    private static Path folder;

    private final EmbeddedRepository repository;

    PackageNameFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
    }

    @Test
    void anAipOfThatNameFollowsTheRulesAndItsFolderHasTheVeryNameOfTheObject() throws Exception {
        EndedDossiers fixture = new EndedDossiers(repository).create();
        Dossier dossier = fixture.ended(
                "Hồ sơ đóng gói theo tên UUID",
                "Vĩnh viễn",
                List.of(fixture.incoming("Về việc đóng gói", EndedDossiers.pdf(folder, "goi.pdf", 1))));
        Path file = folder.resolve("aip.zip");

        fixture.site()
                .as(
                        ARCHIVIST,
                        () -> repository
                                .bean(DossierPackages.class)
                                .make(
                                        dossier.id(),
                                        PackageKind.AIP,
                                        "GN-01/2026",
                                        DossierPackages.Request.official(),
                                        file));

        assertThat(CsipCheck.findings(file)).isEmpty();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> roots = zip.stream()
                    .map(entry -> entry.getName().substring(0, entry.getName().indexOf('/')))
                    .collect(Collectors.toSet());
            assertThat(roots).singleElement().asString().matches("uuid-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
            String root = roots.iterator().next();
            try (InputStream in = zip.getInputStream(zip.getEntry(root + "/METS.xml"))) {
                assertThat(new String(in.readAllBytes(), UTF_8)).contains("OBJID=\"" + root + "\"");
            }
        }
    }
}
