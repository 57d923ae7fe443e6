package org.vanthu.search;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;

import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vanthu.registry.RegistryModel;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/** What the queries of docs/features/search.md need of the index is in the models. */
class SearchSchemaTest {
    private record Indexed(String type, String tokenised, boolean facetable, boolean multiple) {}

    private static final Map<String, Indexed> PROPERTIES = new HashMap<>();

    @BeforeAll
    static void read() throws Exception {
        for (String model : List.of("registry", "search")) {
            try (InputStream in = SearchSchemaTest.class.getResourceAsStream(
                    "/alfresco/module/vanthu-platform/model/" + model + "-model.xml")) {
                NodeList properties = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Objects.requireNonNull(in))
                        .getElementsByTagName("property");
                for (int i = 0; i < properties.getLength(); i++) {
                    Element property = (Element) properties.item(i);
                    PROPERTIES.put(
                            property.getAttribute("name"),
                            new Indexed(
                                    text(property, "type"),
                                    text(property, "tokenised"),
                                    text(property, "facetable").equals("true"),
                                    text(property, "multiple").equals("true")));
                }
            }
        }
    }

    private static String text(Element property, String name) {
        NodeList found = property.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Indexed indexed(QName property, String prefix) {
        return Objects.requireNonNull(PROPERTIES.get(prefix + ":" + property.getLocalName()), property.toString());
    }

    @Test
    void facetsAreFacetableAndKeepTheirValuesWhole() {
        for (Facets.Facet facet : Facets.ALL) {
            Indexed indexed = indexed(facet.property(), RegistryModel.PREFIX);

            assertThat(indexed.facetable()).as(facet.name()).isTrue();
            assertThat(indexed.tokenised()).as(facet.name()).isIn("false", "both");
        }
    }

    @Test
    void exactFiltersKeepTheirValuesWhole() {
        for (QName filter : List.of(
                RegistryModel.PROP_AGENCY,
                RegistryModel.PROP_TYPE_CODE,
                RegistryModel.PROP_REGISTER,
                RegistryModel.PROP_STATE,
                RegistryModel.PROP_ISSUER_NAME)) {
            assertThat(indexed(filter, RegistryModel.PREFIX).tokenised())
                    .as(filter.getLocalName())
                    .isIn("false", "both");
        }
    }

    @Test
    void ordersAndRangesAreOfSingleNumbersAndDates() {
        for (String order : List.of("issuedDate", "arrivalDate", "receivedAt", "arrivalNumber", "urgency")) {
            Indexed indexed = indexed(SearchSort.parse(order).field().orElseThrow(), RegistryModel.PREFIX);

            assertThat(indexed.type()).as(order).isIn("d:int", "d:long", "d:date", "d:datetime");
            assertThat(indexed.multiple()).as(order).isFalse();
            assertThat(indexed.tokenised()).as(order).isNotEmpty();
        }
    }

    @Test
    void wordsAreTokenisedAndSymbolsAreNot() {
        assertThat(indexed(SearchModel.PROP_FOLDED, SearchModel.PREFIX).tokenised())
                .isEqualTo("true");
        assertThat(indexed(SearchModel.PROP_EXACT, SearchModel.PREFIX).tokenised())
                .isEqualTo("true");
        assertThat(indexed(SearchModel.PROP_SYMBOL, SearchModel.PREFIX))
                .isEqualTo(new Indexed("d:text", "false", false, true));
    }
}
