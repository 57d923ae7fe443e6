package org.vanthu.exchange.edxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Message;
import org.w3c.dom.Element;

/**
 * Writes messages. The envelope is built and sealed first, the bytes of the attachments follow as they are read: a seal
 * covers them by the digests that the message names.
 */
public final class EdxmlWriter {

    private static final String OPENED =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<edXML:edXML xmlns:edXML=\"" + Edxml.NAMESPACE + "\">";

    private final EnvelopeWriter envelopes = new EnvelopeWriter();

    /**
     * Writes a message; the stream stays open.
     *
     * @param key seals it, or null for none
     * @throws IOException if an attachment cannot be read or the stream not be written to
     */
    public void write(Message message, OutputStream out, @Nullable SealingKey key) throws IOException {
        Element envelope = envelopes.write(message);
        if (key != null) {
            EdxmlSeal.seal(envelope, message, key);
        }
        out.write(OPENED.getBytes(StandardCharsets.UTF_8));
        try {
            Transformer plain = TransformerFactory.newDefaultInstance().newTransformer();
            plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            plain.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            plain.transform(new DOMSource(envelope), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
        attachments(message.attachments(), out);
        out.write("</edXML:edXML>\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void attachments(List<Attachment> attachments, OutputStream out) throws IOException {
        if (attachments.isEmpty()) {
            return;
        }
        text(out, "<edXML:AttachmentEncoded>");
        for (Attachment one : attachments) {
            text(out, "<edXML:Attachment>");
            element(out, "ContentType", one.mimetype());
            element(out, "ContentId", one.contentId());
            element(out, "Description", one.description());
            element(out, "AttachmentName", one.name());
            text(out, "<edXML:ContentTransferEncoded>");
            try (InputStream in = one.source().open();
                    OutputStream encoded = Base64.getEncoder().wrap(new Unclosed(out))) {
                in.transferTo(encoded);
            }
            text(out, "</edXML:ContentTransferEncoded></edXML:Attachment>");
        }
        text(out, "</edXML:AttachmentEncoded>");
    }

    private static void element(OutputStream out, String name, String value) throws IOException {
        text(out, "<edXML:" + name + ">" + escaped(value) + "</edXML:" + name + ">");
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the base64 without ending the message. */
    private static final class Unclosed extends OutputStream {

        private final OutputStream out;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
