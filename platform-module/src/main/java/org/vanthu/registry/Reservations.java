package org.vanthu.registry;

import java.util.List;
import java.util.Map;

import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.numbering.NumberSlot;
import org.vanthu.organization.Access;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

/** Numbers of registers that were set aside. Those that are not used keep their reason. */
final class Reservations {

    private final Registers registers;
    private final NumberSequence numbers;
    private final RegisterLedger ledger;
    private final Access access;
    private final AuditTrail audit;
    private final int maxReservation;

    Reservations(
            Registers registers,
            NumberSequence numbers,
            RegisterLedger ledger,
            Access access,
            AuditTrail audit,
            int maxReservation) {
        this.registers = registers;
        this.numbers = numbers;
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.maxReservation = maxReservation;
    }

    /**
     * Sets numbers aside for an offline day or a later entry.
     *
     * @return the first of {@code count} numbers
     */
    long reserve(String registerId, int count, String reason) {
        NumberSeries series = registers.series(registerId);
        access.require(series.agency(), RegistryPermission.MANAGE_REGISTERS);
        String why = Registers.reason(reason);
        if (count < 1 || count > maxReservation) {
            throw InvalidInputException.field("count", count, "numbering.error.block-size", maxReservation);
        }
        long first = numbers.reserve(series.id(), count, why);
        ledger.append(
                registerId,
                LedgerEntry.Kind.RESERVATION,
                first,
                null,
                access.userName(),
                why,
                Json.write(Map.of("from", first, "to", first + count - 1)));
        audit.record(AuditEvent.of(
                series.agency(),
                "registry.reserve",
                "register:" + registerId,
                first + "-" + (first + count - 1) + ": " + why));
        return first;
    }

    /** As {@link #reserve(String, int, String)}, naming the numbers: they must be the next ones. */
    long reserve(String registerId, long from, long to, String reason) {
        NumberSeries series = registers.series(registerId);
        access.require(series.agency(), RegistryPermission.MANAGE_REGISTERS);
        long next = numbers.lock(series.id()).nextNumber();
        if (from != next || to < from) {
            throw InvalidInputException.field("from", from, "registry.error.reserve-next", next);
        }
        return reserve(registerId, (int) Math.min(Integer.MAX_VALUE, to - from + 1), reason);
    }

    /** Gives up a number that was set aside; it stays unused with the reason. */
    void giveUp(String registerId, long number, String reason) {
        NumberSeries series = numbers.lock(registerId);
        access.require(series.agency(), RegistryPermission.MANAGE_REGISTERS);
        String why = Registers.reason(reason);
        numbers.giveUp(registerId, number, why);
        ledger.append(registerId, LedgerEntry.Kind.UNUSED, number, null, access.userName(), why, "{}");
        audit.record(AuditEvent.of(
                series.agency(), "registry.give-up-number", "register:" + registerId, number + ": " + why));
    }

    /** The numbers of a register that were set aside. */
    List<NumberSlot> slots(String registerId) {
        access.require(numbers.get(registerId).agency(), RegistryPermission.READ);
        return numbers.slots(registerId);
    }
}
