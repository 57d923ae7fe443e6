package org.vanthu.embedded.webscript;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UriTemplateTest {

    @Test
    void takesVariablesFromWholeAndPartSegments() {
        UriTemplate template = new UriTemplate("/a/{id}/pages/{n}.{format}?width={width?}");

        assertThat(template.match(UriTemplate.split("/a/x y/pages/12.json")))
                .isEqualTo(Map.of("id", "x y", "n", "12", "format", "json"));
    }

    @Test
    void doesNotMatchOtherPaths() {
        UriTemplate template = new UriTemplate("/a/{id}");

        assertThat(template.match(UriTemplate.split("/a"))).isNull();
        assertThat(template.match(UriTemplate.split("/a/"))).isNull();
        assertThat(template.match(UriTemplate.split("/a/b/c"))).isNull();
        assertThat(template.match(UriTemplate.split("/b/c"))).isNull();
    }

    @Test
    void ordersTheMostLiteralFirst() {
        assertThat(new UriTemplate("/a/items/all")).isLessThan(new UriTemplate("/a/items/{id}"));
    }
}
