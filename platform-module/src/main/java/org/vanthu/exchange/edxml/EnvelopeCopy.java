package org.vanthu.exchange.edxml;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Copies the envelope from the stream into a tree, as it is, so that its seal can be checked. */
final class EnvelopeCopy {

    private static final int DEPTH = 24;

    private final ReadLimits limits;
    private int chars;
    private int elements;

    EnvelopeCopy(ReadLimits limits) {
        this.limits = limits;
    }

    /** The element at which the reader stands, which stands at its end then. */
    Element copy(XMLStreamReader xml) throws XMLStreamException, MalformedMessageException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().newDocument();
            Element envelope = element(document, xml);
            document.appendChild(envelope);
            fill(document, envelope, xml);
            return envelope;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill(Document document, Element envelope, XMLStreamReader xml)
            throws XMLStreamException, MalformedMessageException {
        Element inside = envelope;
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element child = element(document, xml);
                    inside.appendChild(child);
                    inside = child;
                    depth++;
                    if (depth > DEPTH) {
                        throw new MalformedMessageException("too-deep", "elements are nested too deeply");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth > 0) {
                        inside = (Element) inside.getParentNode();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    String text = xml.getText();
                    count(text.length());
                    inside.appendChild(document.createTextNode(text));
                }
                default -> {
                    if (!EdxmlReader.isIgnored(event)) {
                        throw new MalformedMessageException("dtd", "a message has no entities");
                    }
                }
            }
        }
    }

    private Element element(Document document, XMLStreamReader xml) throws MalformedMessageException {
        elements++;
        if (elements > limits.elements()) {
            throw new MalformedMessageException("too-many", "there are more than " + limits.elements() + " elements");
        }
        Element element =
                document.createElementNS(xml.getNamespaceURI(), qualified(xml.getPrefix(), xml.getLocalName()));
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            namespace(element, xml.getNamespacePrefix(i), xml.getNamespaceURI(i));
        }
        if (element.getOwnerDocument().getDocumentElement() == null) {
            // what was declared outside of the envelope
            namespace(element, xml.getPrefix(), xml.getNamespaceURI());
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            count(xml.getAttributeValue(i).length());
            String uri = xml.getAttributeNamespace(i);
            element.setAttributeNS(
                    uri == null || uri.isEmpty() ? null : uri,
                    qualified(xml.getAttributePrefix(i), xml.getAttributeLocalName(i)),
                    xml.getAttributeValue(i));
        }
        return element;
    }

    private static void namespace(Element element, @Nullable String prefix, @Nullable String uri) {
        element.setAttributeNS(
                XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix,
                uri == null ? "" : uri);
    }

    private static String qualified(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    private void count(int more) throws MalformedMessageException {
        chars += more;
        if (chars > limits.envelopeChars()) {
            throw new MalformedMessageException(
                    "too-large", "the envelope has more than " + limits.envelopeChars() + " characters");
        }
    }
}
