package org.vanthu.outgoing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileReport;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;

/** Keeps the files of outgoing documents: stores them beside the document and shows the last one as the document. */
final class OutgoingFiles {

    private final OutgoingParts parts;
    private final OutgoingNodes nodes;
    private final OutgoingSite site;

    OutgoingFiles(OutgoingParts parts, OutgoingNodes nodes, OutgoingSite site) {
        this.parts = parts;
        this.nodes = nodes;
        this.site = site;
    }

    /** Stores a file that a person uploaded, after the guard let it pass. */
    OutgoingFile upload(Outgoing document, String kind, Uploaded.Part part, @Nullable String note) {
        FileClass fileClass = switch (kind) {
            case OutgoingFile.ATTACHMENT, OutgoingFile.SUBMISSION -> FileClass.ATTACHMENT;
            case OutgoingFile.SIGNED -> FileClass.SIGNED_MAIN;
            default -> FileClass.MAIN;
        };
        FileReport report = site.fileGuard().check(fileClass, part.fileName(), part.file());
        return store(
                document,
                kind,
                report.fileName(),
                report.type().mimetype(),
                report.pages(),
                part.file(),
                note == null ? "" : note.strip());
    }

    /** Stores a file that was made here. */
    OutgoingFile store(
            Outgoing document, String kind, String name, String mimetype, int pages, Path file, String note) {
        int ordinal = parts.nextOrdinal(document.nodeId(), kind);
        return store(document, kind, ordinal, name, mimetype, pages, file, note);
    }

    /** Stores what became of a file of another kind with the same ordinal. */
    OutgoingFile store(
            Outgoing document,
            String kind,
            int ordinal,
            String name,
            String mimetype,
            int pages,
            Path file,
            String note) {
        NodeRef node = nodes.store(document, kind, ordinal, name, mimetype, file);
        OutgoingFile stored = new OutgoingFile(
                node.getId(),
                document.nodeId(),
                kind,
                ordinal,
                name,
                mimetype,
                file.toFile().length(),
                pages,
                OutgoingNodes.sha256(file),
                note,
                site.clock().instant(),
                site.access().userName(),
                false);
        parts.add(stored);
        return stored;
    }

    /** What the row says of the last version of the draft. */
    static Map<String, @Nullable Object> columns(OutgoingFile draft) {
        return Sql.map("draft_version", draft.ordinal(), "page_amount", draft.pages());
    }

    /** Makes the file the content of the document. */
    void show(Outgoing document, OutgoingFile file) {
        nodes.show(RegistryService.ref(document.nodeId()), file);
    }

    /** The last version of the draft. */
    Optional<OutgoingFile> draft(Outgoing document) {
        return parts.last(document.nodeId(), OutgoingFile.DRAFT);
    }

    /** The file that is the document now: the last that was sealed, signed or drafted. */
    Optional<OutgoingFile> current(Outgoing document) {
        List<OutgoingFile> files = parts.files(document.nodeId());
        for (String kind : List.of(OutgoingFile.SEALED, OutgoingFile.SIGNED, OutgoingFile.DRAFT)) {
            Optional<OutgoingFile> last = files.stream()
                    .filter(file -> file.kind().equals(kind) && !file.removed())
                    .reduce((first, second) -> second);
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    /** The attachments, each a file of its own. */
    List<OutgoingFile> attachments(Outgoing document) {
        return parts.files(document.nodeId()).stream()
                .filter(file -> file.kind().equals(OutgoingFile.ATTACHMENT) && !file.removed())
                .toList();
    }

    /** The attachments that the organisation has not signed. */
    List<OutgoingFile> unsignedAttachments(Outgoing document) {
        List<OutgoingFile> all = parts.files(document.nodeId());
        return all.stream()
                .filter(file -> file.kind().equals(OutgoingFile.ATTACHMENT) && !file.removed())
                .filter(file -> all.stream().noneMatch(file::isSignedAs))
                .toList();
    }

    /** What became of an attachment: the file of the kind with its ordinal. */
    Optional<OutgoingFile> made(OutgoingFile attachment, String kind) {
        return parts.files(attachment.nodeId()).stream()
                .filter(file -> file.kind().equals(kind) && file.ordinal() == attachment.ordinal() && !file.removed())
                .findFirst();
    }

    /** Whether the words or a file of a submission are there. */
    boolean hasSubmission(Outgoing document) {
        return !document.fields().submission().isEmpty()
                || parts.last(document.nodeId(), OutgoingFile.SUBMISSION).isPresent();
    }

    /** What was signed no longer counts: the document goes back to the signer or the drafter. */
    void dropSigned(Outgoing document) {
        parts.files(document.nodeId()).stream()
                .filter(file -> List.of(OutgoingFile.PREPARED, OutgoingFile.SIGNED, OutgoingFile.SEALED)
                        .contains(file.kind()))
                .filter(file -> !file.removed())
                .forEach(file -> parts.remove(file.id()));
        draft(document).ifPresent(draft -> show(document, draft));
    }

    /** @throws ConflictException if the draft is not the file that was approved */
    OutgoingFile requireApproved(Outgoing document) {
        OutgoingFile draft = draft(document)
                .orElseThrow(() -> new ConflictException("outgoing.error.not-approved", document.shown()));
        if (!draft.sha256().equals(document.stage().approvedHash())) {
            throw new ConflictException("outgoing.error.not-approved", document.shown());
        }
        return draft;
    }
}
