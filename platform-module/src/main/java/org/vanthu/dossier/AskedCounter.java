package org.vanthu.dossier;

import java.util.Map;

import org.vanthu.organization.Access;
import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;

/** Counts at the work place what the person was asked in dossiers. */
public final class AskedCounter implements CounterSource {

    private final RegistryExtensions extensions;
    private final DossierOpinions opinions;
    private final Access access;

    AskedCounter(RegistryExtensions extensions, DossierOpinions opinions, Access access) {
        this.extensions = extensions;
        this.opinions = opinions;
        this.access = access;
    }

    /** Registers itself. */
    public void init() {
        extensions.add(this);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        return Map.of("dossierQuestions", opinions.countAsked(agency, access.userName()));
    }
}
