package org.vanthu.exchange.edxml;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.exchange.message.Staff;
import org.vanthu.exchange.message.StatusBody;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Builds the envelope of a message: header, trace and manifest. Texts that are empty are left out. */
final class EnvelopeWriter {

    Element write(Message message) {
        Element envelope = root();
        Element header = child(envelope, Edxml.HEADER);
        Element messageHeader = child(header, Edxml.MESSAGE_HEADER);
        DocumentBody document = message.document();
        StatusBody status = message.status();
        if (status != null) {
            reference(messageHeader, "ResponseFor", status.about()).setAttribute(Edxml.ID, orEmpty(status.messageId()));
        }
        party(messageHeader, "From", message.from());
        message.to().forEach(to -> party(messageHeader, "To", to));
        if (document != null) {
            document(messageHeader, document);
        }
        if (status != null) {
            text(messageHeader, "StatusCode", status.code().code());
            text(messageHeader, "Description", status.description());
            text(messageHeader, "Timestamp", Edxml.time(status.at()));
            staff(messageHeader, status.staff());
        }
        trace(header, message);
        if (!message.attachments().isEmpty()) {
            manifest(envelope, message);
        }
        return envelope;
    }

    private static Element root() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().newDocument();
            Element envelope = document.createElementNS(Edxml.NAMESPACE, Edxml.PREFIX + ":" + Edxml.ENVELOPE);
            envelope.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + Edxml.PREFIX, Edxml.NAMESPACE);
            document.appendChild(envelope);
            return envelope;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void document(Element parent, DocumentBody body) {
        text(parent, "DocumentId", body.id().text());
        Element code = child(parent, "Code");
        text(code, "CodeNumber", body.codeNumber());
        text(code, "CodeNotation", body.codeNotation());
        Element promulgation = child(parent, "PromulgationInfo");
        text(promulgation, "Place", body.place());
        text(promulgation, "PromulgationDate", Edxml.date(body.date()));
        Element type = child(parent, "DocumentType");
        text(type, "Type", body.typeCode());
        text(type, "TypeName", body.typeName());
        text(parent, "Subject", body.subject());
        text(parent, "Content", body.content());
        Element signer = child(parent, "SignerInfo");
        text(signer, "Competence", body.signer().competence());
        text(signer, "Position", body.signer().position());
        text(signer, "FullName", body.signer().fullName());
        if (body.dueDate() != null) {
            text(parent, "DueDate", Edxml.date(body.dueDate()));
        }
        if (!body.toPlaces().isEmpty()) {
            Element places = child(parent, "ToPlaces");
            body.toPlaces().forEach(place -> text(places, "Place", place));
        }
        Element other = child(parent, "OtherInfo");
        text(other, "Priority", String.valueOf(body.priority()));
        text(other, "SphereOfPromulgation", body.sphere());
        text(other, "PromulgationAmount", String.valueOf(body.copies()));
        text(other, "PageAmount", String.valueOf(body.pages()));
        if (!body.appendixes().isEmpty()) {
            Element appendixes = child(other, "Appendixes");
            body.appendixes().forEach(appendix -> text(appendixes, "Appendix", appendix));
        }
        body.responseFor().forEach(answered -> reference(parent, "ResponseFor", answered));
        text(parent, "SteeringType", String.valueOf(body.steering()));
        if (!body.tasks().isEmpty()) {
            Element tasks = child(parent, "ResponseForTask");
            body.tasks().forEach(task -> text(tasks, "TaskCode", task));
        }
    }

    private static void trace(Element header, Message message) {
        Element traces = child(header, Edxml.TRACES);
        traces.setAttribute(Edxml.ID, message.id());
        traces.setAttribute("version", "1.0");
        Element trace = child(traces, "TraceHeader");
        text(trace, "OrganId", message.from().code());
        text(trace, "Timestamp", Edxml.time(message.createdAt()));
        Business business = message.business();
        Element about = child(traces, "Bussiness");
        if (business.affected() != null) {
            text(about, "DocumentId", business.affected().text());
        }
        text(about, "BussinessDocType", String.valueOf(business.kind().code()));
        text(about, "BussinessDocReason", business.reason());
        text(about, "Paper", business.paper() ? "1" : "0");
        staff(about, business.staff());
        if (!business.replacements().isEmpty()) {
            Element list = child(about, "ReplacementInfoList");
            business.replacements()
                    .forEach(replaced -> text(child(list, "ReplacementInfo"), "DocumentId", replaced.text()));
        }
    }

    private static void manifest(Element envelope, Message message) {
        Element manifest = child(child(envelope, Edxml.BODY), Edxml.MANIFEST);
        manifest.setAttribute("version", "1.0");
        for (Attachment one : message.attachments()) {
            Element reference = child(manifest, "Reference");
            text(reference, "ContentId", one.contentId());
            text(reference, "ContentType", one.mimetype());
            text(reference, "Description", one.description());
            text(reference, "AttachmentName", one.name());
        }
    }

    private static void party(Element parent, String name, Party party) {
        Element element = child(parent, name);
        text(element, "OrganId", party.code());
        text(element, "OrganizationInCharge", party.inCharge());
        text(element, "OrganName", party.name());
        text(element, "OrganAdd", party.address());
        text(element, "Email", party.email());
        text(element, "Telephone", party.telephone());
        text(element, "Fax", party.fax());
        text(element, "Website", party.website());
    }

    private static Element reference(Element parent, String name, DocumentId id) {
        Element element = child(parent, name);
        text(element, "OrganId", id.organ());
        text(element, "Code", id.number());
        text(element, "PromulgationDate", Edxml.date(id.date()));
        text(element, "DocumentId", id.text());
        return element;
    }

    private static void staff(Element parent, Staff staff) {
        Element info = child(parent, "StaffInfo");
        text(info, "Department", staff.department());
        text(info, "Staff", staff.name());
        text(info, "Email", staff.email());
        text(info, "Mobile", staff.mobile());
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static void text(Element parent, String name, String value) {
        if (!value.isEmpty()) {
            child(parent, name).setTextContent(value);
        }
    }

    private static Element child(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(Edxml.NAMESPACE, Edxml.PREFIX + ":" + name);
        parent.appendChild(child);
        return child;
    }
}
