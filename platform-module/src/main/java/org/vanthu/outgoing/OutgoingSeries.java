package org.vanthu.outgoing;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.registry.DocumentType;
import org.vanthu.registry.OutgoingRegister;
import org.vanthu.registry.Register;
import org.vanthu.registry.Registers;
import org.vanthu.shared.InvalidInputException;

/** The series that an agency numbers its own documents by. */
public final class OutgoingSeries {

    private static final long MAX_START = 9_999_999;

    private final Numbering numbering;
    private final OutgoingRegister register;
    private final Registers registers;
    private final OutgoingSite site;

    OutgoingSeries(Numbering numbering, OutgoingRegister register, Registers registers, OutgoingSite site) {
        this.numbering = numbering;
        this.register = register;
        this.registers = registers;
        this.site = site;
    }

    /** The series of a year, or of this one, that have been used. */
    List<Register> list(String agency, @Nullable Integer year) {
        return registers.list(
                agency, OutgoingRegister.KIND, year == null ? site.today().getYear() : year);
    }

    /** Opens a series with the number to begin with, where a paper book was begun before. */
    Register open(Form form) {
        String agency = form.agency() == null ? "" : form.agency();
        site.agency(agency);
        site.access().require(agency, OutgoingPermission.ISSUE);
        int year = form.year() == null ? site.today().getYear() : form.year();
        int now = site.today().getYear();
        if (year < now || year > now + 1) {
            throw InvalidInputException.field("year", year, "outgoing.error.range", "year", now, now + 1);
        }
        long start = form.startNumber() == null ? 1 : form.startNumber();
        if (start < 1 || start > MAX_START) {
            throw InvalidInputException.field(
                    "startNumber", start, "outgoing.error.range", "startNumber", 1, MAX_START);
        }
        String own = form.name() == null ? "" : form.name().strip();
        String typeCode = form.typeCode() == null ? "" : form.typeCode().strip();
        DocumentType type = site.types().resolve(typeCode).orElse(null);
        if (own.isEmpty() && type == null) {
            throw InvalidInputException.field("typeCode", typeCode, "outgoing.error.type", typeCode);
        }
        NumberSeries series =
                numbering.series(agency, type == null ? "" : type.code(), type == null ? "" : type.name(), own, year);
        register.open(NumberSeries.starting(agency, series.kind(), series.code(), year, series.name(), start));
        site.audit().record(AuditEvent.of(agency, "outgoing.open-series", "register:" + series.id(), "start " + start));
        return registers.get(series.id());
    }

    /** A series as it is sent: of a type, or of a name of its own. */
    record Form(
            @Nullable String agency,
            @Nullable String typeCode,
            @Nullable String name,
            @Nullable Integer year,
            @Nullable Long startNumber) {}
}
