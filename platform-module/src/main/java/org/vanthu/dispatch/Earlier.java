package org.vanthu.dispatch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vanthu.directory.Directory;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.outgoing.Parcels.Change;
import org.vanthu.outgoing.Parcels.Parcel;

/**
 * The documents that a document replaces, amends or corrects, as its recipients have them: who has the earlier one gets
 * the later as its replacement or update, everybody else as a document like any other.
 *
 * @see "Decision 28/2018/QĐ-TTg: update and replacement of documents that were sent"
 */
final class Earlier {

    private final Directory directory;
    private final List<Changed> there;

    private Earlier(Directory directory, List<Changed> there) {
        this.directory = directory;
        this.there = there;
    }

    /**
     * An earlier document at a recipient.
     *
     * @param kind whether it is replaced or updated
     * @param delivery by which the recipient has it
     */
    record Changed(Business.Kind kind, Delivery delivery) {}

    /** What the recipients have of the documents that this one changes. */
    static Earlier of(Parcel parcel, Outbox outbox, Directory directory) {
        List<Changed> there = parcel.changes().stream()
                .sorted(Comparator.comparing(Change::replaces).reversed())
                .flatMap(change -> outbox.ofNode(change.nodeId()).stream()
                        .filter(one -> one.kind().equals(Delivery.DOCUMENT)
                                && one.agency().equals(parcel.agency())
                                && one.state().isThere())
                        .map(one ->
                                new Changed(change.replaces() ? Business.Kind.REPLACEMENT : Business.Kind.UPDATE, one)))
                .toList();
        return new Earlier(directory, there);
    }

    /** What the recipient has; a replaced document before an updated one. */
    Optional<Changed> at(String receiver) {
        if (there.isEmpty() || receiver.isEmpty()) {
            return Optional.empty();
        }
        Set<String> codes = new HashSet<>(Set.of(receiver));
        directory.find(receiver).ifPresent(one -> {
            codes.add(one.code());
            codes.addAll(one.oldCodes());
        });
        return there.stream()
                .filter(one -> codes.contains(one.delivery().receiver()))
                .findFirst();
    }
}
