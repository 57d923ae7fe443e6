package org.vanthu.embedded.dictionary;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.ConstraintException;
import org.alfresco.service.cmr.dictionary.DictionaryException;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.namespace.DynamicNamespacePrefixResolver;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DictionaryRegistryTest {
    private static final String URI = "http://test/1.0";

    private final DictionaryRegistry dictionary = new DictionaryRegistry(new DynamicNamespacePrefixResolver());

    @BeforeEach
    void loadBuiltInModels() {
        ModelBootstrap bootstrap = new ModelBootstrap(dictionary);
        bootstrap.setModels(List.of(
                "alfresco/embedded/model/dictionary.xml",
                "alfresco/embedded/model/system.xml",
                "alfresco/embedded/model/content.xml"));
        bootstrap.afterPropertiesSet();
    }

    @Test
    void inheritsAndOverridesProperties() {
        load("""
                <type name="t:base"><parent>cm:content</parent>
                  <properties><property name="t:number"><type>d:int</type></property></properties></type>
                <type name="t:special"><parent>t:base</parent>
                  <overrides><property name="t:number"><mandatory enforced="true">true</mandatory><default>5</default>
                    <constraints><constraint ref="t:small"/></constraints></property></overrides></type>
                """, "");

        PropertyDefinition base = dictionary.getProperty(name("base"), name("number"));
        PropertyDefinition special = dictionary.getProperty(name("special"), name("number"));
        assertThat(base.isMandatoryEnforced()).isFalse();
        assertThat(special.isMandatoryEnforced()).isTrue();
        assertThat(special.isOverride()).isTrue();
        assertThat(special.getDefaultValue()).isEqualTo("5");
        assertThat(dictionary.isSubClass(name("special"), ContentModel.TYPE_CMOBJECT))
                .isTrue();
        assertThat(dictionary.getType(name("special")).getDefaultAspectNames())
                .contains(ContentModel.ASPECT_AUDITABLE, ContentModel.ASPECT_REFERENCEABLE);
        assertThat(dictionary.getSubTypes(ContentModel.TYPE_CONTENT, true)).contains(name("base"), name("special"));
    }

    @Test
    void checksConstraintsOfEveryKind() {
        load("", "");

        evaluate("small", 5);
        assertThatThrownBy(() -> evaluate("small", 11)).isInstanceOf(ConstraintException.class);
        evaluate("code", "AB1");
        assertThatThrownBy(() -> evaluate("code", "ab1")).isInstanceOf(ConstraintException.class);
        evaluate("short", "abc");
        assertThatThrownBy(() -> evaluate("short", "abcd")).isInstanceOf(ConstraintException.class);
        evaluate("listed", "one");
        assertThatThrownBy(() -> evaluate("listed", List.of("one", "three"))).isInstanceOf(ConstraintException.class);
        assertThatCode(() -> evaluate("listed", null)).doesNotThrowAnyException();
    }

    @Test
    void refusesModelsThatNameSomethingUnknown() {
        assertThatThrownBy(() -> load("<type name=\"t:a\"><parent>t:missing</parent></type>", ""))
                .isInstanceOf(DictionaryException.class)
                .hasMessageContaining("t:missing");
        assertThatThrownBy(() -> model("<imports><import uri=\"http://nowhere\" prefix=\"n\"/></imports>"
                        + "<namespaces><namespace uri=\"http://test/1.0\" prefix=\"t\"/></namespaces>"))
                .isInstanceOf(DictionaryException.class)
                .hasMessageContaining("http://nowhere");
    }

    @Test
    void joinsATypeWithAspects() {
        assertThat(dictionary
                        .getAnonymousType(ContentModel.TYPE_FOLDER, List.of(ContentModel.ASPECT_TITLED))
                        .getProperties())
                .containsKeys(ContentModel.PROP_NAME, ContentModel.PROP_TITLE, ContentModel.PROP_CREATED);
    }

    private void evaluate(String constraint, Object value) {
        dictionary.getConstraint(name(constraint)).getConstraint().evaluate(value);
    }

    private void load(String types, String aspects) {
        model("""
                <imports><import uri="http://www.alfresco.org/model/dictionary/1.0" prefix="d"/>
                  <import uri="http://www.alfresco.org/model/content/1.0" prefix="cm"/></imports>
                <namespaces><namespace uri="http://test/1.0" prefix="t"/></namespaces>
                <constraints>
                  <constraint name="t:small" type="MINMAX"><parameter name="minValue"><value>0</value></parameter>
                    <parameter name="maxValue"><value>10</value></parameter></constraint>
                  <constraint name="t:code" type="REGEX"><parameter name="expression"><value>[A-Z]+[0-9]</value></parameter></constraint>
                  <constraint name="t:short" type="LENGTH"><parameter name="maxLength"><value>3</value></parameter></constraint>
                  <constraint name="t:listed" type="LIST"><parameter name="allowedValues"><list><value>one</value>
                    <value>two</value></list></parameter></constraint>
                </constraints>
                <types>%s</types><aspects>%s</aspects>
                """.formatted(types, aspects));
    }

    private void model(String body) {
        String xml =
                "<model name=\"t:model\" xmlns=\"http://www.alfresco.org/model/dictionary/1.0\">" + body + "</model>";
        dictionary.load(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "test.xml");
    }

    private static QName name(String local) {
        return QName.createQName(URI, local);
    }
}
