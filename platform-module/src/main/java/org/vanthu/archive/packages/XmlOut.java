package org.vanthu.archive.packages;

import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/** Writes XML as it goes, names with their prefixes. Attributes without a value are left out. */
final class XmlOut {

    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final XMLStreamWriter out;

    XmlOut(OutputStream stream) {
        try {
            this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; attributes are names and values in turn. */
    XmlOut start(String name, @Nullable String... attributes) {
        return write(() -> {
            out.writeStartElement(name);
            attributes(attributes);
        });
    }

    XmlOut end() {
        return write(out::writeEndElement);
    }

    XmlOut empty(String name, @Nullable String... attributes) {
        return write(() -> {
            out.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** An element with a text; none where there is nothing to say. */
    XmlOut text(String name, @Nullable Object value, @Nullable String... attributes) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty()
                ? this
                : write(() -> {
                    out.writeStartElement(name);
                    attributes(attributes);
                    out.writeCharacters(clean(text));
                    out.writeEndElement();
                });
    }

    /** Ends the document; the stream stays open. */
    void finish() {
        write(() -> {
            out.writeEndDocument();
            out.flush();
        });
    }

    private void attributes(@Nullable String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            if (name != null && value != null && !value.isEmpty()) {
                out.writeAttribute(name, clean(value));
            }
        }
    }

    /** XML 1.0 knows most control characters not at all. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(XmlOut::isXml).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isXml(int letter) {
        return letter == '\n'
                || letter == '\t'
                || letter == '\r'
                || (letter >= ' ' && letter != 0xFFFE && letter != 0xFFFF && (letter < 0xD800 || letter > 0xDFFF));
    }

    private XmlOut write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written", e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }
}
