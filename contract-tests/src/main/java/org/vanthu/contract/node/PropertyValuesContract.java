package org.vanthu.contract.node;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.DictionaryException;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.datatype.TypeConversionException;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a value that a property is given. */
@ExtendWith(Repository.class)
class PropertyValuesContract {
    private final Acs acs;
    private final NodeService nodes;

    PropertyValuesContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    private NodeRef letter() {
        return acs.create(acs.folder(), Acs.unique(), Contract.LETTER);
    }

    private @Nullable Serializable kept(QName property, @Nullable Serializable value) {
        NodeRef node = letter();
        acs.inTransaction(() -> nodes.setProperty(node, property, value));
        return acs.inTransaction(() -> nodes.getProperty(node, property));
    }

    private @Nullable Serializable kept(String property, @Nullable Serializable value) {
        return kept(Contract.name(property), value);
    }

    @Test
    void keepsAValueOfItsOwnKind() {
        NodeRef other = acs.newDocument();

        assertThat(kept("text", "chữ Việt")).isEqualTo("chữ Việt");
        assertThat(kept("int", 5)).isEqualTo(5);
        assertThat(kept("long", 5_000_000_000L)).isEqualTo(5_000_000_000L);
        assertThat(kept("float", 1.5f)).isEqualTo(1.5f);
        assertThat(kept("double", 1.25d)).isEqualTo(1.25d);
        assertThat(kept("boolean", true)).isEqualTo(true);
        assertThat(kept("noderef", other)).isEqualTo(other);
        assertThat(kept("qname", ContentModel.PROP_NAME)).isEqualTo(ContentModel.PROP_NAME);
        assertThat(kept("locale", Locale.FRANCE)).isEqualTo(Locale.FRANCE);
    }

    @Test
    void keepsDatesToTheMillisecond() {
        Date date = new Date(1_700_000_000_123L);

        assertThat(kept("datetime", date)).isEqualTo(date);
        assertThat(kept("date", date)).isEqualTo(date);
    }

    @Test
    void turnsTextIntoNumbersAndTruthValues() {
        assertThat(kept("int", "12")).isEqualTo(12);
        assertThat(kept("long", "12")).isEqualTo(12L);
        assertThat(kept("double", "1.5")).isEqualTo(1.5d);
        assertThat(kept("boolean", "true")).isEqualTo(true);
    }

    @Test
    void turnsNumbersIntoOtherNumbersAndText() {
        assertThat(kept("long", 7)).isEqualTo(7L);
        assertThat(kept("int", 7L)).isEqualTo(7);
        assertThat(kept("text", 7)).isEqualTo("7");
    }

    @Test
    void turnsIsoTextIntoADate() {
        assertThat(kept("datetime", "2026-11-22T08:00:00.000Z"))
                .isEqualTo(Date.from(java.time.Instant.parse("2026-11-22T08:00:00Z")));
    }

    @Test
    void turnsTextIntoANodeRefAndAQName() {
        NodeRef other = acs.newDocument();

        assertThat(kept("noderef", other.toString())).isEqualTo(other);
        assertThat(kept("qname", ContentModel.PROP_NAME.toString())).isEqualTo(ContentModel.PROP_NAME);
    }

