package org.vanthu.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.organization.OrganizationFixture;

import static org.assertj.core.api.Assertions.assertThat;

/** An agency of its own with a scan folder and a clerk, driven by hand: nothing happens until a test lets time pass. */
final class CaptureSite {
    private static final AtomicInteger AGENCIES = new AtomicInteger();
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final Path directory;
    private final RetryingTransactionHelper transactions;
    private final String agency;

    CaptureSite(EmbeddedRepository repository, MutableClock clock, Path directory, boolean complaintsRefused)
            throws IOException {
        this.repository = repository;
        this.clock = clock;
        this.directory = directory;
        this.transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
        this.agency = "K" + (10 + AGENCIES.incrementAndGet());
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
        asSystem(() -> OrganizationFixture.agency(repository, agency, complaintsRefused));
        asSystem(() -> OrganizationFixture.clerk(repository, agency, clerk()));
        Files.createDirectories(folder());
    }

    String agency() {
        return agency;
    }

    String clerk() {
        return "clerk" + agency.toLowerCase(Locale.ROOT);
    }

    Path folder() {
        return directory.resolve("scans").resolve(agency);
    }

    /** Puts a file into the scan folder. */
    void drop(String name, byte[] content) throws IOException {
        Files.write(folder().resolve(name), content);
        Files.setLastModifiedTime(folder().resolve(name), FileTime.from(clock.instant()));
    }

    /** Lets the files in the folder rest for long enough and does all that there is to do. */
    void passTime() {
        work();
        clock.advance(A_WHILE);
        work();
    }

    /** Does all that there is to do now. */
    void work() {
        repository.bean(CaptureEngine.class).runUntilIdle();
    }

    EntryView upload(String name, byte[] content) {
        return asClerk(() -> {
            try {
                return repository.bean(Uploads.class).upload(agency, name, new ByteArrayInputStream(content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<Intake> entries() {
        IntakeLedger ledger = repository.bean(IntakeLedger.class);
        return asSystem(() -> ledger.list(agency, EnumSet.allOf(IntakeState.class), null, 0, false, 100));
    }

    Intake only() {
        List<Intake> entries = entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    /** Nodes of documents of the agency, counted in the store and not in the ledger. */
    long storedDocuments() {
        return asSystem(() -> OrganizationFixture.countDocuments(repository, agency));
    }

    /** Files of the site, outside of the scan folders, that hold exactly these bytes. */
    List<Path> copies(byte[] content) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(directory.resolve("scans")))
                    .filter(file -> holds(file, content))
                    .toList();
        }
    }

    private static boolean holds(Path file, byte[] content) {
        try {
            return Files.size(file) == content.length && java.util.Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            // the database and the index remove files of their own while we look
            return false;
        }
    }

    <T> T asClerk(Supplier<T> work) {
        return as(clerk(), work);
    }

    <T> T asSystem(Supplier<T> work) {
        return as(AuthenticationUtil.getSystemUserName(), work);
    }

    <T> T as(String user, Supplier<T> work) {
        AuthenticationUtil.setFullyAuthenticatedUser(user);
        try {
            return transactions.doInTransaction(work::get, false, true);
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
        }
    }
}
