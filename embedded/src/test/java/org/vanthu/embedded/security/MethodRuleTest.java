package org.vanthu.embedded.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MethodRuleTest {
    @Test
    void readsChecksAndFilters() {
        MethodRule rule =
                MethodRule.parse("NodeService.moveNode", "NODE 0 DeleteNode, PARENT 1 CreateChildren, FILTER PARENT");

        assertThat(rule.allowed()).isFalse();
        assertThat(rule.filterByParent()).isTrue();
        assertThat(rule.checks())
                .containsExactly(
                        new MethodRule.Check(false, 0, "DeleteNode", false),
                        new MethodRule.Check(false, 1, "CreateChildren", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILTER", "", "NOBODY", "NODE 0 Reed"})
    void refusesARuleThatMeansNothing(String text) {
        assertThatThrownBy(() -> MethodRule.parse("NodeService.x", text)).isInstanceOf(RuntimeException.class);
    }
}
