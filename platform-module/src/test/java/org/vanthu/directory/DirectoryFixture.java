package org.vanthu.directory;

import java.util.Map;

import org.vanthu.embedded.EmbeddedRepository;

/** Writes organisations into the directory; for a caller who may. */
public final class DirectoryFixture {

    private final EmbeddedRepository repository;

    public DirectoryFixture(EmbeddedRepository repository) {
        this.repository = repository;
    }

    /** An organisation that is reached by that way. */
    public void add(String code, String name, String connector, String address) {
        OrganizationForm.RouteForm route = new OrganizationForm.RouteForm(connector, address, Map.of());
        repository
                .bean(Keeping.class)
                .add(new OrganizationForm(
                        code, name, null, null, null, null, null, null, null, null, null, route, null, null));
    }

    /** What the list that is published where the way to the organisation leads would make of the directory. */
    public java.util.List<String> verdicts(String code) {
        Lists lists = repository.bean(Lists.class);
        return lists.compare(lists.fetch(code)).stream()
                .map(line -> line.listed().code() + " " + line.verdict())
                .toList();
    }
}
