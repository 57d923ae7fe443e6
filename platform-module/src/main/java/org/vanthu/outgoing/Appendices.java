package org.vanthu.outgoing;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.vanthu.organization.GroupNames;
import org.vanthu.organization.Role;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.signing.Party;
import org.vanthu.signing.PdfConverter;
import org.vanthu.signing.SignatureLook;
import org.vanthu.signing.Signatures;
import org.vanthu.signing.SignedFileTarget;
import org.vanthu.signing.SigningWish;

/**
 * Appendices and other attachments in files of their own: the organisation signs each, in the top right corner of its
 * first page, with number and notation of the document and the time. Office files become PDF first; what cannot become
 * a PDF goes without a signature.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part II.8"
 */
final class Appendices {

    private final OutgoingFiles files;
    private final OutgoingNodes nodes;
    private final PdfConverter converter;

    Appendices(OutgoingFiles files, OutgoingNodes nodes, PdfConverter converter) {
        this.files = files;
        this.nodes = nodes;
        this.converter = converter;
    }

    /** Whether an attachment can be signed here. */
    boolean isSignable(OutgoingFile attachment) {
        return attachment.mimetype().equals(Signing.PDF) || converter.converts(Signing.ending(attachment.name()));
    }

    /** Attachments of a document that go without a signature of the organisation. */
    List<OutgoingFile> unsignable(Outgoing document) {
        return files.attachments(document).stream()
                .filter(attachment -> !isSignable(attachment))
                .toList();
    }

    /** What the organisation signs besides the document. */
    List<Signatures.Order> orders(Outgoing document) {
        return toSign(document).stream()
                .map(attachment -> new Signatures.Order(wish(document, attachment), target(document, attachment)))
                .toList();
    }

    /**
     * An attachment that the organisation has still to sign.
     *
     * @throws NotFoundException if there is no such one
     */
    OutgoingFile unsigned(Outgoing document, String fileId) {
        return toSign(document).stream()
                .filter(attachment -> attachment.id().equals(fileId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("outgoing.error.no-file", fileId));
    }

    /** @throws ConflictException if an attachment is not signed yet ({@code outgoing.error.appendix-unsigned}) */
    void requireSigned(Outgoing document) {
        toSign(document).stream().findFirst().ifPresent(attachment -> {
            throw new ConflictException("outgoing.error.appendix-unsigned", attachment.name());
        });
    }

    /** Copies are signed in the corner themselves and bring no appendices along. */
    private List<OutgoingFile> toSign(Outgoing document) {
        if (document.kind().equals(Outgoing.COPY)) {
            return List.of();
        }
        return files.unsignedAttachments(document).stream()
                .filter(this::isSignable)
                .toList();
    }

    SigningWish wish(Outgoing document, OutgoingFile attachment) {
        OutgoingFile source = source(document, attachment);
        nodes.letRead(source.ref(), GroupNames.role(document.agency(), Role.CLERK));
        String number = Objects.requireNonNull(document.stage().number());
        return new SigningWish(
                source.ref(),
                document.agency(),
                Party.ORGANISATION,
                SigningWish.Purpose.APPENDIX,
                SignatureLook.appendix(number),
                document.node());
    }

    /** Keeps the signed attachment. */
    SignedFileTarget target(Outgoing document, OutgoingFile attachment) {
        return (node, file) -> files.store(
                document,
                OutgoingFile.APPENDIX,
                attachment.ordinal(),
                asPdf(attachment.name()),
                Signing.PDF,
                Signing.pages(file),
                file,
                "");
    }

    /** The attachment as a PDF; an office file is converted once. */
    private OutgoingFile source(Outgoing document, OutgoingFile attachment) {
        if (attachment.mimetype().equals(Signing.PDF)) {
            return attachment;
        }
        return files.made(attachment, OutgoingFile.CONVERTED).orElseGet(() -> converted(document, attachment));
    }

    private OutgoingFile converted(Outgoing document, OutgoingFile attachment) {
        Path in = nodes.copy(attachment.ref());
        Path out = Signing.temporary();
        try {
            converter.toPdf(in, Signing.ending(attachment.name()), out);
            return files.store(
                    document,
                    OutgoingFile.CONVERTED,
                    attachment.ordinal(),
                    asPdf(attachment.name()),
                    Signing.PDF,
                    Signing.pages(out),
                    out,
                    "");
        } finally {
            OutgoingNodes.delete(in);
            OutgoingNodes.delete(out);
        }
    }

    private static String asPdf(String name) {
        int dot = name.lastIndexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)) + ".pdf";
    }
}