    @ParameterizedTest
    @CsvSource({"int,abc", "long,1.2.3", "date,yesterday", "noderef,nothing"})
    void refusesTextThatDoesNotFit(String property, String value) {
        assertThatThrownBy(() -> kept(property, value)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void refusesTextThatIsNoNumberAtOnce() {
        NodeRef node = letter();

        acs.inTransaction(() -> assertThatThrownBy(() -> nodes.setProperty(node, Contract.name("int"), "abc"))
                .isInstanceOfAny(TypeConversionException.class, NumberFormatException.class));
    }

    @Test
    void keepsSeveralValuesInTheirOrder() {
        assertThat(kept("texts", new ArrayList<>(List.of("b", "a", "b")))).isEqualTo(List.of("b", "a", "b"));
        assertThat(kept("ints", new ArrayList<>(List.of(3, 1, 2)))).isEqualTo(List.of(3, 1, 2));
    }

    @Test
    void makesAListOfOneValueWhereThereMayBeSeveral() {
        assertThat(kept("texts", "one")).isEqualTo(List.of("one"));
    }

    @Test
    void turnsEachOfSeveralValues() {
        assertThat(kept("ints", new ArrayList<>(List.of("3", "1")))).isEqualTo(List.of(3, 1));
    }

    @Test
    void keepsAnEmptyList() {
        assertThat(kept("texts", new ArrayList<>())).isEqualTo(List.of());
    }

    @Test
    void keepsNothingAmongSeveralValues() {
        assertThat(kept("texts", new ArrayList<>(Arrays.asList("a", null, "b"))))
                .isEqualTo(Arrays.asList("a", null, "b"));
    }

    @Test
    void refusesAListWhereThereIsOneValue() {
        NodeRef node = letter();

        acs.inTransaction(() -> assertThatThrownBy(
                        () -> nodes.setProperty(node, Contract.name("text"), new ArrayList<>(List.of("a"))))
                .isInstanceOf(DictionaryException.class));
    }

    @Test
    void keepsNothing() {
        NodeRef node = letter();
        acs.inTransaction(() -> nodes.setProperty(node, Contract.name("text"), "a"));

        acs.inTransaction(() -> nodes.setProperty(node, Contract.name("text"), null));

        acs.inTransaction(() -> {
            assertThat(nodes.getProperty(node, Contract.name("text"))).isNull();
            assertThat(nodes.getProperties(node)).containsEntry(Contract.name("text"), null);
        });
    }

    @Test
    void keepsEmptyText() {
        assertThat(kept("text", "")).isEqualTo("");
    }

    @Test
    void keepsLongText() {
        String text = "Điều 1. ".repeat(2000);

        assertThat(kept("text", text)).isEqualTo(text);
    }

    @Test
    void keepsContentData() {
        ContentData none = new ContentData(null, "text/plain", 0L, "UTF-8", Locale.ENGLISH);

        assertThat(kept("scan", none)).isInstanceOfSatisfying(ContentData.class, kept -> {
            assertThat(kept.getMimetype()).isEqualTo("text/plain");
            assertThat(kept.getEncoding()).isEqualTo("UTF-8");
            assertThat(kept.getContentUrl()).isNull();
        });
    }

    @Test
    void keepsPropertiesThatNoModelKnowsAsTheyAre() {
        QName unknown = QName.createQName("http://www.vanthu.org/unknown", "any");
        Date date = new Date(1_700_000_000_123L);
        NodeRef other = acs.newDocument();

        for (Serializable value :
                List.<Serializable>of("text", 5, 7L, 1.5d, true, date, other, ContentModel.PROP_NAME)) {
            assertThat(kept(unknown, value)).isEqualTo(value);
        }
        assertThat(kept(unknown, new ArrayList<>(List.of("a", 1)))).isEqualTo(List.of("a", 1));
    }

    @Test
    void keepsPropertiesOfOtherTypesOnANode() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> nodes.setProperty(node, Contract.name("int"), "3"));

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, Contract.name("int"))))
                .isEqualTo(3);
    }

    @Test
    void givesAnyValueBackFromAny() {
        assertThat(kept("any", 5L)).isEqualTo(5L);
        assertThat(kept("any", "text")).isEqualTo("text");
        assertThat(kept("any", new ArrayList<>(List.of("a", "b")))).isEqualTo(List.of("a", "b"));
    }

    @Test
    void doesNotLetAChangedCopyChangeTheNode() {
        NodeRef node = letter();
        acs.inTransaction(() -> nodes.setProperty(node, Contract.name("texts"), new ArrayList<>(List.of("a"))));

        acs.inTransaction(() -> {
            @SuppressWarnings("unchecked")
            List<String> read = (List<String>) nodes.getProperty(node, Contract.name("texts"));
            read.add("b");
        });

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, Contract.name("texts"))))
                .isEqualTo(List.of("a"));
    }

    @Test
    void keepsTextInSeveralLanguages() {
        NodeService allLanguages = acs.bean("mlAwareNodeService", NodeService.class);
        NodeRef node = letter();
        MLText texts = new MLText();
        texts.addValue(Locale.ENGLISH, "Submission");
        texts.addValue(new Locale("vi"), "Tờ trình");

        acs.inTransaction(() -> allLanguages.setProperty(node, Contract.name("mltext"), texts));

        acs.inTransaction(() -> {
            MLText read = (MLText) allLanguages.getProperty(node, Contract.name("mltext"));
            assertThat(read.getValue(Locale.ENGLISH)).isEqualTo("Submission");
            assertThat(read.getValue(new Locale("vi"))).isEqualTo("Tờ trình");
        });
    }

    @Test
    void answersTheTextOfTheLanguageThatIsAskedFor() {
        NodeRef node = letter();
        acs.inTransaction(() -> {
            content(new Locale("vi"));
            nodes.setProperty(node, Contract.name("mltext"), "Tờ trình");
            content(Locale.ENGLISH);
            nodes.setProperty(node, Contract.name("mltext"), "Submission");
        });

        acs.inTransaction(() -> {
            content(new Locale("vi"));
            assertThat(nodes.getProperty(node, Contract.name("mltext"))).isEqualTo("Tờ trình");
            content(Locale.ENGLISH);
            assertThat(nodes.getProperty(node, Contract.name("mltext"))).isEqualTo("Submission");
        });
    }

    @Test
    void answersAnyLanguageWhenThereIsNoneThatIsAskedFor() {
        NodeRef node = letter();
        acs.inTransaction(() -> {
            content(new Locale("vi"));
            nodes.setProperty(node, Contract.name("mltext"), "Tờ trình");
        });

        acs.inTransaction(() -> {
            content(Locale.FRENCH);
            assertThat(nodes.getProperty(node, Contract.name("mltext"))).isEqualTo("Tờ trình");
        });
    }

    private static void content(Locale locale) {
        org.springframework.extensions.surf.util.I18NUtil.setContentLocale(locale);
    }
}
