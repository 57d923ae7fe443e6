package org.vanthu.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.dossier.ClosedDossiers;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Elevation;

import static org.assertj.core.api.Assertions.assertThat;

/** What people are told of what is due, once for a list. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.batch.cron", value = "0 0 0 1 1 ? 2099")
@RepositoryProperty(key = "vanthu.retention.notice-cron", value = "0 0 0 1 1 ? 2099")
class RetentionNoticesFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final String ARCHIVIST = TestSite.user(AGENCY, "archivist");
    private static final String KEEPER = ClosedDossiers.KEEPER;
    private static final String CLERK = TestSite.user(AGENCY, "clerk");
    private static TestSite site;

    private final ClosedDossiers closed;
    private final Retention retention;
    private final RetentionNotices notices;
    private final MutableClock clock;

    RetentionNoticesFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.closed = new ClosedDossiers(repository);
        this.retention = repository.bean(Retention.class);
        this.notices = repository.bean(RetentionNotices.class);
        this.clock = clock;
    }

    @BeforeAll
    static void people(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @BeforeEach
    void inMarch() {
        clock.startAt(Instant.parse("2026-03-10T03:00:00Z"));
    }

    @Test
    void aListIsToldOnceWithItsCountAndAgainWhenSomethingCameToIt() {
        closed.end(closed.open("Nộp lưu thứ nhất"), "10 năm");
        closed.end(closed.open("Nộp lưu thứ hai"), "10 năm");
        Dossier kept = closed.end(closed.open("Giữ lại"), "10 năm");
        closed.end(closed.open("Hai năm"), "2 năm");
        Dossier waiting = closed.open("Chờ sự kiện");
        site.asRole("archivist", () -> retention.assign(waiting.id(), Schedules.CIRCULAR_2011 + ":4.1-06"));

        morning("2026-03-11");
        assertThat(told(KEEPER)).isEmpty();
        assertThat(told(ARCHIVIST)).isEmpty();

        closed.end(waiting, null);
        morning("2026-03-12");
        assertThat(told(ARCHIVIST)).isEqualTo(Map.of("waiting", 1));
        assertThat(told(KEEPER)).isEmpty();

        morning("2027-12-05");
        assertThat(told(KEEPER)).isEqualTo(Map.of("due", 4));
        assertThat(told(ARCHIVIST)).isEqualTo(Map.of("due", 4, "waiting", 1));
        assertThat(told(CLERK)).isEmpty();
        assertThat(unseen(ARCHIVIST)).isEqualTo(2);

        seen(ARCHIVIST);
        assertThat(unseen(ARCHIVIST)).isZero();
        assertThat(unseen(KEEPER)).isEqualTo(1);
        morning("2027-12-06");
        assertThat(unseen(ARCHIVIST)).isZero();

        site.asRole("archivist", () -> {
            retention.keepBack(kept.id(), LocalDate.of(2028, 6, 30));
            return null;
        });
        morning("2028-01-05");
        assertThat(told(KEEPER)).isEqualTo(Map.of("overdue", 3));
        assertThat(unseen(ARCHIVIST)).isEqualTo(1);
        seen(ARCHIVIST);

        morning("2028-06-10");
        assertThat(told(KEEPER)).isEqualTo(Map.of("overdue", 3, "keptEnding", 1));
        assertThat(unseen(ARCHIVIST)).isEqualTo(1);

        morning("2029-01-01");
        assertThat(told(ARCHIVIST)).isEqualTo(Map.of("overdue", 4, "waiting", 1, "expired", 1));
        assertThat(told(KEEPER)).isEqualTo(Map.of("overdue", 4));
    }

    private void morning(String day) {
        clock.startAt(Instant.parse(day + "T00:30:00Z"));
        Elevation.asSystem("the job does", notices::noteAll);
    }

    private Map<String, Integer> told(String user) {
        return site.as(user, () -> notices.mine(AGENCY)).stream()
                .collect(Collectors.toMap(RetentionNotice::view, RetentionNotice::dossiers));
    }

    private long unseen(String user) {
        return site.as(user, () -> notices.counters(AGENCY)).get("retentionNotices");
    }

    private void seen(String user) {
        site.as(user, () -> {
            notices.seen(AGENCY);
            return null;
        });
    }
}
