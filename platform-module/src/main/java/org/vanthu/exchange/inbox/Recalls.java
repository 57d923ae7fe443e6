package org.vanthu.exchange.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

import org.vanthu.capture.CaptureService;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.message.StatusCode;
import org.vanthu.exchange.outbox.Events;
import org.vanthu.organization.Access;
import org.vanthu.registry.Corrections;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;

/**
 * Documents that their senders want back. One that no clerk has registered is given back at once; for a registered one
 * the clerk decides: its registration is withdrawn and what the register says of it stays. One that is done is not
 * given back any more.
 *
 * @see "Decision 28/2018/QĐ-TTg; Decision 31/2020/QĐ-UBND of Lạng Sơn, 9.3"
 */
final class Recalls {

    private static final int MAX_WORDS = 500;

    private final ArrivalTable table;
    private final StatusBack back;
    private final Events events;
    private final CaptureService capture;
    private final Corrections corrections;
    private final Access access;
    private final Clock clock;

    Recalls(
            ArrivalTable table,
            StatusBack back,
            Events events,
            CaptureService capture,
            Corrections corrections,
            Access access,
            Clock clock) {
        this.table = table;
        this.back = back;
        this.events = events;
        this.capture = capture;
        this.corrections = corrections;
        this.access = access;
        this.clock = clock;
    }

    /** The sender asks a document back. */
    Receipt asked(Arrival recall, String body) throws RefusedMessageException {
        Optional<Arrival> found = table.ofDocument(recall.agency(), recall.documentId())
                .filter(one -> one.sender().equals(recall.sender()))
                .flatMap(one -> table.lock(one.id()));
        if (found.isEmpty()) {
            throw ArrivalChecks.refused("unknown-document", recall.number());
        }
        Arrival document = found.get();
        Arrival stored = new Arrival(
                recall.id(),
                recall.version(),
                recall.messageId(),
                recall.agency(),
                recall.sender(),
                recall.senderName(),
                recall.kind(),
                recall.connector(),
                recall.digest(),
                recall.documentId(),
                recall.number(),
                recall.date(),
                document.subject(),
                recall.state(),
                recall.words(),
                recall.signature(),
                document.intakeId(),
                document.nodeId(),
                document.id(),
                recall.sentAt(),
                recall.arrivedAt(),
                recall.changedAt());
        table.insert(stored, body);
        events.add(stored.id(), ArrivalState.DECIDING.code(), recall.words(), "");
        events.add(document.id(), "recallAsked", recall.words(), "");
        if (document.state() == ArrivalState.WAITING) {
            agree(stored, document, "");
        } else if (!document.state().isRegistered()) {
            agreed(stored, "");
        }
        return Receipt.accepted(recall.messageId(), recall.arrivedAt());
    }

    /** A clerk agrees to a recall or declines it; who may was checked. */
    Arrival decide(Arrival seen, boolean agrees, String reason) {
        Arrival recall = table.lock(seen.id()).orElseThrow();
        if (recall.state() != ArrivalState.DECIDING || recall.version() != seen.version()) {
            throw new ConflictException("exchange.error.changed", recall.number());
        }
        Long affects = recall.affects();
        Arrival document = table.lock(affects == null ? 0 : affects).orElseThrow();
        if (!agrees) {
            decline(recall, reason);
        } else if (document.state() == ArrivalState.DONE) {
            throw new ConflictException("exchange.error.recall-done", recall.number());
        } else {
            agree(recall, document, reason);
        }
        return table.find(recall.id()).orElseThrow();
    }

    private void decline(Arrival recall, String reason) {
        if (reason.isBlank()) {
            throw InvalidInputException.field("reason", "", "exchange.error.reason-missing");
        }
        change(recall, ArrivalState.DECLINED, reason);
        back.tell(recall, StatusCode.RECALL_REFUSED, reason);
    }

    private void agree(Arrival recall, Arrival document, String reason) {
        change(document, ArrivalState.RECALLED, recall.words());
        String why = Sql.cut(recall.senderName() + ": " + recall.words(), MAX_WORDS);
        Elevation.asSystem("the clerk of the agency agreed, or nobody had acted on the document yet", () -> {
            if (document.state().isRegistered()) {
                withdraw(document, why);
            } else {
                discard(document, why);
            }
        });
        agreed(recall, reason);
    }

    /** What is kept by the archive, or was withdrawn before, cannot be; the clerk is told why, and declines. */
    private void withdraw(Arrival document, String why) {
        try {
            corrections.voidDocument(RegistryService.ref(document.nodeId()), why);
        } catch (ConflictException e) {
            Object[] arguments = e.getMsgParams() == null ? new Object[] {} : e.getMsgParams();
            throw new ConflictException(
                    "exchange.error.recall-impossible", document.number(), Texts.of(e.getMsgId(), arguments));
        }
    }

    private void agreed(Arrival recall, String reason) {
        change(recall, ArrivalState.AGREED, reason.isEmpty() ? recall.words() : reason);
        back.tell(recall, StatusCode.RECALL_AGREED, reason);
    }

    private void discard(Arrival document, String why) {
        Long intakeId = document.intakeId();
        if (intakeId == null) {
            return;
        }
        try {
            capture.discard(intakeId, why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(Arrival seen, ArrivalState next, String words) {
        boolean changed = table.update(
                seen,
                Sql.map(
                        "state", next.code(),
                        "words", Sql.cut(words, MAX_WORDS),
                        "changed_at", clock.instant()));
        if (!changed) {
            throw new ConflictException("exchange.error.changed", seen.number());
        }
        events.add(seen.id(), next.code(), words, access.userName());
    }
}
