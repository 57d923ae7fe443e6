package org.vanthu.exchange.edxml;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Message;
import org.w3c.dom.Element;

/**
 * Reads messages that anybody may have written: no document type, no entity, nothing fetched, everything limited. Only
 * the envelope is held in memory. Names of the standard's namespace and of the older one are read alike.
 */
public final class EdxmlReader {

    private static final int BYTES_OF_CHAR = 4;
    private static final int BUFFER = 64 * 1024;
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XML.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private final EnvelopeReader envelopes = new EnvelopeReader();
    private final ReadLimits limits;

    /** Reads within limits. */
    public EdxmlReader(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one message; the caller closes what is answered.
     *
     * @throws MalformedMessageException if it is none that can be taken; nothing is kept then
     * @throws IOException if the stream cannot be read
     */
    public ReadMessage read(InputStream in) throws IOException, MalformedMessageException {
        List<Path> files = new ArrayList<>();
        boolean done = false;
        try {
            TokenLimit bytes = new TokenLimit(in, (long) BYTES_OF_CHAR * limits.envelopeChars() + BUFFER);
            XMLStreamReader xml = bytes.restarting(XML.createXMLStreamReader(bytes));
            Parts parts = new Parts(limits);
            read(xml, parts, files);
            ReadMessage message = message(parts, files);
            done = true;
            return message;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof TokenLimit.TooLargeException large) {
                throw new MalformedMessageException("too-large", String.valueOf(large.getMessage()), e);
            }
            if (e.getNestedException() instanceof IOException io && !(io instanceof CharConversionException)) {
                throw io;
            }
            throw new MalformedMessageException("no-xml", String.valueOf(e.getMessage()), e);
        } catch (CharConversionException e) {
            throw new MalformedMessageException("no-xml", String.valueOf(e.getMessage()), e);
        } finally {
            if (!done) {
                ReadMessage.delete(files);
            }
        }
    }

    private ReadMessage message(Parts parts, List<Path> files) throws MalformedMessageException {
        Element envelope = parts.envelope;
        if (envelope == null) {
            throw new MalformedMessageException("no-envelope", "there is no " + Edxml.ENVELOPE);
        }
        List<Attachment> attachments = List.copyOf(parts.attachments);
        Message message = envelopes.read(envelope, attachments);
        return new ReadMessage(message, EdxmlSeal.check(envelope, attachments), files);
    }

    private static void read(XMLStreamReader xml, Parts parts, List<Path> files)
            throws XMLStreamException, IOException, MalformedMessageException {
        begin(xml);
        requireName(xml, Edxml.ROOT);
        while (nextElement(xml)) {
            switch (xml.getLocalName()) {
                case Edxml.ENVELOPE -> {
                    requireName(xml, Edxml.ENVELOPE);
                    if (parts.envelope != null) {
                        throw new MalformedMessageException("two-envelopes", "there are two envelopes");
                    }
                    parts.envelope = new EnvelopeCopy(parts.limits).copy(xml);
                }
                case Edxml.ATTACHMENTS -> {
                    requireName(xml, Edxml.ATTACHMENTS);
                    while (nextElement(xml)) {
                        requireName(xml, Edxml.ATTACHMENT);
                        parts.add(attachment(xml, parts, files));
                    }
                }
                default -> throw new MalformedMessageException("unknown", "unknown element " + xml.getLocalName());
            }
        }
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private static Attachment attachment(XMLStreamReader xml, Parts parts, List<Path> files)
            throws XMLStreamException, IOException, MalformedMessageException {
        Map<String, String> texts = new HashMap<>();
        @Nullable Spooled spooled = null;
        while (nextElement(xml)) {
            String name = xml.getLocalName();
            if (name.equals(Edxml.CONTENT)) {
                if (spooled != null) {
                    throw new MalformedMessageException("two-contents", "an attachment has two contents");
                }
                spooled = spool(xml, parts.left(), files);
            } else {
                String text = text(xml, parts.limits.envelopeChars());
                parts.count(name.length() + text.length());
                texts.put(name, text);
            }
        }
        if (spooled == null) {
            throw new MalformedMessageException("no-content", "an attachment has no content");
        }
        Path file = spooled.file();
        return new Attachment(
                contentId(texts.getOrDefault("ContentId", "")),
                texts.getOrDefault("AttachmentName", ""),
                texts.getOrDefault("ContentType", ""),
                texts.getOrDefault("Description", ""),
                spooled.size(),
                spooled.sha256(),
                () -> Files.newInputStream(file));
    }

    static String contentId(String text) {
        String id = text.strip();
        return id.startsWith(Edxml.CID) ? id.substring(Edxml.CID.length()) : id;
    }

    private static Spooled spool(XMLStreamReader xml, long most, List<Path> files)
            throws XMLStreamException, IOException, MalformedMessageException {
        Path file = Files.createTempFile("vanthu-edxml-", ".bin");
        files.add(file);
        MessageDigest sha256 = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
            Base64Chars decoded = new Base64Chars(out, most);
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    decoded.add(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    return new Spooled(file, decoded.end(), HexFormat.of().formatHex(sha256.digest()));
                } else if (!isIgnored(event)) {
                    throw new MalformedMessageException("base64", "an attachment is not base64");
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(XMLStreamReader xml, int most) throws XMLStreamException, MalformedMessageException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > most) {
                    throw new MalformedMessageException("too-large", "a text has more than " + most + " characters");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return text.toString().strip();
            } else if (!isIgnored(event)) {
                throw new MalformedMessageException("unknown", "an element stands where a text was awaited");
            }
        }
    }

