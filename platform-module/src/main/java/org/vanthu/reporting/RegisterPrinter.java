package org.vanthu.reporting;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agencies;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.Register;
import org.vanthu.registry.RegisterVerifier;
import org.vanthu.registry.Registers;
import org.vanthu.shared.InvalidInputException;

/** Collects what a printed register holds; the rights are checked by the registry. */
final class RegisterPrinter {

    private final Agencies agencies;
    private final Registers registers;
    private final RegisterVerifier verifier;
    private final DocumentQueries documents;
    private final int maxEntries;

    RegisterPrinter(
            Agencies agencies,
            Registers registers,
            RegisterVerifier verifier,
            DocumentQueries documents,
            int maxEntries) {
        this.agencies = agencies;
        this.registers = registers;
        this.verifier = verifier;
        this.documents = documents;
        this.maxEntries = maxEntries;
    }

    /**
     * @param from the first number, or null for the first of the register
     * @param to the last number, or null for the last of the register
     * @throws InvalidInputException if there are more entries than may be printed at once
     */
    RegisterBook book(String registerId, @Nullable Long from, @Nullable Long to) {
        RegisterVerifier.Verification verification = verifier.verify(registerId);
        Register register = registers.get(registerId);
        long first = from == null ? register.startNumber() : from;
        long last = to == null ? register.nextNumber() - 1 : to;
        List<DocumentRow> rows = documents.ofRegister(registerId, first, last, maxEntries + 1);
        if (rows.size() > maxEntries) {
            throw new InvalidInputException("reporting.error.too-many", maxEntries);
        }
        return new RegisterBook(
                agencies.get(register.agency()),
                register,
                rows,
                documents.voidReasons(registerId),
                verification.unused().stream()
                        .filter(unused -> unused.number() >= first && unused.number() <= last)
                        .toList(),
                first,
                last,
                verification.lastHash());
    }
}
