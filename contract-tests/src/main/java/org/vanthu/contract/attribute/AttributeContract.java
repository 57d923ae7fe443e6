package org.vanthu.contract.attribute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.attributes.AttributeService;
import org.alfresco.service.cmr.attributes.DuplicateAttributeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Attributes. */
@ExtendWith(Repository.class)
class AttributeContract {
    private final Acs acs;
    private final AttributeService attributes;
    private final String root = Acs.unique();

    AttributeContract(Acs acs) {
        this.acs = acs;
        this.attributes = acs.bean("attributeService", AttributeService.class);
        acs.afterwards(() -> acs.inTransaction(() -> attributes.removeAttributes(root)));
    }

    @Test
    void areFoundByAllTheirKeys() {
        acs.inTransaction(() -> attributes.setAttribute("value", root, "a", "b"));

        acs.inTransaction(() -> {
            assertThat(attributes.getAttribute(root, "a", "b")).isEqualTo("value");
            assertThat(attributes.exists(root, "a", "b")).isTrue();
            assertThat(attributes.getAttribute(root, "a")).isNull();
            assertThat(attributes.exists(root, "a")).isFalse();
        });
    }

    @Test
    void mayHaveFewerKeys() {
        acs.inTransaction(() -> {
            attributes.setAttribute("one", root);
            attributes.setAttribute("two", root, "a");
        });

        acs.inTransaction(() -> {
            assertThat(attributes.getAttribute(root)).isEqualTo("one");
            assertThat(attributes.getAttribute(root, "a")).isEqualTo("two");
        });
    }

    @Test
    void areReplaced() {
        acs.inTransaction(() -> attributes.setAttribute("old", root, "a"));

        acs.inTransaction(() -> attributes.setAttribute("new", root, "a"));

        assertThat(acs.inTransaction(() -> attributes.getAttribute(root, "a"))).isEqualTo("new");
    }

    @Test
    void areMadeOnce() {
        acs.inTransaction(() -> attributes.createAttribute("value", root, "a", "b"));

        assertThatThrownBy(() -> acs.inTransaction(() -> attributes.createAttribute("other", root, "a", "b")))
                .isInstanceOf(DuplicateAttributeException.class);
        assertThat(acs.inTransaction(() -> attributes.getAttribute(root, "a", "b")))
                .isEqualTo("value");
    }

    @Test
    void keepValuesOfMostKinds() {
        Map<Serializable, Serializable> values = new HashMap<>();
        values.put("text", "chữ Việt");
        values.put("long", 5L);
        values.put("boolean", true);
        values.put("list", new ArrayList<>(List.of("a", "b")));
        acs.inTransaction(() -> values.forEach((key, value) -> attributes.setAttribute(value, root, "kinds", key)));

        acs.inTransaction(() -> values.forEach((key, value) ->
                assertThat(attributes.getAttribute(root, "kinds", key)).isEqualTo(value)));
    }

    @Test
    void areListedBelowTheirFirstKeys() {
        acs.inTransaction(() -> {
            attributes.setAttribute("1", root, "a", "x");
            attributes.setAttribute("2", root, "a", "y");
            attributes.setAttribute("3", root, "b", "z");
        });
        Map<Object, Object> found = new HashMap<>();

        acs.inTransaction(() -> {
            found.clear();
            attributes.getAttributes(
                    (id, value, keys) -> {
                        found.put(keys[2], value);
                        return true;
                    },
                    root,
                    "a");
        });

        assertThat(found).isEqualTo(Map.of("x", "1", "y", "2"));
    }

    @Test
    void areRemoved() {
        acs.inTransaction(() -> {
            attributes.setAttribute("1", root, "a", "x");
            attributes.setAttribute("2", root, "a", "y");
            attributes.setAttribute("3", root, "b", "z");
        });

        acs.inTransaction(() -> attributes.removeAttribute(root, "b", "z"));
        acs.inTransaction(() -> attributes.removeAttributes(root, "a"));

        acs.inTransaction(() -> {
            assertThat(attributes.exists(root, "a", "x")).isFalse();
            assertThat(attributes.exists(root, "a", "y")).isFalse();
            assertThat(attributes.exists(root, "b", "z")).isFalse();
        });
    }

    @Test
    void areRolledBack() {
        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    attributes.setAttribute("value", root, "gone");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(acs.inTransaction(() -> attributes.exists(root, "gone"))).isFalse();
    }
}
