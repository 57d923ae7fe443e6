package org.vanthu.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.inbox.Arrival;
import org.vanthu.exchange.inbox.ArrivalState;
import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.DeliveryState;
import org.vanthu.exchange.outbox.Events;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.outgoing.Parcels;
import org.vanthu.outgoing.Parcels.Parcel;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Documents on their way as the desk shows them; see {@code docs/openapi/dispatch.yaml}. */
final class DispatchViews {

    private final Parcels parcels;
    private final Dispatching dispatching;
    private final Outbox outbox;
    private final Arrivals arrivals;
    private final Access access;
    private final Accounts accounts;
    private final Clock clock;

    DispatchViews(
            Parcels parcels,
            Dispatching dispatching,
            Outbox outbox,
            Arrivals arrivals,
            Access access,
            Accounts accounts,
            Clock clock) {
        this.parcels = parcels;
        this.dispatching = dispatching;
        this.outbox = outbox;
        this.arrivals = arrivals;
        this.access = access;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** One thing that happened. */
    record EventView(Instant at, String code, String words, String person) {}

    /**
     * A recipient to whom the document can be sent.
     *
     * @param change {@code update} or {@code replacement} where the recipient has the document that this one changes,
     *     or empty
     * @param changed the number of that document, or empty
     */
    record Unsent(int ordinal, String code, String name, String connector, String change, String changed) {}

    /** A delivery. */
    record DeliveryView(
            String id,
            long version,
            String kind,
            String nodeId,
            int ordinal,
            String receiver,
            String receiverName,
            String connector,
            String number,
            String subject,
            String state,
            String words,
            int attempts,
            @Nullable Instant nextAt,
            Instant queuedAt,
            @Nullable Instant sentAt,
            Instant changedAt,
            List<EventView> events) {}

    /** The arrival that a recall is about, or that an update or replacement changes. */
    record AffectedView(String id, String number, String subject, String state, String nodeId) {}

    /** Something that came in. */
    record ArrivalView(
            String id,
            long version,
            String kind,
            String sender,
            String senderName,
            String connector,
            String number,
            @Nullable LocalDate date,
            String subject,
            String state,
            String words,
            String signature,
            @Nullable String entryId,
            String nodeId,
            @Nullable AffectedView affects,
            Instant sentAt,
            Instant arrivedAt,
            Instant changedAt,
            List<EventView> events) {}

    /** All about the sending of one document. */
    record DocumentView(
            String nodeId,
            long version,
            boolean mayHandle,
            boolean recallable,
            List<Unsent> unsent,
            List<DeliveryView> deliveries) {}

    /** The sending of a document that the person may read. */
    DocumentView document(String nodeId) {
        Parcel parcel = parcels.readable(nodeId);
        List<Delivery> deliveries = outbox.ofNode(nodeId);
        Earlier earlier = dispatching.earlier(parcel);
        List<Unsent> unsent = dispatching.unsent(parcel).stream()
                .map(one -> unsent(one, dispatching.connector(parcel, one), earlier))
                .toList();
        return new DocumentView(
                nodeId,
                parcel.version(),
                access.may(parcel.agency(), DispatchPermission.HANDLE),
                deliveries.stream().anyMatch(Dispatching::isCalledBack),
                unsent,
                deliveries(deliveries));
    }

    private static Unsent unsent(Parcels.Addressee one, String connector, Earlier earlier) {
        Optional<Earlier.Changed> changed = connector.isEmpty() ? Optional.empty() : earlier.at(one.code());
        return new Unsent(
                one.ordinal(),
                one.code(),
                one.name(),
                connector,
                changed.map(before -> before.kind().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                changed.map(before -> before.delivery().number()).orElse(""));
    }

    /** A page of what is on its way, the newest first. */
    Page<DeliveryView> deliveries(JsonRequest request) {
        String agency = request.required("agency");
        access.require(agency, DispatchPermission.LIST);
        Instant sentBefore = request.queryNumber("silentDays")
                .map(days -> clock.instant().minus(Duration.ofDays(days)))
                .orElse(null);
        Outbox.Filter filter = new Outbox.Filter(
                agency,
                states(request, DeliveryState::find),
                sentBefore,
                request.query("q").orElse(""));
        Keyset keyset = request.keyset();
        List<Delivery> rows = outbox.list(filter, before(keyset), keyset.limit() + 1);
        Page<Delivery> page = Page.of(rows, keyset.limit(), row -> List.of(row.id()), null);
        return new Page<>(deliveries(page.items()), page.next(), page.total());
    }

    /** A page of what came in, the newest first. */
    Page<ArrivalView> arrivals(JsonRequest request) {
        String agency = request.required("agency");
        access.require(agency, DispatchPermission.LIST);
        Arrivals.Filter filter = new Arrivals.Filter(
                agency, states(request, ArrivalState::find), request.query("q").orElse(""));
        Keyset keyset = request.keyset();
        List<Arrival> rows = arrivals.list(filter, before(keyset), keyset.limit() + 1);
        Page<Arrival> page = Page.of(rows, keyset.limit(), row -> List.of(row.id()), null);
        return new Page<>(arrivals(page.items()), page.next(), page.total());
    }

    DeliveryView view(Delivery delivery) {
        return deliveries(List.of(delivery)).get(0);
    }

    ArrivalView view(Arrival arrival) {
        return arrivals(List.of(arrival)).get(0);
    }

    private static <T> List<T> states(JsonRequest request, Function<String, Optional<T>> find) {
        return request.query("state").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(code -> find.apply(code)
                        .orElseThrow(() -> InvalidInputException.field("state", code, "exchange.error.choice", code)))
                .toList();
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

    private List<DeliveryView> deliveries(List<Delivery> rows) {
        Map<Long, List<Events.Event>> history =
                outbox.history(rows.stream().map(Delivery::id).toList());
        Map<String, String> names = names(history.values());
        return rows.stream()
                .map(row -> new DeliveryView(
                        Long.toString(row.id()),
                        row.version(),
                        row.kind(),
                        row.nodeId(),
                        row.ordinal(),
                        row.receiver(),
                        row.receiverName(),
                        row.connector(),
                        row.number(),
                        row.subject(),
                        row.state().code(),
                        row.words(),
                        row.attempts(),
                        row.nextAt(),
                        row.queuedAt(),
                        row.sentAt(),
                        row.changedAt(),
                        events(history.get(row.id()), names)))
                .toList();
    }

    private List<ArrivalView> arrivals(List<Arrival> rows) {
        Map<Long, List<Events.Event>> history =
                arrivals.history(rows.stream().map(Arrival::id).toList());
        Map<String, String> names = names(history.values());
        return rows.stream()
                .map(row -> new ArrivalView(
                        Long.toString(row.id()),
                        row.version(),
                        row.kind(),
                        row.sender(),
                        row.senderName(),
                        row.connector(),
                        row.number(),
                        row.date(),
                        row.subject(),
                        row.state().code(),
                        row.words(),
                        row.signature(),
                        row.intakeId() == null ? null : row.intakeId().toString(),
                        row.nodeId(),
                        affected(row),
                        row.sentAt(),
                        row.arrivedAt(),
                        row.changedAt(),
                        events(history.get(row.id()), names)))
                .toList();
    }

    private @Nullable AffectedView affected(Arrival row) {
        Long affects = row.affects();
        if (affects == null) {
            return null;
        }
        Arrival one = arrivals.get(affects);
        return new AffectedView(
                Long.toString(one.id()),
                one.number(),
                one.subject(),
                one.state().code(),
                one.nodeId());
    }

    private Map<String, String> names(Collection<List<Events.Event>> histories) {
        Set<String> people = new HashSet<>();
        histories.forEach(history -> history.forEach(event -> people.add(event.person())));
        people.remove("");
        return accounts.fullNames(people);
    }

    private static List<EventView> events(@Nullable List<Events.Event> events, Map<String, String> names) {
        return events == null
                ? List.of()
                : events.stream()
                        .map(event -> new EventView(
                                event.at(),
                                event.code(),
                                event.words(),
                                names.getOrDefault(event.person(), event.person())))
                        .toList();
    }
}
