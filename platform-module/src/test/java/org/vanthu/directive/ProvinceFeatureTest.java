package org.vanthu.directive;

import java.time.LocalDate;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.VanthuException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What every test of directives has: the province, one made for the class, and a clock that stands at a Monday, 8:00.
 */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProvinceFeatureTest {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final LocalDate DUE = LocalDate.of(2026, 12, 4);

    final Province province;
    final MutableClock clock;

    ProvinceFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.province = new Province(repository);
        this.clock = clock;
    }

    @BeforeAll
    void createProvince() {
        province.create();
    }

    @BeforeEach
    void stopTheClock() {
        at(TODAY, 8);
    }

    void at(LocalDate day, int hour) {
        clock.set(day.atTime(hour, 0).atZone(Json.ZONE).toInstant());
    }

    static void assertConflict(String messageId, Runnable act) {
        assertRefused(ConflictException.class, messageId, act);
    }

    static void assertInvalid(String messageId, Runnable act) {
        assertRefused(InvalidInputException.class, messageId, act);
    }

    private static void assertRefused(Class<? extends VanthuException> type, String messageId, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOf(type)
                .extracting(e -> ((VanthuException) e).getMsgId())
                .isEqualTo(messageId);
    }
}
