package org.vanthu.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.ContentReader;
import org.jspecify.annotations.Nullable;
import org.vanthu.files.PagePictures;
import org.vanthu.shared.JsonWebScript.Reply;
import org.vanthu.shared.NotFoundException;

/** Opens files of outgoing documents for those who may see them, and compares versions. */
final class OutgoingReading {

    private final OutgoingParts parts;
    private final OutgoingNodes nodes;
    private final Handlers handlers;
    private final PagePictures pictures;

    OutgoingReading(OutgoingParts parts, OutgoingNodes nodes, Handlers handlers, PagePictures pictures) {
        this.parts = parts;
        this.nodes = nodes;
        this.handlers = handlers;
        this.pictures = pictures;
    }

    Reply content(String nodeId, String fileId, boolean download) {
        OutgoingFile file = readable(nodeId, fileId);
        ContentReader reader = nodes.read(file.ref());
        boolean inPlace = !download
                && List.of("application/pdf", "image/jpeg", "image/png", "text/plain")
                        .contains(file.mimetype());
        return Reply.bytes(file.mimetype(), inPlace ? null : file.name(), out -> {
            try (InputStream in = reader.getContentInputStream()) {
                in.transferTo(out);
            }
        });
    }

    Reply page(String nodeId, String fileId, long page, int width) throws IOException {
        OutgoingFile file = readable(nodeId, fileId);
        Path copy = nodes.copy(file.ref());
        try {
            Path picture = pictures.jpeg(
                    file.sha256(), file.mimetype(), () -> copy, (int) Math.max(0, Math.min(100_000, page)), width);
            return Reply.bytes("image/jpeg", null, out -> Files.copy(picture, out));
        } catch (IndexOutOfBoundsException e) {
            throw new NotFoundException("outgoing.error.no-page", page);
        } finally {
            OutgoingNodes.delete(copy);
        }
    }

    /** What became of the words from one version of the draft to another. */
    Map<String, Object> compare(String nodeId, @Nullable Long from, @Nullable Long to) {
        Outgoing document = handlers.readable(nodeId);
        requireHandler(document);
        long second = to == null ? document.draftVersion() : to;
        long first = from == null ? Math.max(1, second - 1) : from;
        List<String> before = text(version(nodeId, first));
        List<String> after = text(version(nodeId, second));
        return Map.of(
                "from", first, "to", second, "same", before.equals(after), "blocks", TextDiff.blocks(before, after));
    }

    private OutgoingFile version(String nodeId, long ordinal) {
        return parts.files(nodeId).stream()
                .filter(file -> file.kind().equals(OutgoingFile.DRAFT) && file.ordinal() == ordinal)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("outgoing.error.no-version", ordinal));
    }

    private List<String> text(OutgoingFile file) {
        Path copy = nodes.copy(file.ref());
        try {
            return DraftText.lines(copy, file.mimetype());
        } finally {
            OutgoingNodes.delete(copy);
        }
    }

    /** A file that the person may open: drafts and submissions are for those who handle the document, also later. */
    OutgoingFile readable(String nodeId, String fileId) {
        Outgoing document = handlers.readable(nodeId);
        OutgoingFile file =
                parts.file(nodeId, fileId).orElseThrow(() -> new NotFoundException("outgoing.error.no-file", fileId));
        if (!file.isOpenWhenIssued(parts.files(nodeId))) {
            requireHandler(document);
        }
        return file;
    }

    private void requireHandler(Outgoing document) {
        if (document.state() == OutgoingState.ISSUED && !handlers.handles(document)) {
            throw new NotFoundException("outgoing.error.no-file", document.nodeId());
        }
    }
}
