package org.vanthu.organization;

import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.organization.AgencyProcess.ProcessForm;

/** Changes the internal process of an agency for tests of other features. */
public final class ProcessFixture {
    private ProcessFixture() {}

    /**
     * Says who looks at incoming documents first.
     *
     * @param version what the person saw, or null for the present one
     * @return the version after it
     */
    public static long director(EmbeddedRepository repository, String agency, String director, @Nullable Long version) {
        AgencyProcess process = repository.bean(AgencyProcess.class);
        long seen = version == null ? process.get(agency).version() : version;
        return process.change(
                        agency, new ProcessForm(director, null, null, null, null, null, null, null, null, null, seen))
                .version();
    }
}
