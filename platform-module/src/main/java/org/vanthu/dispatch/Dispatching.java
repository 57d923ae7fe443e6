package org.vanthu.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.directory.Directory;
import org.vanthu.directory.Organization;
import org.vanthu.directory.Route;
import org.vanthu.exchange.inbox.Arrival;
import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.DeliveryState;
import org.vanthu.exchange.outbox.Envelope;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.organization.Access;
import org.vanthu.outgoing.Parcels;
import org.vanthu.outgoing.Parcels.Addressee;
import org.vanthu.outgoing.Parcels.Parcel;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;

/**
 * What clerks do with documents on their way.
 *
 * @see "Decree 30/2020/NĐ-CP, article 18; Decision 31/2020/QĐ-UBND of Lạng Sơn, 6 and 9"
 */
final class Dispatching {

    private static final int MAX_REASON = 500;
    private static final String BOTH = "both";
    private static final String PAPER = "paper";
    private static final String AGENCY = "agency";
    private static final Set<String> INSIDE = Set.of("unit", "person");

    private final Parcels parcels;
    private final Composer composer;
    private final Outbox outbox;
    private final Arrivals arrivals;
    private final Directory directory;
    private final Access access;
    private final AuditTrail audit;

    Dispatching(
            Parcels parcels,
            Composer composer,
            Outbox outbox,
            Arrivals arrivals,
            Directory directory,
            Access access,
            AuditTrail audit) {
        this.parcels = parcels;
        this.composer = composer;
        this.outbox = outbox;
        this.arrivals = arrivals;
        this.directory = directory;
        this.access = access;
        this.audit = audit;
    }

    /** Releases an issued document to recipients who did not get it yet. */
    void send(String nodeId, SendForm form) {
        Parcel parcel = parcels.lock(nodeId, form.version());
        access.require(parcel.agency(), DispatchPermission.HANDLE);
        requireNotRecalled(parcel);
        List<Addressee> wanted = wanted(parcel, form);
        if (wanted.isEmpty()) {
            throw new ConflictException("dispatch.error.nobody", parcel.number());
        }
        Map<Integer, SendForm.Choice> choices = choices(form);
        Earlier earlier = earlier(parcel);
        Map<Optional<Letter>, List<Envelope.To>> letters = new LinkedHashMap<>();
        for (Addressee one : wanted) {
            String connector = connector(parcel, one);
            SendForm.Choice choice = choices.get(one.ordinal());
            if (choice != null && choice.paper() && !connector.isEmpty()) {
                allowPaper(parcel, one, choice);
            }
            String code = one.kind().equals(AGENCY) ? one.code() : "";
            Optional<Earlier.Changed> changed = connector.isEmpty() ? Optional.empty() : earlier.at(code);
            letters.computeIfAbsent(
                            changed.map(before -> new Letter(before.kind(), outbox.documentId(before.delivery()))),
                            letter -> new ArrayList<>())
                    .add(new Envelope.To(
                            code,
                            one.name(),
                            connector,
                            one.ordinal(),
                            changed.map(before -> before.delivery().id()).orElse(null)));
        }
        letters.forEach((letter, recipients) -> {
            boolean paper = recipients.stream()
                    .anyMatch(to -> Optional.ofNullable(choices.get(to.ordinal()))
                            .filter(SendForm.Choice::paper)
                            .isPresent());
            outbox.enqueue(letter.map(one -> composer.change(parcel, recipients, paper, one.kind(), one.earlier()))
                    .orElseGet(() -> composer.document(parcel, recipients, paper)));
        });
        parcels.touch(parcel);
        audit.record(AuditEvent.of(
                parcel.agency(),
                "dispatch.send",
                nodeId,
                wanted.stream().map(Addressee::name).collect(Collectors.joining("; "))));
    }

    /** What recipients get who have the same earlier document. */
    private record Letter(Business.Kind kind, DocumentId earlier) {}

