package org.vanthu.capture.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.alfresco.repo.lock.JobLockService;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditSeals;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeQueue;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureFaults.Point;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.files.SampleFiles;
import org.vanthu.house.SecondServer;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.shared.ServerName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two servers, each with all of the module's beans, threads and jobs, on one database, one store of files and one scan
 * folder.
 */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.cluster.server-name", value = "first")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.stable-millis", value = "100")
@RepositoryProperty(key = "vanthu.capture.rescan-millis", value = "100")
@RepositoryProperty(key = "vanthu.capture.workers", value = "1")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
@RepositoryProperty(key = "vanthu.organization.cache-seconds", value = "0")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterFeatureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FILES = 24;
    private static final String CONTENT = "contentstore";

    private final EmbeddedRepository first;
    private final EmbeddedRepository second;
    private final Path scans;
    private final Path link;
    private int agencies;
    private String agency = "";

    ClusterFeatureTest(EmbeddedRepository first, MutableClock clock, Path firstDirectory, @TempDir Path secondDirectory)
            throws IOException {
        this.first = first;
        this.scans = firstDirectory.resolve("scans");
        Files.createDirectories(firstDirectory.resolve(CONTENT));
        this.link = Files.createSymbolicLink(secondDirectory.resolve(CONTENT), firstDirectory.resolve(CONTENT));
        this.second = SecondServer.start(
                first,
                secondDirectory,
                clock,
                Map.of(
                        // each test makes an agency on the first server; the second must not go by what it knew before
                        "vanthu.organization.cache-seconds", "0",
                        "vanthu.cluster.server-name", "second",
                        "vanthu.capture.enabled", "false",
                        "vanthu.capture.scan-root", scans.toString(),
                        "vanthu.capture.stable-millis", "100",
                        "vanthu.capture.rescan-millis", "100",
                        "vanthu.capture.workers", "1",
                        "vanthu.capture.ocr-command", "no-such-program"));
    }

    @AfterAll
    void stopSecond() throws IOException {
        second.close();
        Files.delete(link);
    }

    @BeforeEach
    void anAgencyOfItsOwn() throws IOException {
        agency = "H" + (60 + ++agencies);
        asSystem(() -> OrganizationFixture.agency(first, agency, true));
        Files.createDirectories(scans.resolve(agency));
    }

    @AfterEach
    void emptyTheFolder() throws IOException {
        try (var left = Files.list(scans.resolve(agency))) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void oneServerOnlyLooksIntoAFolderAndTheOtherTakesOverWhenItEnds() throws IOException {
        FolderWatch ours = first.bean(FolderWatch.class);
        FolderWatch theirs = second.bean(FolderWatch.class);
        ours.look();
        drop(1);

        theirs.look();
        assertThat(entries()).as("the folder is the first server's").isEmpty();
        ours.look();
        assertThat(entries()).hasSize(1);

        ours.releaseLocks();
        Files.delete(scans.resolve(agency).resolve("scan-0.png"));
        theirs.look();
        assertThat(entries())
                .as("the second server has seen that the file is gone")
                .isEmpty();
        drop(1);
        ours.look();
        assertThat(entries()).as("the folder is the second server's").isEmpty();
        theirs.releaseLocks();
    }

    @Test
    void everyFileIsTakenOnceThoughBothServersWork() throws IOException {
        Map<String, Queue<Point>> worked =
                Map.of("first", new ConcurrentLinkedQueue<>(), "second", new ConcurrentLinkedQueue<>());
        CyclicBarrier bothAtWork = new CyclicBarrier(2);
        first.bean(CaptureFaults.class).listen(meetingAtFirstFile(worked.get("first"), bothAtWork));
        second.bean(CaptureFaults.class).listen(meetingAtFirstFile(worked.get("second"), bothAtWork));
        drop(FILES);

        first.bean(CaptureEngine.class).start();
        second.bean(CaptureEngine.class).start();
        try {
            waitUntil(() -> entries().size() == FILES
                    && entries().stream().allMatch(entry -> entry.state() == IntakeState.AWAITING_CHECK));
        } finally {
            first.bean(CaptureEngine.class).destroy();
            second.bean(CaptureEngine.class).destroy();
        }

        assertThat(entries()).extracting(Intake::state).containsOnly(IntakeState.AWAITING_CHECK);
        assertThat(asSystem(() -> OrganizationFixture.countDocuments(first, agency)))
                .isEqualTo(FILES);
        assertThat(worked)
                .allSatisfy((server, points) -> assertThat(points).as(server).contains(Point.STORED));
        assertThat(worked.get("first").stream().filter(Point.STORED::equals).count()
                        + worked.get("second").stream()
                                .filter(Point.STORED::equals)
                                .count())
                .as("times that a file was stored")
                .isEqualTo(FILES);
        try (var left = Files.list(scans.resolve(agency))) {
            assertThat(left.filter(Files::isRegularFile))
                    .as("files left in the folder")
                    .isEmpty();
        }
    }

    @Test
    void aRowIsClaimedByOneServerUntilItsLeaseRunsOut(MutableClock clock) throws IOException {
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
        drop(1);
        first.bean(FolderWatch.class).lookAnyway();
        clock.advance(Duration.ofSeconds(5));
        first.bean(FolderWatch.class).lookAnyway();
        Duration lease = Duration.ofSeconds(30);

        assertThat(claim(first, "first", lease)).hasSize(1);
        assertThat(claim(second, "second", lease)).isEmpty();
        asSystem(() -> second.bean(IntakeQueue.class).release("second"));
        assertThat(claim(second, "second", lease))
                .as("a server that starts frees only its own")
                .isEmpty();

        clock.advance(lease.plusSeconds(1));
        assertThat(claim(second, "second", lease))
                .as("the first server is dead")
                .hasSize(1);
        assertThat(claim(first, "first", lease)).isEmpty();
    }

    @Test
    void serversOnOneMachineHaveNamesOfTheirOwnWhereFoldersDiffer() {
        String before = System.getProperty("catalina.base");
        try {
            System.setProperty("catalina.base", "/opt/node-1");
            ServerName one = ServerName.of("");
            System.setProperty("catalina.base", "/opt/node-2");
            ServerName two = ServerName.of("");

            assertThat(one).isNotEqualTo(two);
            assertThat(two).as("the same after each start").isEqualTo(ServerName.of(" "));
            assertThat(ServerName.of("node-3").value()).isEqualTo("node-3");
        } finally {
            if (before == null) {
                System.clearProperty("catalina.base");
            } else {
                System.setProperty("catalina.base", before);
            }
        }
    }

    /** Both servers run the job every few seconds; two that sealed at once would break the chain. */
    @Test
    void theAuditTrailOfTwoServersIsOneChain() {
        JdbcTemplate jdbc = ModuleTables.of(first);
        for (int i = 0; i < 20; i++) {
            EmbeddedRepository server = i % 2 == 0 ? first : second;
            String code = "H" + (70 + i);
            asSystem(server, () -> OrganizationFixture.agency(server, code, true));
        }

        waitUntil(
                () -> jdbc.queryForObject("SELECT count(*) FROM vt_audit WHERE seal_number IS NULL", Long.class) == 0);

        assertThat(asSystem(() -> first.bean(AuditSeals.class).firstBroken())).isEmpty();
    }

    /** A lock of the first server is a lock for the second too: what all jobs rely on. */
    @Test
    void locksOfJobsHoldForBothServers() {
        var name = org.alfresco.service.namespace.QName.createQName(
                org.vanthu.capture.CaptureModel.URI, "a-lock-of-this-test");
        JobLockService ours = first.bean("jobLockService", JobLockService.class);
        JobLockService theirs = second.bean("jobLockService", JobLockService.class);

        String token = ours.getLock(name, 60_000);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> theirs.getLock(name, 60_000))
                .isInstanceOf(org.alfresco.repo.lock.LockAcquisitionException.class);
        ours.releaseLock(token, name);
        theirs.releaseLock(theirs.getLock(name, 60_000), name);
    }

    /**
     * Notes the points; a server that has stored its first file waits until the other has stored one too. Each has one
     * worker, so the other surely gets a file: without this, the faster one may be done before the other has begun.
     */
    private static Consumer<Point> meetingAtFirstFile(Queue<Point> points, CyclicBarrier bothAtWork) {
        return point -> {
            boolean first = point == Point.STORED && !points.contains(Point.STORED);
            points.add(point);
            if (first) {
                try {
                    bothAtWork.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                    throw new IllegalStateException("only one server stores files", e);
                }
            }
        };
    }

    private List<Intake> claim(EmbeddedRepository server, String owner, Duration lease) {
        return asSystem(
                server,
                () ->
                        server
                                .bean(IntakeQueue.class)
                                .claim(Step.STORE, owner, lease, 10, CapturePriorities.REGISTERED)
                                .stream()
                                .filter(intake -> intake.agency().equals(agency))
                                .toList());
    }

    private void drop(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.write(
                    scans.resolve(agency).resolve("scan-" + i + ".png"),
                    SampleFiles.image("png", 300 + i, 200 + agencies));
        }
    }

    private List<Intake> entries() {
        return new ArrayList<>(asSystem(() ->
                first.bean(IntakeLedger.class).list(agency, EnumSet.allOf(IntakeState.class), null, 0, false, 1000)));
    }

    private static void waitUntil(BooleanSupplier reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }

    private <T> T asSystem(Callable<T> work) {
        return asSystem(first, work);
    }

    private static <T> T asSystem(EmbeddedRepository server, Callable<T> work) {
        return AuthenticationUtil.runAsSystem(
                () -> server.bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                        .doInTransaction(work::call, false, true));
    }
}
