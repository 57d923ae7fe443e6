package org.vanthu.exchange;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.capture.ExchangeEntries;
import org.vanthu.capture.intake.Intake;
import org.vanthu.directory.Directory;
import org.vanthu.directory.Organization;
import org.vanthu.exchange.ExchangeTable.Filter;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.Texts;

/** What came to an agency and what it sent, for those of its people who have this door. */
final class Received {

    static final String RECEIVED = "received";
    static final String SENT = "sent";

    private static final Map<String, String> SIDES = Map.of(RECEIVED, "receiver", SENT, "sender");

    private final ExchangeTable table;
    private final ExchangeEntries entries;
    private final Agencies agencies;
    private final Directory directory;
    private final Accounts accounts;
    private final Access access;

    Received(
            ExchangeTable table,
            ExchangeEntries entries,
            Agencies agencies,
            Directory directory,
            Accounts accounts,
            Access access) {
        this.table = table;
        this.entries = entries;
        this.agencies = agencies;
        this.directory = directory;
        this.accounts = accounts;
        this.access = access;
    }

    /** A file to read. */
    record Content(String mimetype, String fileName, InputStream stream) {}

    /**
     * Lists documents, the newest first.
     *
     * @param side {@link #RECEIVED} or {@link #SENT}
     * @param state a state, or empty for all
     */
    Page<ExchangeView> list(String agency, String side, String state, String text, Keyset keyset) {
        access.require(agency, ExchangePermission.LIST);
        String column = SIDES.get(side);
        if (column == null) {
            throw InvalidInputException.field("side", side, "exchange.error.choice", side);
        }
        if (!state.isEmpty() && !ExchangeTable.isState(state)) {
            throw InvalidInputException.field("state", state, "exchange.error.choice", state);
        }
        Filter filter = new Filter(column, agency, state, text);
        List<ExchangeRow> rows = table.list(filter, before(keyset), keyset.limit() + 1);
        Page<ExchangeRow> page = Page.of(rows, keyset.limit(), row -> List.of(row.id()), null);
        return new Page<>(views(page.items()), page.next(), page.total());
    }

    private static long before(Keyset keyset) {
        if (keyset.isFirstPage()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(keyset.after().get(0));
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }

    /** How many have come and are not confirmed. */
    long waiting(String agency) {
        return access.may(agency, ExchangePermission.HAND)
                ? table.count(new Filter("receiver", agency, "sent", ""))
                : 0;
    }

    /** One document of an agency in which the person has this door, at either end. */
    ExchangeView one(long id) {
        ExchangeRow row = table.find(id)
                .filter(found -> access.may(found.shipment().receiver(), ExchangePermission.LIST)
                        || access.may(found.shipment().sender(), ExchangePermission.LIST))
                .orElseThrow(() -> new NotFoundException("exchange.error.no-document", Long.toString(id)));
        return views(List.of(row)).get(0);
    }

    /** What came to an agency of which the person reads and confirms what comes. */
    ExchangeRow readable(long id) {
        return table.find(id)
                .filter(found -> access.may(found.shipment().receiver(), ExchangePermission.HAND))
                .filter(ExchangeRow::isReadable)
                .orElseThrow(() -> new NotFoundException("exchange.error.no-document", Long.toString(id)));
    }

    /** The file; the caller closes the stream. */
    Content content(long id) {
        ExchangeRow row = readable(id);
        ExchangeEntries.Opened opened = entries.open(row.entry());
        return new Content(opened.mimetype(), row.entry().fileName(), opened.stream());
    }

    /** What senders say about an entry that waits for the clerk. */
    List<ExchangeView> ofEntry(long intakeId) {
        List<ExchangeRow> rows = new ArrayList<>(table.ofEntry(intakeId));
        entries.cameBeside(intakeId).ifPresent(main -> rows.addAll(table.ofEntry(main)));
        return views(rows.stream()
                .filter(row -> access.may(row.shipment().receiver(), ExchangePermission.CHECK))
                .toList());
    }

    private List<ExchangeView> views(List<ExchangeRow> rows) {
        Set<String> people = new HashSet<>();
        for (ExchangeRow row : rows) {
            people.add(row.sentBy());
            String by = row.confirmedBy();
            if (by != null) {
                people.add(by);
            }
        }
        Map<String, String> names = accounts.fullNames(people);
        return rows.stream().map(row -> view(row, names)).toList();
    }

    private ExchangeView view(ExchangeRow row, Map<String, String> names) {
        Shipment shipment = row.shipment();
        Intake entry = row.entry();
        Intake.Stored stored = entry.stored();
        return new ExchangeView(
                Long.toString(row.id()),
                Long.toString(entry.id()),
                row.version(),
                shipment.kind(),
                row.state(),
                shipment.sender(),
                name(shipment.sender()),
                shipment.receiver(),
                name(shipment.receiver()),
                shipment.number(),
                shipment.date(),
                shipment.type(),
                shipment.subject(),
                shipment.note(),
                entry.fileName(),
                stored == null ? "" : stored.mimetype(),
                entry.source().sizeBytes(),
                stored == null ? 0 : stored.pages(),
                row.isReadable() && access.may(shipment.receiver(), ExchangePermission.HAND),
                row.sentAt(),
                named(row.sentBy(), names),
                row.confirmedAt(),
                row.confirmedBy() == null ? null : named(row.confirmedBy(), names),
                entry.link().arrivalNumber(),
                entry.link().registerYear(),
                reason(row));
    }

    private static @Nullable String reason(ExchangeRow row) {
        Intake.Reason reason = row.entry().reason();
        if (reason == null || !row.state().equals("refused")) {
            return null;
        }
        String text = Texts.of(reason.code(), reason.args().toArray());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String named(String userName, Map<String, String> names) {
        return names.getOrDefault(userName, userName);
    }

    private String name(String agency) {
        return agencies.find(agency)
                .map(Agency::name)
                .or(() -> directory.find(agency).map(Organization::name))
                .orElse(agency);
    }
}
