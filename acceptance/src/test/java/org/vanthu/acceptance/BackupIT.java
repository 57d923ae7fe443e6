package org.vanthu.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class BackupIT {

    private static final String COMMAND = "org.vanthu.embedded.backup.BackupCommand";

    @BeforeAll
    static void onlyOnASiteOfItsOwn() {
        assumeFalse(Site.isGiven(), "copies the directory of the site");
    }

    @Test
    @Requirement({"R000-078", "R001-051", "R002-131", "R003-047", "R004-006", "R004-049"})
    void aSiteThatIsLostIsRestoredFromABackupMadeWhileClerksWorked() throws Exception {
        Path restored = Site.fresh("backup-restored");
        KillRounds rounds = new KillRounds(Site.fresh("backup-site"), 20261126);

        assertThat(rounds.restored(Site.fresh("backups"), restored)).isEmpty();
        assertThat(rounds.confirmed()).isPositive();
    }

    @Test
    @Requirement("R002-131")
    void aSiteThatDoesNotRunIsBackedUpTooAndABackupThatWasChangedIsNotRestored() throws Exception {
        Path site = Site.fresh("backup-still");
        SiteProcess.start(site).close();
        Path backups = Site.fresh("backups-still");
        assertThat(run("backup", "--data", site.toString(), "--to", backups.toString()))
                .as("of a site that does not run")
                .isZero();
        Path backup = only(backups);
        Path again = Site.fresh("backup-again");
        assertThat(run("restore", "--from", backup.toString(), "--data", again.toString()))
                .isZero();
        try (SiteProcess started = SiteProcess.start(again)) {
            assertThat(run("check", "--data", again.toString(), "--deep")).isZero();
            new Api(started.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD);
        }
        Path restored = Site.fresh("backup-not").resolve("site");
        Files.writeString(backup.resolve("site.properties"), "another");

        assertThat(run("check", "--from", backup.toString())).isEqualTo(1);
        assertThat(run("restore", "--from", backup.toString(), "--data", restored.toString()))
                .isEqualTo(1);
        assertThat(restored).doesNotExist();
        assertThat(run("restore", "--from", backup.toString(), "--data", site.toString()))
                .as("over a site that is there")
                .isEqualTo(1);
        assertThat(run("restore", "--from", backup.toString())).isEqualTo(2);
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static int run(String... arguments) throws InterruptedException {
        return SiteProcess.command(COMMAND, arguments).waitFor();
    }
}
