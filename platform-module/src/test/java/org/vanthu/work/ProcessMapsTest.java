package org.vanthu.work;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProcessMapsTest {

    private static final Map<String, String> FIRST_STEPS = Map.of(
            "directiveHandling", "handle",
            "directiveLine", "assign",
            "directiveRequest", "answer",
            "directiveReview", "reviewResult",
            "outgoingDocument", "draft",
            "outgoingNotice", "handle",
            "incomingBranch", "handle",
            "incomingDirection", "direct");

    private final ProcessMaps maps = new ProcessMaps();

    @Test
    void aWayLeadsToEveryStepOfEveryProcess() {
        Map<String, Set<String>> steps = maps.steps();

        assertThat(steps).containsOnlyKeys(FIRST_STEPS.keySet());
        steps.forEach((process, all) -> all.forEach(step -> assertThat(maps.way(process, first(process), step))
                .as(process + " to " + step)
                .hasSizeLessThan(all.size())));
    }

    private static String first(String process) {
        return FIRST_STEPS.getOrDefault(process, "");
    }

    @Test
    void theWayIsTheShortest() {
        assertThat(maps.way("outgoingDocument", "draft", "draft")).isEmpty();
        assertThat(maps.way("outgoingDocument", "draft", "sign")).containsExactly("copy");
        assertThat(maps.way("outgoingDocument", "draft", "number")).containsExactly("copy", "pass");
    }

    @Test
    void aStepThatAProcessDoesNotHaveIsNotReached() {
        assertThatThrownBy(() -> maps.way("outgoingDocument", "draft", "none"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none");
    }
}