    private static void begin(XMLStreamReader xml) throws XMLStreamException, MalformedMessageException {
        int event = xml.getEventType();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new MalformedMessageException("dtd", "a message has no document type");
            }
            event = xml.next();
        }
    }

    /** Goes to the next child; false at the end of the parent. */
    private static boolean nextElement(XMLStreamReader xml) throws XMLStreamException, MalformedMessageException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            boolean space =
                    event == XMLStreamConstants.SPACE || (event == XMLStreamConstants.CHARACTERS && xml.isWhiteSpace());
            if (!space && !isIgnored(event)) {
                throw new MalformedMessageException("unknown", "there is text between elements");
            }
        }
    }

    private static void requireName(XMLStreamReader xml, String name) throws MalformedMessageException {
        if (!xml.getLocalName().equals(name) || !Edxml.NAMESPACES.contains(String.valueOf(xml.getNamespaceURI()))) {
            throw new MalformedMessageException("unknown", "instead of " + name + " there is " + xml.getName());
        }
    }

    static boolean isIgnored(int event) {
        return event == XMLStreamConstants.COMMENT || event == XMLStreamConstants.PROCESSING_INSTRUCTION;
    }

    private record Spooled(Path file, long size, String sha256) {}

    /** What was read of a message so far. */
    private static final class Parts {

        private final ReadLimits limits;
        private final List<Attachment> attachments = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private long bytes;
        private long chars;
        private @Nullable Element envelope;

        Parts(ReadLimits limits) {
            this.limits = limits;
        }

        /** How many bytes the next attachment may have. */
        long left() throws MalformedMessageException {
            if (attachments.size() >= limits.attachments()) {
                throw new MalformedMessageException(
                        "too-many", "there are more than " + limits.attachments() + " attachments");
            }
            return Math.min(limits.attachmentBytes(), limits.totalBytes() - bytes);
        }

        /** Counts what is said about attachments; it stays in memory. */
        void count(int more) throws MalformedMessageException {
            chars += more;
            if (chars > limits.envelopeChars()) {
                throw new MalformedMessageException(
                        "too-large",
                        "what is said about attachments has more than " + limits.envelopeChars() + " characters");
            }
        }

        void add(Attachment one) throws MalformedMessageException {
            if (!ids.add(one.contentId())) {
                throw new MalformedMessageException("two-contents", "two attachments are called " + one.contentId());
            }
            bytes += one.size();
            attachments.add(one);
        }
    }
}
