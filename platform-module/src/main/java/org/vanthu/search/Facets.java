package org.vanthu.search;

import java.util.List;

import org.alfresco.service.namespace.QName;
import org.vanthu.registry.RegistryModel;

/** The properties whose values a search counts, by the names that clients use. */
final class Facets {
    static final int MAX_VALUES = 20;

    static final List<Facet> ALL = List.of(
            new Facet("type", RegistryModel.PROP_TYPE_CODE, "type_code"),
            new Facet("issuer", RegistryModel.PROP_ISSUER_NAME, "issuer_name"),
            new Facet("year", RegistryModel.PROP_REGISTER_YEAR, "register_year"),
            new Facet("urgency", RegistryModel.PROP_URGENCY, "urgency"),
            new Facet("state", RegistryModel.PROP_STATE, "state"));

    /**
     * One of them.
     *
     * @param property in the index
     * @param column in {@code vt_document}
     */
    record Facet(String name, QName property, String column) {}

    private Facets() {}
}
