package org.vanthu.registry;

import java.util.Map;

/** Adds counters to the work place; implemented by features that the registry does not know. */
public interface CounterSource {

    /** Counters by name for an agency that the person may see, e.g. {@code awaitingCheck}. */
    Map<String, Long> counters(String agency);

    /** Whether people are counted for who do not read the documents of the agency: those of an outside unit. */
    default boolean isForOutsiders() {
        return false;
    }
}
