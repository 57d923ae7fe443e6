package org.vanthu.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.alfresco.service.cmr.repository.NodeRef;

/** What features above the registry add to it; they register themselves at start. */
public final class RegistryExtensions {

    private final List<IntakeSource> intakes = new CopyOnWriteArrayList<>();
    private final List<CounterSource> counters = new CopyOnWriteArrayList<>();

    /** Adds a place where captured files wait. */
    public void add(IntakeSource source) {
        intakes.add(source);
    }

    /** Adds counters to the work place. */
    public void add(CounterSource source) {
        counters.add(source);
    }

    Optional<NodeRef> document(String agency, String entryId) {
        return intakes.stream()
                .flatMap(source -> source.document(agency, entryId).stream())
                .findFirst();
    }

    /** @param outsider whether the person does not read the documents of the agency */
    Map<String, Long> counters(String agency, boolean outsider) {
        Map<String, Long> all = new LinkedHashMap<>();
        counters.stream()
                .filter(source -> !outsider || source.isForOutsiders())
                .forEach(source -> all.putAll(source.counters(agency)));
        return all;
    }
}
