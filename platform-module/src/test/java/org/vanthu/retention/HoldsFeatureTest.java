package org.vanthu.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.dossier.ClosedDossiers;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Holds: what they hold, how they end, and that none is ever passed by. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.batch.cron", value = "0 0 0 1 1 ? 2099")
class HoldsFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final Instant MARCH_2026 = Instant.parse("2026-03-10T03:00:00Z");
    private static final int ROUNDS = 1000;
    private static TestSite site;

    private final ClosedDossiers closed;
    private final Retention retention;
    private final Holds holds;
    private final RegistryService registry;
    private final JdbcTemplate jdbc;
    private final MutableClock clock;

    HoldsFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.closed = new ClosedDossiers(repository);
        this.retention = repository.bean(Retention.class);
        this.holds = repository.bean(Holds.class);
        this.registry = repository.bean(RegistryService.class);
        this.jdbc = ModuleTables.of(repository);
        this.clock = clock;
    }

    @BeforeAll
    static void people(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @BeforeEach
    void inMarch() {
        clock.set(MARCH_2026);
    }

    @Test
    void whatIsHeldTwiceIsFreeWhenTheSecondHoldHasEndedToo() {
        Dossier dossier = closed.end(closed.open("Hai lệnh"), "5 năm");
        Hold first = place("Thanh tra", null, dossier);
        Hold second = place("Khiếu kiện", LocalDate.of(2026, 6, 30), dossier);

        assertThat(holds.heldBy(List.of(dossier.id()))).containsEntry(dossier.id(), List.of("Khiếu kiện", "Thanh tra"));
        release(first);
        assertThatThrownBy(() -> require(dossier))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "retention.error.held");
        assertThatThrownBy(() -> release(first))
                .hasFieldOrPropertyWithValue("msgId", "retention.error.changed-meanwhile");

        clock.set(Instant.parse("2026-06-30T16:00:00Z"));
        assertThatThrownBy(() -> require(dossier)).isInstanceOf(ConflictException.class);
        clock.set(Instant.parse("2026-06-30T17:30:00Z"));
        require(dossier);
        assertThat(holds.lasts(second)).isFalse();
    }

    @Test
    void aDocumentThatIsHeldHoldsEveryDossierThatItIsIn() {
        NodeRef document = site.asRole(
                "clerk",
                () -> registry.registerIncoming(TestSite.request(TestSite.fields("901/CV", "Về việc bị giữ")))
                        .nodeRef());
        Dossier one = closed.end(closed.open("Một", document), "5 năm");
        Dossier two = closed.end(closed.open("Hai", document), "5 năm");
        Hold hold = site.asRole(
                "leader",
                () -> holds.place(new Holds.HoldForm(
                        AGENCY, "Vụ việc", "theo công văn", null, null, List.of(document.getId()), null)));

        assertThat(holds.heldBy(List.of(one.id(), two.id()))).containsKeys(one.id(), two.id());
        assertThatThrownBy(() -> require(two)).isInstanceOf(ConflictException.class);
        release(hold);
        require(two);
    }

    @Test
    void aQueryHoldsWhatItFindsNow() {
        Dossier found = closed.end(closed.open("Cầu treo Bản Mới đợt 1"), "10 năm");
        Dossier other = closed.end(closed.open("Đường liên xã"), "10 năm");
        Hold hold = site.asRole(
                "archivist",
                () -> holds.place(new Holds.HoldForm(
                        AGENCY,
                        "Điều tra cầu treo",
                        "yêu cầu của cơ quan điều tra",
                        null,
                        null,
                        null,
                        new RetainedQuery("term", "cau treo", 2026, 2026, null, null))));

        assertThat(hold.items()).isEqualTo(1);
        assertThat(hold.chosenBy()).contains("cau treo");
        assertThat(holds.heldBy(List.of(found.id(), other.id()))).containsOnlyKeys(found.id());
    }

    @Test
    void whatIsHeldIsNotKeptForAShorterTimeButForALonger() {
        Dossier dossier = closed.open("Rút ngắn");
        site.asRole("archivist", () -> retention.assign(dossier.id(), rule("1-11")));
        closed.end(dossier, null);
        Hold hold = place("Kiểm toán", null, dossier);

        assertThatThrownBy(() -> site.asRole("archivist", () -> retention.assign(dossier.id(), rule("1-13"))))
                .hasFieldOrPropertyWithValue("msgId", "retention.error.held");
        site.asRole("archivist", () -> retention.assign(dossier.id(), rule("1-05")));
        release(hold);
        site.asRole("archivist", () -> retention.assign(dossier.id(), rule("1-13")));

        assertThat(retention.of(dossier.id()).orElseThrow().expiresOn()).isEqualTo(LocalDate.of(2031, 12, 31));
    }

    @Test
    void clerksPlaceNoHoldsAndWhatIsOfAnotherAgencyIsNotHeld() {
        Dossier dossier = closed.end(closed.open("Không được"), "5 năm");
        assertThatThrownBy(() -> site.asRole(
                        "clerk",
                        () -> holds.place(
                                new Holds.HoldForm(AGENCY, "Thử", "thử", null, List.of(dossier.id()), null, null))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.asRole(
                        "archivist",
                        () -> holds.place(
                                new Holds.HoldForm(AGENCY, "Thử", "thử", null, List.of("không-có"), null, null))))
                .hasFieldOrPropertyWithValue("msgId", "retention.error.no-dossier");
        assertThatThrownBy(() -> site.asRole(
                        "archivist",
                        () -> holds.place(new Holds.HoldForm(AGENCY, "Thử", "thử", null, List.of(), null, null))))
                .hasFieldOrPropertyWithValue("msgId", "retention.error.hold-items");
    }

    /** A hold and an execution at the same moment: whoever is first wins, and the other is told. */
    @Test
    void aHoldThatIsPlacedBeforeIsNeverPassedBy() throws Exception {
        Dossier dossier = closed.end(closed.open("Tranh nhau"), "5 năm");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> hold = both.submit(() -> attempt(start, () -> {
                    place("Tranh nhau", null, dossier);
                    return null;
                }));
                Future<Boolean> execution = both.submit(() -> attempt(start, () -> {
                    site.asRole("leader", () -> {
                        holds.requireFree(dossier.id());
                        retention.destroyed(dossier.id());
                        return null;
                    });
                    return null;
                }));
                assertThat(hold.get()).isNotEqualTo(execution.get());
                assertThat(stage(dossier)).isEqualTo(hold.get() ? "term" : "destroyed");
                jdbc.update("DELETE FROM vt_hold_item WHERE target = ?", dossier.id());
                jdbc.update("UPDATE vt_retention SET stage = 'term' WHERE dossier = ?", dossier.id());
            }
        } finally {
            both.shutdownNow();
        }
    }

    private static boolean attempt(CyclicBarrier start, Callable<@Nullable Object> work) throws Exception {
        start.await();
        try {
            work.call();
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private String stage(Dossier dossier) {
        return String.valueOf(
                jdbc.queryForObject("SELECT stage FROM vt_retention WHERE dossier = ?", String.class, dossier.id()));
    }

    private Hold place(String name, @Nullable LocalDate until, Dossier dossier) {
        return site.asRole(
                "archivist",
                () -> holds.place(
                        new Holds.HoldForm(AGENCY, name, "theo yêu cầu", until, List.of(dossier.id()), null, null)));
    }

    private void release(Hold hold) {
        site.asRole("archivist", () -> holds.release(hold.id(), "đã xong", hold.version()));
    }

    private void require(Dossier dossier) {
        site.asRole("archivist", () -> {
            holds.requireFree(dossier.id());
            return null;
        });
    }

    private static String rule(String code) {
        return Schedules.CIRCULAR_2011 + ":" + code;
    }
}
