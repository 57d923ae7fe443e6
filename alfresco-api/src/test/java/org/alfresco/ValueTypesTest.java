package org.alfresco;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.alfresco.repo.module.ModuleVersionNumber;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.datatype.DefaultTypeConverter;
import org.alfresco.service.cmr.repository.datatype.TypeConversionException;
import org.alfresco.service.namespace.DynamicNamespacePrefixResolver;
import org.alfresco.service.namespace.InvalidQNameException;
import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.RegexQNamePattern;
import org.alfresco.util.ISO9075;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValueTypesTest {
    @Test
    void readsWhatReferencesWrite() {
        NodeRef node = new NodeRef("workspace://SpacesStore/4f2e6c1a-0b1d-4c83-8d2b-1f1f7c0d9a11");
        ChildAssociationRef child = new ChildAssociationRef(
                QName.createQName("u", "contains"),
                node,
                QName.createQName("u", "a|b".replace("|", "-")),
                node,
                true,
                3);

        assertThat(new NodeRef(node.toString())).isEqualTo(node);
        assertThat(new ChildAssociationRef(child.toString())).isEqualTo(child).matches(ChildAssociationRef::isPrimary);
        assertThat(NodeRef.isNodeRef("nonsense")).isFalse();
    }

    @Test
    void readsQualifiedNamesInBothForms() {
        DynamicNamespacePrefixResolver prefixes = new DynamicNamespacePrefixResolver();
        prefixes.registerNamespace("t", "http://t");

        assertThat(QName.createQName("{http://t}name")).isEqualTo(QName.createQName("t:name", prefixes));
        assertThat(QName.createQName("http://t", "name").toPrefixString(prefixes))
                .isEqualTo("t:name");
        assertThatThrownBy(() -> QName.createQName("{http://t}")).isInstanceOf(InvalidQNameException.class);
        assertThat(new RegexQNamePattern("http://t", "na.*").isMatch(QName.createQName("http://t", "name")))
                .isTrue();
    }

    @Test
    void convertsValues() {
        var converter = DefaultTypeConverter.INSTANCE;
        Instant instant = Instant.parse("2026-11-22T03:00:00.123Z");

        assertThat(converter.convert(Date.class, "2026-11-22T10:00:00.123+07:00"))
                .isEqualTo(Date.from(instant));
        assertThat(converter.convert(String.class, Date.from(instant))).isEqualTo("2026-11-22T03:00:00.123Z");
        assertThat(converter.convert(Long.class, "42")).isEqualTo(42L);
        assertThat(converter.convert(Integer.class, 42L)).isEqualTo(42);
        assertThat(converter.booleanValue("true")).isTrue();
        assertThat(converter.convert(QName.class, "{u}n")).isEqualTo(QName.createQName("u", "n"));
        assertThat(converter.convert(String.class, new MLText(Locale.ENGLISH, "text")))
                .isEqualTo("text");
        assertThat(converter.getCollection(Long.class, List.of("1", "2"))).containsExactly(1L, 2L);
        assertThatThrownBy(() -> converter.convert(Integer.class, "many")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> converter.convert(Integer.class, 5_000_000_000L))
                .isInstanceOf(TypeConversionException.class);
    }

    @Test
    void ordersModuleVersions() {
        assertThat(new ModuleVersionNumber("1.0-SNAPSHOT").compareTo(new ModuleVersionNumber("1.0")))
                .isNegative();
        assertThat(new ModuleVersionNumber("1.10").compareTo(new ModuleVersionNumber("1.9")))
                .isPositive();
        assertThat(new ModuleVersionNumber("25.3.0")).isEqualTo(new ModuleVersionNumber("25.3"));
    }

    @Test
    void codesNamesForPaths() {
        assertThat(ISO9075.encode("a b")).isEqualTo("a_x0020_b");
        assertThat(ISO9075.decode(ISO9075.encode("2026 Công văn_x0020_"))).isEqualTo("2026 Công văn_x0020_");
    }
}
