package org.vanthu.directory;

import java.util.Map;

/**
 * The way to an organisation.
 *
 * @param code the identifier of the organisation
 * @param connector the code of the connector that goes the way, e.g. {@code peer}; {@link #SITE} for an agency of this
 *     site
 * @param address where it leads, as the connector understands it
 * @param settings what else the connector needs; the names of properties and files that hold secrets, never secrets
 */
public record Route(String code, String connector, String address, Map<String, String> settings) {

    /** The connector of the agencies of this site; the address is the agency's code. */
    public static final String SITE = "site";

    public Route {
        settings = Map.copyOf(settings);
    }
}
