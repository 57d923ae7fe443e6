package org.vanthu.search;

import java.time.Instant;
import java.util.Map;

/**
 * A search that a person keeps.
 *
 * @param query the parameters of the request, by name
 */
public record SavedSearch(String id, String name, Map<String, String> query, Instant createdAt) {}