    /** Which of the recipients have a document that this one changes. */
    Earlier earlier(Parcel parcel) {
        return Earlier.of(parcel, outbox, directory);
    }

    /** Paper goes beside the electronic document only on one of the grounds, which is noted. */
    private void allowPaper(Parcel parcel, Addressee one, SendForm.Choice choice) {
        PaperGround ground = PaperGround.of(choice.ground());
        String words = choice.reason() == null ? "" : choice.reason().strip();
        if (words.length() > MAX_REASON) {
            throw InvalidInputException.field("reason", words, "exchange.error.reason-missing");
        }
        parcels.setMode(parcel.nodeId(), one.ordinal(), BOTH);
        note(parcel, one.name() + ": " + ground.code() + (words.isEmpty() ? "" : " (" + words + ")"));
    }

    private void note(Parcel parcel, String words) {
        audit.record(AuditEvent.of(parcel.agency(), "dispatch.paper-too", parcel.nodeId(), words));
    }

    /** Recipients outside the agency without a delivery that still counts; all, or those that were chosen and added. */
    private List<Addressee> wanted(Parcel parcel, SendForm form) {
        List<Addressee> open = new ArrayList<>(unsent(parcel));
        List<SendForm.Choice> chosen = form.recipients();
        if (chosen != null && !chosen.isEmpty()) {
            Set<Integer> ordinals = choices(form).keySet();
            open.removeIf(one -> !ordinals.contains(one.ordinal()));
            if (open.size() < ordinals.size()) {
                throw new ConflictException("dispatch.error.sent-already", parcel.number());
            }
        }
        for (SendForm.Added added : form.added() == null ? List.<SendForm.Added>of() : form.added()) {
            open.add(add(parcel, added));
        }
        return open;
    }

    /** Recipients to whom the document can be sent now. */
    List<Addressee> unsent(Parcel parcel) {
        Set<Integer> sent = outbox.ofNode(parcel.nodeId()).stream()
                .filter(one -> one.kind().equals(Delivery.DOCUMENT))
                .filter(one -> one.state() == DeliveryState.WAITING
                        || one.state() == DeliveryState.PAPER
                        || one.state().isThere())
                .map(Delivery::ordinal)
                .collect(Collectors.toSet());
        return parcel.addressees().stream()
                .filter(one -> !(INSIDE.contains(one.kind()) && !one.code().isEmpty()))
                .filter(one -> !sent.contains(one.ordinal()))
                .toList();
    }

    private Addressee add(Parcel parcel, SendForm.Added added) {
        String code = added.code() == null ? "" : added.code().strip();
        Optional<Organization> known = code.isEmpty() ? Optional.empty() : directory.find(code);
        if (!code.isEmpty() && known.isEmpty()) {
            throw InvalidInputException.field("code", code, "dispatch.error.unknown", code);
        }
        String name = known.map(Organization::name)
                .orElse(added.name() == null ? "" : added.name().strip());
        String kind = known.isPresent() ? AGENCY : "other";
        String identifier = known.map(Organization::code).orElse("");
        int ordinal = parcels.add(parcel, kind, identifier, name, "know");
        return new Addressee(ordinal, kind, identifier, name, "", "waiting");
    }

    private static Map<Integer, SendForm.Choice> choices(SendForm form) {
        Map<Integer, SendForm.Choice> choices = new HashMap<>();
        List<SendForm.Choice> chosen = form.recipients();
        if (chosen != null) {
            chosen.forEach(one -> choices.put(one.ordinal(), one));
        }
        return choices;
    }

    /** The way to a recipient, or empty for the post. */
    String connector(Parcel parcel, Addressee one) {
        String mode = one.mode().isEmpty() ? parcel.fields().mode() : one.mode();
        if (!one.kind().equals(AGENCY) || one.code().isEmpty() || mode.equals(PAPER)) {
            return "";
        }
        boolean takes = directory
                .find(one.code())
                .filter(to -> to.reach().takes(parcel.fields().typeCode()))
                .isPresent();
        return takes ? directory.route(one.code()).map(Route::connector).orElse("") : "";
    }

