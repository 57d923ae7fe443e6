package org.vanthu.fileplan;

import java.util.Map;

import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;

/** Tells at the work place of a list that was issued and has lines of the person. */
public final class FilePlanCounter implements CounterSource {

    private final RegistryExtensions extensions;
    private final FilePlanTable table;
    private final FilePlanSite site;

    FilePlanCounter(RegistryExtensions extensions, FilePlanTable table, FilePlanSite site) {
        this.extensions = extensions;
        this.table = table;
        this.site = site;
    }

    /** Registers itself. */
    public void init() {
        extensions.add(this);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        return Map.of("filePlanIssued", table.unseen(agency, site.userName(), site.year()));
    }
}
