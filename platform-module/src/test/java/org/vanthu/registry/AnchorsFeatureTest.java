package org.vanthu.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.Anchors;
import org.vanthu.audit.AuditSeals;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** Cutting off the end of a register or of the audit trail shows, because their lengths are noted outside. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.audit.anchor-file", value = "${dir}/anchors/anchors.log")
class AnchorsFeatureTest {

    private static TestSite site;

    private final EmbeddedRepository repository;
    private final RegistryService registry;
    private final Registers registers;
    private final RegisterVerifier verifier;
    private final ChainEnds ends;
    private final AuditSeals seals;
    private final JdbcTemplate jdbc;
    private final Path file;

    AnchorsFeatureTest(
            EmbeddedRepository repository,
            RegistryService registry,
            Registers registers,
            RegisterVerifier verifier,
            ChainEnds ends,
            AuditSeals seals,
            Path directory) {
        this.repository = repository;
        this.registry = registry;
        this.registers = registers;
        this.verifier = verifier;
        this.ends = ends;
        this.seals = seals;
        this.jdbc = ModuleTables.of(repository);
        this.file = directory.resolve("anchors/anchors.log");
    }

    @BeforeAll
    static void createSite(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @Test
    @Requirement({"R001-021", "R003-021"})
    void aRegisterWhoseEndWasCutOffShows() throws IOException {
        String register = open("cắt đuôi");
        register(register, "1/CV-NEO");
        register(register, "2/CV-NEO");
        anchor();
        register(register, "3/CV-NEO");
        assertThat(verify(register).ok()).isTrue();
        assertThat(verify(register).anchoredEntries()).isEqualTo(2);

        jdbc.update("DELETE FROM vt_register_entry WHERE register_id = ? AND seq >= 2", register);
        jdbc.update("DELETE FROM vt_document WHERE register_id = ? AND arrival_number >= 2", register);
        jdbc.update("UPDATE vt_number_series SET next_number = 2 WHERE id = ?", register);

        RegisterVerifier.Verification cut = verify(register);
        assertThat(cut.ok()).isFalse();
        assertThat(cut.firstBroken()).isEqualTo("anchor 2");
        anchor();
        assertThat(verify(register).firstBroken()).isEqualTo("anchor 2");
        assertThat(Files.readAllLines(file)).isNotEmpty();
    }

    @Test
    void aRegisterWrittenAnewFromTheMiddleShows() {
        String register = open("viết lại");
        register(register, "4/CV-NEO");
        register(register, "5/CV-NEO");
        anchor();
        jdbc.update("DELETE FROM vt_register_entry WHERE register_id = ? AND seq = 2", register);
        jdbc.update("DELETE FROM vt_document WHERE register_id = ? AND arrival_number = 2", register);
        jdbc.update("UPDATE vt_number_series SET next_number = 2 WHERE id = ?", register);
        register(register, "6/CV-KHAC");

        assertThat(verify(register).firstBroken()).isEqualTo("anchor 2");
    }

    @Test
    @Requirement("R003-021")
    void anAuditTrailWhoseEndWasCutOffShowsAndSoDoesAChangedAnchorFile() throws IOException {
        register(open("nhật ký"), "7/CV-NEO");
        site.as(AuthenticationUtil.getSystemUserName(), () -> {
            while (seals.sealNext() > 0) {
                // until every row is under a seal
            }
            return null;
        });
        anchor();
        assertThat(seals.firstBroken()).isEmpty();
        List<String> lines = Files.readAllLines(file);

        Long last = jdbc.queryForObject("SELECT max(seal_number) FROM vt_audit_seal", Long.class);
        jdbc.update("DELETE FROM vt_audit WHERE seal_number = ?", last);
        jdbc.update("DELETE FROM vt_audit_seal WHERE seal_number = ?", last);
        assertThat(seals.firstBroken()).contains("anchor " + last);

        Files.writeString(file, String.join("\n", lines).replaceFirst("\t\\d+\t", "\t1000\t") + "\n");
        assertThat(repository.bean(Anchors.class).firstBroken()).isPresent();
        assertThat(seals.firstBroken().orElseThrow()).startsWith("anchor line");
        Files.write(file, lines);
    }

    private void anchor() {
        site.as(AuthenticationUtil.getSystemUserName(), ends::anchor);
    }

    private RegisterVerifier.Verification verify(String register) {
        return site.asRole("clerk", () -> verifier.verify(register));
    }

    private void register(String register, String number) {
        site.asRole(
                "clerk",
                () -> registry.registerIncoming(new RegistrationRequest(
                        TestSite.AGENCY,
                        register,
                        null,
                        null,
                        TestSite.fields(number, "Về việc " + number),
                        null,
                        null,
                        null,
                        null,
                        false)));
    }

    private String open(String name) {
        int year = LocalDate.now(repository.bean("vanthu-platform.clock", Clock.class))
                .getYear();
        return site.asRole("clerk", () -> registers.open(TestSite.AGENCY, "incoming", name, year, 1))
                .id();
    }
}
