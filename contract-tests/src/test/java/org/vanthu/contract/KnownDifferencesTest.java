package org.vanthu.contract;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KnownDifferencesTest {
    private static final String TEXT = """
            # comment

            NodeContract.movesANode acs moves differ
            NodeContract.findsIt acs-noindex needs an index
            """;

    @Test
    void tellsTheReasonForTheNamedEngineOnly() {
        KnownDifferences differences = KnownDifferences.parse(TEXT);

        assertThat(differences.reason("NodeContract", "movesANode", "acs")).contains("moves differ");
        assertThat(differences.reason("NodeContract", "movesANode", "embedded")).isEmpty();
        assertThat(differences.reason("NodeContract", "other", "acs")).isEmpty();
        assertThat(differences.reason("OtherContract", "movesANode", "acs")).isEmpty();
    }

    @Test
    void countsAcsWithoutIndexAsAcsButNotTheOtherWayRound() {
        KnownDifferences differences = KnownDifferences.parse(TEXT);

        assertThat(differences.reason("NodeContract", "movesANode", "acs-noindex"))
                .isPresent();
        assertThat(differences.reason("NodeContract", "findsIt", "acs")).isEmpty();
    }

    @Test
    void refusesALineWithoutReasonAndAnUnknownEngine() {
        assertThatThrownBy(() -> KnownDifferences.parse("NodeContract.movesANode acs"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KnownDifferences.parse("NodeContract.movesANode solr reason"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTestsThatExist() throws Exception {
        for (KnownDifferences.Difference difference : KnownDifferences.read().all()) {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:org/vanthu/contract/**/" + difference.testClass() + ".class");
            assertThat(found).as(difference.testClass()).hasSize(1);
            String path = found[0].getURL().getPath();
            Class<?> type = Class.forName(path.substring(path.lastIndexOf("org/vanthu/contract"), path.length() - 6)
                    .replace('/', '.'));
            assertThat(Arrays.stream(type.getDeclaredMethods()).map(method -> method.getName()))
                    .contains(difference.method());
        }
    }
}
