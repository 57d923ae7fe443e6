package org.vanthu.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TextKey;

/**
 * The registers of agencies: opened for a year on first use, with a start number taken over from the paper book where
 * there was one, closed with a reason. Numbers are set aside by {@link Reservations}.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 15, 22 and Appendix IV"
 */
public final class Registers {

    /** Registers of incoming documents. */
    public static final String INCOMING = "incoming";

    /** The code of the register that every agency has. */
    public static final String USUAL_CODE = "den";

    private static final String USUAL_NAME = "Sổ đăng ký văn bản đến";
    private static final String OPEN = "open";
    private static final int MAX_REASON = 500;
    private static final Set<String> KINDS = Set.of(INCOMING, "outgoing");
    private static final long MAX_START = 9_999_999;

    private final JdbcTemplate jdbc;
    private final NumberSequence numbers;
    private final RegisterLedger ledger;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    Registers(
            DataSource dataSource,
            NumberSequence numbers,
            RegisterLedger ledger,
            Agencies agencies,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.numbers = numbers;
        this.ledger = ledger;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** The register with the id; the caller checks the right to see it. */
    public Register get(String registerId) {
        NumberSeries series = numbers.get(registerId);
        return register(series, unusedCounts(List.of(series)));
    }

    /** The registers of an agency and kind; those of the present year also before their first entry. */
    public List<Register> list(String agency, String kind, @Nullable Integer year) {
        agencies.get(agency);
        access.require(agency, RegistryPermission.READ);
        List<NumberSeries> series = numbers.list(agency, kind, year);
        Map<String, Long> unused = unusedCounts(series);
        List<Register> registers = new ArrayList<>();
        int thisYear = LocalDate.now(clock).getYear();
        if (kind.equals(INCOMING) && (year == null || year == thisYear)) {
            coming(agency, series, thisYear).forEach(registers::add);
        }
        series.forEach(one -> registers.add(register(one, unused)));
        return registers;
    }

    /**
     * Opens a register before its first use, with the number to begin with.
     *
     * @throws ConflictException if there is one of that name and year
     */
    Register open(String agency, String kind, String name, int year, long startNumber) {
        agencies.get(agency);
        access.require(agency, RegistryPermission.MANAGE_REGISTERS);
        if (!KINDS.contains(kind)) {
            throw InvalidInputException.field("kind", kind, "registry.error.register-kind", kind);
        }
        String shown = name.strip();
        String code = shown.isEmpty() || TextKey.of(shown).equals(TextKey.of(USUAL_NAME))
                ? USUAL_CODE
                : shorten(TextKey.slug(shown));
        int thisYear = LocalDate.now(clock).getYear();
        if (code.isEmpty() || shown.length() > 200) {
            throw InvalidInputException.field("name", name, "registry.error.register-name");
        }
        if (year < thisYear - 100 || year > thisYear + 1) {
            throw InvalidInputException.field("year", year, "registry.error.register-open-year", thisYear + 1);
        }
        if (startNumber < 1 || startNumber > MAX_START) {
            throw InvalidInputException.field("startNumber", startNumber, "registry.error.start-number", MAX_START);
        }
        NumberSeries series =
                NumberSeries.starting(agency, kind, code, year, shown.isEmpty() ? USUAL_NAME : shown, startNumber);
        if (numbers.find(series.id()).isPresent()) {
            throw ConflictException.field("name", name, "registry.error.register-exists", series.name(), year);
        }
        numbers.create(series);
        audit.record(
                AuditEvent.of(agency, "registry.open-register", "register:" + series.id(), "start " + startNumber));
        return register(series, Map.of());
    }

    /** Closes a register for good. Numbers still set aside stay unused, for the reason of the closing. */
    Register close(String registerId, String reason) {
        NumberSeries series = numbers.get(registerId);
        access.require(series.agency(), RegistryPermission.MANAGE_REGISTERS);
        String why = reason(reason);
        numbers.close(registerId, why);
        ledger.append(
                registerId,
                LedgerEntry.Kind.CLOSING,
                series.nextNumber() - 1,
                null,
                access.userName(),
                why,
                Json.write(Map.of("lastNumber", series.nextNumber() - 1)));
        audit.record(AuditEvent.of(series.agency(), "registry.close-register", "register:" + registerId, why));
        return get(registerId);
    }

    /**
     * The register that a request means, for the year of arrival; opened now where it is the usual one or was used
     * before.
     *
     * @throws NotFoundException if the agency has no such register
     * @throws InvalidInputException if it names a register of another agency or year
     */
    String resolve(String agency, @Nullable String register, int year) {
        String text = register == null || register.isBlank() ? USUAL_CODE : register.strip();
        String[] parts = text.split("~", -1);
        if (parts.length == 1) {
            return NumberSeries.id(agency, INCOMING, text, year);
        }
        if (parts.length != 4 || !parts[0].equals(agency) || !parts[1].equals(INCOMING)) {
            throw InvalidInputException.field("register", text, "registry.error.register-other", text);
        }
        if (!parts[3].equals(String.valueOf(year))) {
            throw InvalidInputException.field("register", text, "registry.error.register-year", parts[3], year);
        }
        return text;
    }

    /** Takes the next number, opening the register when this is its first of the year. */
    long take(String registerId) {
        return numbers.take(registerId).orElseGet(() -> {
            openForYear(registerId);
            return numbers.take(registerId).orElseThrow();
        });
    }

    /** The name of a register that exists. */
    String name(String registerId) {
        return names.computeIfAbsent(registerId, id -> numbers.get(id).name());
    }

    /** How many numbers of the year were used in all registers of the agency. */
    long usedThisYear(String agency) {
        List<NumberSeries> series =
                numbers.list(agency, INCOMING, LocalDate.now(clock).getYear());
        Map<String, Long> unused = unusedCounts(series);
        return series.stream().mapToLong(one -> register(one, unused).count()).sum();
    }

    private void openForYear(String registerId) {
        String[] parts = registerId.split("~", -1);
        String agency = parts[0];
        String code = parts[2];
        Optional<String> earlier = numbers.list(agency, INCOMING, null).stream()
                .filter(series -> series.code().equals(code))
                .map(NumberSeries::name)
                .findFirst();
        if (earlier.isEmpty() && !code.equals(USUAL_CODE)) {
            throw new NotFoundException("registry.error.no-register", code);
        }
        numbers.create(NumberSeries.starting(
                agency, INCOMING, code, Integer.parseInt(parts[3]), earlier.orElse(USUAL_NAME), 1));
    }

    /** The series of a register; that of the present year is opened where the person may do that. */
    NumberSeries series(String registerId) {
        Optional<NumberSeries> series = numbers.find(registerId);
        if (series.isEmpty() && registerId.split("~", -1).length == 4) {
            String[] parts = registerId.split("~", -1);
            agencies.get(parts[0]);
            access.require(parts[0], RegistryPermission.MANAGE_REGISTERS);
            if (parts[3].equals(String.valueOf(LocalDate.now(clock).getYear()))) {
                openForYear(registerId);
            }
        }
        return numbers.get(registerId);
    }

    /**
     * Registers of the year that will be opened when something is entered: the usual one and those of the year before.
     */
    private List<Register> coming(String agency, List<NumberSeries> known, int year) {
        Set<String> present = new HashSet<>();
        known.stream().filter(series -> series.year() == year).forEach(series -> present.add(series.code()));
        Map<String, String> wanted = new java.util.LinkedHashMap<>();
        wanted.put(USUAL_CODE, USUAL_NAME);
        numbers.list(agency, INCOMING, year - 1).forEach(series -> wanted.put(series.code(), series.name()));
        List<Register> coming = new ArrayList<>();
        wanted.forEach((code, name) -> {
            if (!present.contains(code)) {
                String id = NumberSeries.id(agency, INCOMING, code, year);
                coming.add(new Register(id, agency, INCOMING, code, name, year, OPEN, 1, 1, 0));
            }
        });
        return coming;
    }

    private Map<String, Long> unusedCounts(List<NumberSeries> series) {
        Map<String, Long> counts = new HashMap<>();
        if (!series.isEmpty()) {
            String marks = Sql.marks(series.size());
            jdbc.query(
                    "SELECT series_id, count(*) FROM vt_number_slot WHERE state <> 'used' AND series_id IN (" + marks
                            + ") GROUP BY series_id",
                    row -> {
                        counts.put(row.getString(1), row.getLong(2));
                    },
                    series.stream().map(NumberSeries::id).toArray());
        }
        return counts;
    }

    private static Register register(NumberSeries series, Map<String, Long> unused) {
        long count = series.nextNumber() - series.startNumber() - unused.getOrDefault(series.id(), 0L);
        return new Register(
                series.id(),
                series.agency(),
                series.kind(),
                series.code(),
                series.name(),
                series.year(),
                series.isOpen() ? OPEN : "closed",
                series.startNumber(),
                series.nextNumber(),
                count);
    }

    static String shorten(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40).replaceAll("-$", "");
    }

    static String reason(@Nullable String reason) {
        String text = reason == null ? "" : reason.strip();
        if (text.isEmpty()) {
            throw InvalidInputException.field("reason", "", "registry.error.missing-reason");
        }
        if (text.length() > MAX_REASON) {
            throw InvalidInputException.field("reason", text, "registry.error.too-long", "reason", MAX_REASON);
        }
        return text;
    }
}
