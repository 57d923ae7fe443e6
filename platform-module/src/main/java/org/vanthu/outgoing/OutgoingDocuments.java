package org.vanthu.outgoing;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.NotFoundException;

/** Outgoing documents as features above see them. */
public final class OutgoingDocuments {

    private static final Set<OutgoingState> BEFORE_APPROVAL = EnumSet.of(
            OutgoingState.DRAFT,
            OutgoingState.RETURNED,
            OutgoingState.REVIEW,
            OutgoingState.FORM_CHECK,
            OutgoingState.APPROVE);

    private final OutgoingTable table;
    private final OutgoingParts parts;
    private final OutgoingNodes nodes;
    private final OutgoingFiles files;
    private final Handlers handlers;
    private final Steps steps;
    private final Drafts drafts;
    private final OutgoingSite site;

    OutgoingDocuments(
            OutgoingTable table,
            OutgoingParts parts,
            OutgoingNodes nodes,
            OutgoingFiles files,
            Handlers handlers,
            Steps steps,
            Drafts drafts,
            OutgoingSite site) {
        this.table = table;
        this.parts = parts;
        this.nodes = nodes;
        this.files = files;
        this.handlers = handlers;
        this.steps = steps;
        this.drafts = drafts;
        this.site = site;
    }

    /**
     * What is known of a document.
     *
     * @param approved whether its words were approved and it is not over
     * @param number null before it has one
     */
    public record Facts(
            String nodeId,
            String agency,
            OutgoingState state,
            boolean approved,
            String drafter,
            String subject,
            int urgency,
            String signer,
            @Nullable String number,
            @Nullable LocalDate issuedDate,
            @Nullable Instant issuedAt,
            @Nullable String approvedHash) {

        /** Whether it was issued. */
        public boolean isIssued() {
            return state == OutgoingState.ISSUED;
        }
    }

    /** To whom a document goes. */
    public record Receiver(String kind, String code, String name) {}

    /** The file of a document, copied; the caller deletes it. */
    public record Copy(String name, String mimetype, Path file) implements AutoCloseable {
        @Override
        public void close() {
            OutgoingNodes.delete(file);
        }
    }

    /** The document, whoever asks; the caller checks what may be seen of it. */
    public Optional<Facts> find(String nodeId) {
        return table.find(nodeId).map(OutgoingDocuments::facts);
    }

    /** As {@link #find}, locked until the transaction ends. */
    public Optional<Facts> lock(String nodeId) {
        return table.lock(nodeId).map(OutgoingDocuments::facts);
    }

    /** @throws NotFoundException if the signed-in person does not see it */
    public Facts readable(String nodeId) {
        return facts(handlers.readable(nodeId));
    }

    /** Whether the signed-in person has the turn at a document that was not approved yet. */
    public boolean mayDraft(String nodeId) {
        return table.find(nodeId)
                .filter(document -> BEFORE_APPROVAL.contains(document.state()))
                .flatMap(steps::open)
                .filter(item -> steps.isHeldBy(item, site.access().userName()))
                .isPresent();
    }

    /** To whom it goes. */
    public List<Receiver> receivers(String nodeId) {
        return parts.recipients(nodeId).stream()
                .map(one -> new Receiver(one.kind(), one.code(), one.name()))
                .toList();
    }

    /** The words of the last draft, line by line; empty where there is none, or none can be read. */
    public List<String> words(String nodeId) {
        Optional<OutgoingFile> draft = table.find(nodeId).flatMap(files::draft);
        if (draft.isEmpty()) {
            return List.of();
        }
        Path copy = nodes.copy(draft.get().ref());
        try {
            return DraftText.lines(copy, draft.get().mimetype());
        } finally {
            OutgoingNodes.delete(copy);
        }
    }

    /** The file that is the document now. */
    public Copy copy(String nodeId) {
        OutgoingFile file = table.find(nodeId)
                .flatMap(files::current)
                .orElseThrow(() -> new NotFoundException("outgoing.error.no-document", nodeId));
        return new Copy(file.name(), file.mimetype(), nodes.copy(file.ref()));
    }

    /** Hands out copies of the files that go with the document, one after the other. */
    public void eachBeside(String nodeId, Consumer<Copy> use) {
        List<OutgoingFile> all = parts.files(nodeId);
        for (OutgoingFile file : all) {
            if (file.isSent(all)) {
                try (Copy copy = new Copy(file.name(), file.mimetype(), nodes.copy(file.ref()))) {
                    use.accept(copy);
                }
            }
        }
    }

    /** Lets a person read the document and its files before it is issued. */
    public void letRead(String nodeId, String userName) {
        table.find(nodeId).ifPresent(document -> {
            nodes.letRead(document.node(), userName);
            parts.files(nodeId).stream()
                    .filter(file -> !file.removed())
                    .forEach(file -> nodes.letRead(file.ref(), userName));
        });
    }

    /**
     * Begins a draft that answers a document; it is the signed-in person's, with all the rights that drafting takes.
     *
     * @param to who gets the answer
     * @return the id of its node
     */
    public String answer(String agency, String nodeId, String typeCode, String subject, int urgency, Receiver to) {
        DraftForm form = DraftForm.answer(
                agency,
                nodeId,
                typeCode,
                subject,
                urgency,
                new DraftForm.RecipientForm(to.kind(), to.code(), to.name(), null, null, null));
        try (Uploaded nothing = Uploaded.of(List.of())) {
            return drafts.create(form, nothing).nodeId();
        }
    }

    private static Facts facts(Outgoing one) {
        return new Facts(
                one.nodeId(),
                one.agency(),
                one.state(),
                one.state().isApproved() && !one.state().isOver(),
                one.drafter(),
                one.fields().subject(),
                one.fields().urgency(),
                one.fields().signer(),
                one.stage().number(),
                one.stage().issuedDate(),
                one.stage().issuedAt(),
                one.stage().approvedHash());
    }
}
