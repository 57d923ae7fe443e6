package org.vanthu.registry;

import org.vanthu.embedded.EmbeddedRepository;

/** What tests of other features do with registers; the caller is a clerk in a transaction. */
public final class RegisterFixture {

    private RegisterFixture() {}

    /** Closes the incoming registers of a year. */
    public static void closeAll(EmbeddedRepository repository, String agency, int year) {
        Registers registers = repository.bean(Registers.class);
        registers.list(agency, Registers.INCOMING, year).stream()
                .filter(register -> register.state().equals("open") && register.count() > 0)
                .forEach(register -> registers.close(register.id(), "hết năm"));
    }
}