    private void requireNotRecalled(Parcel parcel) {
        boolean open = outbox.ofNode(parcel.nodeId()).stream()
                .anyMatch(one -> one.kind().equals(Delivery.RECALL)
                        && one.state() != DeliveryState.DONE
                        && one.state() != DeliveryState.REFUSED
                        && one.state() != DeliveryState.FAILED);
        if (open) {
            throw new ConflictException("dispatch.error.recall-open", parcel.number());
        }
    }

    /**
     * Asks a document back from everybody who has it, and from those to whom it is still on its way: whether an attempt
     * arrived that was not answered nobody knows, and messages about one document go in order.
     */
    void recall(String nodeId, ReasonForm form) {
        Parcel parcel = parcels.lock(nodeId, form.version());
        access.require(parcel.agency(), DispatchPermission.HANDLE);
        requireNotRecalled(parcel);
        String reason = reason(form.text());
        List<Envelope.To> recipients = outbox.ofNode(nodeId).stream()
                .filter(Dispatching::isCalledBack)
                .map(one ->
                        new Envelope.To(one.receiver(), one.receiverName(), one.connector(), one.ordinal(), one.id()))
                .toList();
        if (recipients.isEmpty()) {
            throw new ConflictException("dispatch.error.nothing-to-recall", parcel.number());
        }
        outbox.enqueue(composer.recall(parcel, recipients, reason));
        parcels.touch(parcel);
        audit.record(AuditEvent.of(parcel.agency(), "dispatch.recall", nodeId, reason));
    }

    /** Whether a recall asks for it. */
    static boolean isCalledBack(Delivery one) {
        return one.kind().equals(Delivery.DOCUMENT) && (one.state().isThere() || one.state() == DeliveryState.WAITING);
    }

    /** Tries a delivery again at once. */
    Delivery retry(long id, ReasonForm form) {
        Delivery delivery = own(id);
        audit.record(AuditEvent.of(delivery.agency(), "dispatch.retry", "delivery:" + id, delivery.receiver()));
        return outbox.retry(id, version(form.version()));
    }

    /** Gives a delivery up that does not arrive. */
    Delivery giveUp(long id, ReasonForm form) {
        Delivery delivery = own(id);
        String reason = reason(form.text());
        audit.record(AuditEvent.of(delivery.agency(), "dispatch.give-up", "delivery:" + id, reason));
        return outbox.giveUp(id, version(form.version()), reason);
    }

    private Delivery own(long id) {
        Delivery delivery = outbox.get(id);
        access.require(delivery.agency(), DispatchPermission.HANDLE);
        return delivery;
    }

    /** Decides about what the sender calls back. */
    Arrival decide(long id, ReasonForm form) {
        Arrival recall = arrivals.get(id);
        access.require(recall.agency(), DispatchPermission.HANDLE);
        if (recall.version() != version(form.version())) {
            throw new ConflictException("exchange.error.changed", recall.number());
        }
        Boolean agrees = form.agrees();
        if (agrees == null) {
            throw InvalidInputException.field("agrees", "", "shared.error.missing", "agrees");
        }
        String reason = agrees ? form.text() : reason(form.text());
        audit.record(AuditEvent.of(
                recall.agency(),
                agrees ? "dispatch.recall-agree" : "dispatch.recall-decline",
                recall.nodeId(),
                reason));
        return arrivals.decide(recall, agrees, reason);
    }

    private static long version(@Nullable Long version) {
        if (version == null) {
            throw InvalidInputException.field("version", "", "shared.error.missing", "version");
        }
        return version;
    }

    private static String reason(@Nullable String text) {
        String reason = text == null ? "" : text.strip();
        if (reason.isEmpty() || reason.length() > MAX_REASON) {
            throw InvalidInputException.field("reason", reason, "exchange.error.reason-missing");
        }
        return reason;
    }
}
