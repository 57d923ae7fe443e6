package org.vanthu.outgoing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;

/** Issued documents as the feature that sends them sees them, and what it writes back. */
public final class Parcels {

    private static final int MAX_NOTE = 500;

    private final OutgoingTable table;
    private final OutgoingParts parts;
    private final OutgoingFiles files;
    private final Handlers handlers;
    private final Steps steps;
    private final OutgoingSite site;

    Parcels(
            OutgoingTable table,
            OutgoingParts parts,
            OutgoingFiles files,
            Handlers handlers,
            Steps steps,
            OutgoingSite site) {
        this.table = table;
        this.parts = parts;
        this.files = files;
        this.handlers = handlers;
        this.steps = steps;
        this.site = site;
    }

    /**
     * A document with all that is told about it.
     *
     * @param answers the incoming documents that it answers
     * @param changes earlier documents of the agency that it changes
     * @param files the document first, then what is attached
     */
    public record Parcel(
            String nodeId,
            String agency,
            String drafter,
            String number,
            LocalDate date,
            DraftFields fields,
            String signerName,
            boolean digital,
            @Nullable Instant issuedAt,
            List<Addressee> addressees,
            List<String> answers,
            List<Change> changes,
            List<Content> files,
            long version) {}

    /**
     * An earlier document that the document replaces, or else amends or corrects.
     *
     * @param nodeId the earlier one
     */
    public record Change(boolean replaces, String nodeId) {}

    /** To whom it goes; see {@link Recipient}. */
    public record Addressee(int ordinal, String kind, String code, String name, String mode, String delivery) {}

    /** A file of the document. */
    public record Content(String nodeId, String name, String mimetype, long size, String sha256, int pages) {}

    /** @throws ConflictException if the document is not issued ({@code outgoing.error.not-issued}) */
    public Parcel readable(String nodeId) {
        return parcel(handlers.readable(nodeId));
    }

    /**
     * As {@link #readable}, locked until the transaction ends, for a clerk.
     *
     * @param version as it was seen
     */
    public Parcel lock(String nodeId, @Nullable Long version) {
        site.access().require(handlers.readable(nodeId).agency(), OutgoingPermission.ISSUE);
        return parcel(steps.lock(nodeId, Drafts.version(version), EnumSet.of(OutgoingState.ISSUED)));
    }

    private Parcel parcel(Outgoing one) {
        String number = one.stage().number();
        LocalDate date = one.stage().issuedDate();
        if (one.state() != OutgoingState.ISSUED || number == null || date == null) {
            throw new ConflictException("outgoing.error.not-issued", one.shown());
        }
        List<Addressee> addressees = parts.recipients(one.nodeId()).stream()
                .map(to -> new Addressee(to.ordinal(), to.kind(), to.code(), to.name(), to.mode(), to.delivery()))
                .toList();
        List<String> answers = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Link link : parts.links(one.nodeId())) {
            String target = link.targetId();
            if (target == null) {
                continue;
            }
            if (link.kind().equals(Link.ANSWERS)) {
                answers.add(target);
            } else if (Link.CHANGES.contains(link.kind())) {
                changes.add(new Change(link.kind().equals(Link.REPLACES), target));
            }
        }
        return new Parcel(
                one.nodeId(),
                one.agency(),
                one.drafter(),
                number,
                date,
                one.fields(),
                site.fullName(one.fields().signer()),
                Signing.DIGITAL.equals(one.stage().signature()),
                one.stage().issuedAt(),
                addressees,
                answers,
                changes,
                contents(one),
                one.version());
    }

    private List<Content> contents(Outgoing one) {
        List<Content> contents = new ArrayList<>();
        files.current(one).map(Parcels::content).ifPresent(contents::add);
        List<OutgoingFile> all = parts.files(one.nodeId());
        all.stream().filter(file -> file.isSent(all)).map(Parcels::content).forEach(contents::add);
        return contents;
    }

    private static Content content(OutgoingFile file) {
        return new Content(file.id(), file.name(), file.mimetype(), file.sizeBytes(), file.sha256(), file.pages());
    }

    /** Adds a recipient to an issued document; answers its ordinal. */
    public int add(Parcel parcel, String kind, String code, String name, String purpose) {
        if (name.isBlank() || name.length() > MAX_NOTE) {
            throw InvalidInputException.field("name", name, "outgoing.error.missing-recipient-name");
        }
        List<Recipient> recipients = new ArrayList<>(parts.recipients(parcel.nodeId()));
        int ordinal = recipients.stream().mapToInt(Recipient::ordinal).max().orElse(0) + 1;
        recipients.add(new Recipient(
                ordinal,
                kind,
                code,
                name.strip(),
                purpose,
                1,
                "",
                "waiting",
                site.clock().instant(),
                "",
                null,
                0));
        parts.setRecipients(parcel.nodeId(), recipients);
        site.audit().record(AuditEvent.of(parcel.agency(), "outgoing.add-recipient", parcel.nodeId(), name.strip()));
        return ordinal;
    }

    /** How one recipient gets the document where that differs from what the document says. */
    public void setMode(String nodeId, int ordinal, String mode) {
        parts.setMode(nodeId, ordinal, mode);
    }

    /** Writes how far the document has come at a recipient. */
    public void delivered(String nodeId, int ordinal, String delivery, String note) {
        parts.setDelivery(nodeId, ordinal, delivery, site.clock().instant(), Sql.cut(note, MAX_NOTE));
    }

    /** The document was sent: who saw it before has to look again. */
    public void touch(Parcel parcel) {
        Outgoing now = table.find(parcel.nodeId())
                .orElseThrow(() -> new NotFoundException("outgoing.error.no-document", parcel.nodeId()));
        table.change(now, Map.of());
    }

    /** The reply that was asked for has come: nobody follows it any more. */
    public void replied(String nodeId, String number) {
        table.lock(nodeId)
                .filter(one -> one.fields().replyRequested() && one.stage().replyClosedAt() == null)
                .ifPresent(one -> {
                    table.change(
                            one,
                            Sql.map(
                                    "reply_closed_at",
                                    site.clock().instant(),
                                    "reply_closed_by",
                                    site.access().userName()));
                    site.audit().record(AuditEvent.of(one.agency(), "outgoing.close-reply", nodeId, number));
                });
    }
}
