package org.vanthu.dossier;

import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Json;

/**
 * Writes a dossier with the fields of its documents as XML, in chronological order; the form is that of
 * {@code schema/dossier-1.0.xsd}, the fields have the names of the circular.
 *
 * @see "Circular 02/2019/TT-BNV; Decree 30/2020/NĐ-CP, Appendix VI, part I, III.4.g"
 */
final class DossierXml {

    static final String NAMESPACE = "http://www.vanthu.org/schema/dossier/1.0";

    private final DossierFile file;
    private final XMLStreamWriter out;

    private DossierXml(DossierFile file, XMLStreamWriter out) {
        this.file = file;
        this.out = out;
    }

    static void write(DossierFile file, OutputStream stream) {
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, "UTF-8");
            new DossierXml(file, out).write();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the dossier cannot be written as XML", e);
        }
    }

    private void write() throws XMLStreamException {
        Dossier dossier = file.dossier();
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("Dossier");
        out.writeDefaultNamespace(NAMESPACE);
        out.writeAttribute(
                "exportedAt",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        file.madeAt().atZone(Json.ZONE).toOffsetDateTime()));
        out.writeAttribute("id", dossier.id());
        fileCode();
        element("Title", dossier.title());
        element("Maintenance", dossier.retention());
        element("Language", language());
        element("StartDate", LocalDate.ofInstant(dossier.openedAt(), Json.ZONE));
        element("EndDate", dossier.endedAt() == null ? null : LocalDate.ofInstant(dossier.endedAt(), Json.ZONE));
        element("TotalDoc", file.entries().size());
        element("Description", dossier.description());
        element("PageNumber", pages());
        element("State", dossier.state());
        element("Kind", dossier.kind());
        element("UnitName", file.unitName());
        element("OwnerName", file.ownerName());
        out.writeStartElement("Documents");
        List<DossierFile.Entry> entries = file.chronological();
        for (DossierFile.Entry entry : entries) {
            document(entry);
        }
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void fileCode() throws XMLStreamException {
        out.writeStartElement("FileCode");
        element("OrganId", file.agency().identifier());
        element("FileCatalog", file.dossier().year());
        element("FileNotation", file.dossier().code());
        out.writeEndElement();
    }

    private void document(DossierFile.Entry entry) throws XMLStreamException {
        DocumentFacts.Facts facts = entry.facts();
        out.writeStartElement("Document");
        out.writeAttribute("id", facts.nodeId());
        out.writeAttribute("readable", String.valueOf(facts.readable()));
        element("DocCode", facts.documentId());
        element("DocOrdinal", entry.document().ordinal());
        element("TypeName", facts.typeName());
        element("CodeNumber", facts.codeNumber());
        element("CodeNotation", facts.codeNotation());
        element("IssuedDate", facts.issuedDate());
        element("OrganName", facts.issuerName());
        element("Subject", facts.subject());
        element("Language", facts.language());
        element("PageAmount", facts.pages());
        element("Description", entry.document().note());
        element("ArrivalNumber", facts.arrivalNumber());
        if (facts.sizeBytes() > 0) {
            out.writeStartElement("File");
            element("Name", facts.fileName());
            element("MimeType", facts.mimetype());
            element("SizeBytes", facts.sizeBytes());
            element("Sha256", facts.sha256());
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    /** An element, or none where there is nothing to say. */
    private void element(String name, @Nullable Object value) throws XMLStreamException {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            out.writeStartElement(name);
            out.writeCharacters(clean(text));
            out.writeEndElement();
        }
    }

    /** XML 1.0 knows most control characters not at all. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(letter -> letter == '\n'
                        || letter == '\t'
                        || letter == '\r'
                        || (letter >= ' '
                                && letter != 0xFFFE
                                && letter != 0xFFFF
                                && (letter < 0xD800 || letter > 0xDFFF)))
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private String language() {
        return String.join(
                ", ",
                file.entries().stream()
                        .map(entry -> entry.facts().language())
                        .filter(language -> !language.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private @Nullable Integer pages() {
        int sum = file.entries().stream()
                .mapToInt(entry ->
                        entry.facts().pages() == null ? 0 : entry.facts().pages())
                .sum();
        return sum == 0 ? null : sum;
    }
}
