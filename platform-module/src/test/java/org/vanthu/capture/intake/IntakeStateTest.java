package org.vanthu.capture.intake;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.Word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntakeStateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private final Intake intake =
            Intake.seen(7, "H37", "a.pdf", NOW, "System", new Source(Source.FOLDER, "slot", "a.pdf", 5, 10, NOW));

    @Test
    void goesFromSeenToRegisteredOneArrowAtATime() {
        var path = List.of(IntakeState.STABLE, IntakeState.STORED, IntakeState.AWAITING_CHECK, IntakeState.REGISTERED);

        Intake last = intake;
        for (IntakeState next : path) {
            last = last.to(next, Work.idle(NOW), null);
        }

        assertThat(last.state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(last.state().isFinal()).isTrue();
    }

    @Test
    void refusesArrowsThatDoNotExist() {
        assertThatThrownBy(() -> intake.to(IntakeState.REGISTERED, Work.idle(NOW), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SEEN");
        for (IntakeState state : IntakeState.values()) {
            assertThat(IntakeState.REFUSED.canBecome(state)).isEqualTo(state == IntakeState.REFUSED);
        }
    }

    @Test
    void keepsTheReasonAndCountsTheTries() {
        Intake failed = intake.to(IntakeState.STABLE, Work.now(Intake.Step.STORE, 1, NOW), null)
                .to(
                        IntakeState.FAILED,
                        Work.now(Intake.Step.STORE, 1, NOW).again(NOW.plusSeconds(9)),
                        Reason.of("x", 1));

        assertThat(failed.work().attempts()).isEqualTo(1);
        assertThat(failed.reason()).isEqualTo(new Reason("x", List.of("1")));
    }

    @Test
    void wordsSurviveTheTripThroughAColumn() {
        var words = List.of(
                new Word("Số:", new Box(2, 0.1234, 0.2, 0.03, 0.01), 0.97),
                new Word("477/TTr-SNV", new Box(2, 0, 0, 1, 1), 1));

        assertThat(WordLines.read(2, WordLines.write(words))).isEqualTo(words);
        assertThat(WordLines.read(1, "")).isEmpty();
    }
}
