package org.vanthu.archive.packages;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.vanthu.shared.InvalidInputException;

/** Reads XML of strangers element by element: no document types, no entities from elsewhere. */
final class XmlIn {

    static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final int MAX_DEPTH = 60;

    private XmlIn() {}

    /** Gets each element at its start. */
    @FunctionalInterface
    interface Visitor {
        void element(XMLStreamReader xml) throws XMLStreamException;
    }

    /** @throws InvalidInputException if it is no XML that we read */
    static void read(String path, InputStream in, Visitor visitor) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            int depth = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || depth > MAX_DEPTH) {
                    throw new InvalidInputException("archive.error.package-xml", path);
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    visitor.element(xml);
                    depth -= xml.getEventType() == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException e) {
            throw InvalidInputException.field(e, "file", path, "archive.error.package-xml", path);
        }
    }
}
