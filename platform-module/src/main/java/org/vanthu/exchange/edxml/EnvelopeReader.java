package org.vanthu.exchange.edxml;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.exchange.message.Staff;
import org.vanthu.exchange.message.StatusBody;
import org.vanthu.exchange.message.StatusCode;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads what an envelope says. What the receiver cannot do without is required, all else is empty where it is missing.
 */
final class EnvelopeReader {

    private static final int MOST_ID = 60;

    Message read(Element envelope, List<Attachment> attachments) throws MalformedMessageException {
        Element header = require(envelope, Edxml.HEADER);
        Element about = require(header, Edxml.MESSAGE_HEADER);
        Optional<Element> traces = child(header, Edxml.TRACES);
        Party from = party(require(about, "From"));
        List<Party> to = new ArrayList<>();
        for (Element one : children(about, "To")) {
            to.add(party(one));
        }
        Business business = business(traces.flatMap(one -> child(one, "Bussiness")));
        String code = text(about, "StatusCode");
        StatusBody status = code.isEmpty() ? null : status(about, code);
        DocumentBody document = status == null ? document(about, from.code()) : null;
        String id = traces.map(one -> one.getAttribute(Edxml.ID).strip()).orElse("");
        Instant createdAt = createdAt(traces, status);
        return new Message(
                id.isEmpty() ? derivedId(from, business, document, status, createdAt, attachments) : requireShort(id),
                from,
                to,
                createdAt,
                business,
                document,
                status,
                inOrder(envelope, attachments));
    }

    /**
     * Systems that give messages no id send the same document again as the same message. A document is updated,
     * replaced and called back more than once, so that time and files tell such messages apart.
     */
    private static String derivedId(
            Party from,
            Business business,
            @Nullable DocumentBody document,
            @Nullable StatusBody status,
            Instant createdAt,
            List<Attachment> attachments) {
        String what = document == null
                ? status == null ? "" : status.about().text() + status.code() + status.at()
                : document.id().text();
        if (business.kind() != Business.Kind.NEW) {
            what += "\n" + createdAt
                    + attachments.stream().map(one -> "\n" + one.sha256()).collect(Collectors.joining());
        }
        return DigestUtils.sha256Hex(from.code() + "\n" + business.kind() + "\n" + what)
                .substring(0, 32);
    }

    private static String requireShort(String id) throws MalformedMessageException {
        if (id.length() > MOST_ID || !id.matches("[\\x21-\\x7e]+")) {
            throw new MalformedMessageException("id", "the id of the message is no id");
        }
        return id;
    }

    private static Instant createdAt(Optional<Element> traces, @Nullable StatusBody status)
            throws MalformedMessageException {
        String time = traces.flatMap(one -> child(one, "TraceHeader"))
                .map(one -> text(one, "Timestamp"))
                .orElse("");
        if (time.isEmpty() && status != null) {
            return status.at();
        }
        return Edxml.time(time);
    }

    private static List<Attachment> inOrder(Element envelope, List<Attachment> attachments)
            throws MalformedMessageException {
        Optional<Element> manifest = child(envelope, Edxml.BODY).flatMap(body -> child(body, Edxml.MANIFEST));
        if (manifest.isEmpty()) {
            if (!attachments.isEmpty()) {
                throw new MalformedMessageException("manifest", "there are attachments that no manifest names");
            }
            return List.of();
        }
        Map<String, Attachment> left = new HashMap<>();
        attachments.forEach(one -> left.put(one.contentId(), one));
        List<Attachment> ordered = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Element reference : children(manifest.get(), "Reference")) {
            String id = EdxmlReader.contentId(text(reference, "ContentId"));
            Attachment found = left.remove(id);
            String name = text(reference, "AttachmentName");
            if (found == null
                    || !names.add(name)
                    || (!found.name().isEmpty() && !found.name().equals(name))) {
                throw new MalformedMessageException("manifest", "the manifest names " + id + ", which does not fit");
            }
            ordered.add(new Attachment(
                    id,
                    name,
                    text(reference, "ContentType"),
                    text(reference, "Description"),
                    found.size(),
                    found.sha256(),
                    found.source()));
        }
        if (!left.isEmpty()) {
            throw new MalformedMessageException("manifest", "the manifest does not name " + left.keySet());
        }
        return ordered;
    }

    private static DocumentBody document(Element about, String sender) throws MalformedMessageException {
        Optional<Element> code = child(about, "Code");
        String number = code.map(one -> text(one, "CodeNumber")).orElse("");
        String notation = code.map(one -> text(one, "CodeNotation")).orElse("");
        Optional<Element> info = child(about, "PromulgationInfo");
        String day = info.map(one -> text(one, "PromulgationDate")).orElse("");
        String id = text(about, "DocumentId");
        LocalDate date = day.isEmpty()
                ? DocumentId.parse(id).map(DocumentId::date).orElseThrow(() -> missing("PromulgationDate"))
                : Edxml.date(day);
        DocumentId known = DocumentId.parse(id).orElseGet(() -> new DocumentId(sender, date, joined(number, notation)));
        Optional<Element> type = child(about, "DocumentType");
        Optional<Element> signer = child(about, "SignerInfo");
        Optional<Element> other = child(about, "OtherInfo");
        String due = text(about, "DueDate");
        List<DocumentId> answered = new ArrayList<>();
        for (Element one : children(about, "ResponseFor")) {
            answered.add(reference(one));
        }
        return new DocumentBody(
                known,
                number,
                notation,
                info.map(one -> text(one, "Place")).orElse(""),
                date,
                type.map(one -> text(one, "Type")).orElse(""),
                type.map(one -> text(one, "TypeName")).orElse(""),
                text(about, "Subject"),
                text(about, "Content"),
                new DocumentBody.Signer(
                        signer.map(one -> text(one, "Competence")).orElse(""),
                        signer.map(one -> text(one, "Position")).orElse(""),
                        signer.map(one -> text(one, "FullName")).orElse("")),
                due.isEmpty() ? null : Edxml.date(due),
                texts(child(about, "ToPlaces"), "Place"),
                number(other, "Priority", 4),
                other.map(one -> text(one, "SphereOfPromulgation")).orElse(""),
                number(other, "PromulgationAmount", 99_999),
                number(other, "PageAmount", 99_999),
                texts(other.flatMap(one -> child(one, "Appendixes")), "Appendix"),
                answered,
                number(Optional.of(about), "SteeringType", 9),
                texts(child(about, "ResponseForTask"), "TaskCode"));
    }

    private static StatusBody status(Element about, String code) throws MalformedMessageException {
        Element response = require(about, "ResponseFor");
        String id = response.getAttribute(Edxml.ID).strip();
        return new StatusBody(
                reference(response),
                id.isEmpty() ? null : requireShort(id),
                StatusCode.find(code).orElseThrow(() -> new MalformedMessageException("status", "no status: " + code)),
                text(about, "Description"),
                Edxml.time(text(about, "Timestamp")),
                staff(child(about, "StaffInfo")));
    }

    private static Business business(Optional<Element> about) throws MalformedMessageException {
        if (about.isEmpty()) {
            return Business.fresh(false, Staff.NONE);
        }
        Element element = about.get();
        String affected = text(element, "DocumentId");
        List<DocumentId> replacements = new ArrayList<>();
        Optional<Element> list = child(element, "ReplacementInfoList");
        if (list.isPresent()) {
            for (Element one : children(list.get(), "ReplacementInfo")) {
                replacements.add(id(text(one, "DocumentId")));
            }
        }
        return new Business(
                Business.Kind.find(number(about, "BussinessDocType", Integer.MAX_VALUE))
                        .orElseThrow(() -> new MalformedMessageException("kind", "no kind of message")),
                text(element, "BussinessDocReason"),
                affected.isEmpty() ? null : id(affected),
                !Set.of("", "0").contains(text(element, "Paper")),
                staff(child(element, "StaffInfo")),
                replacements);
    }

    private static Staff staff(Optional<Element> info) {
        return info.map(one ->
                        new Staff(text(one, "Department"), text(one, "Staff"), text(one, "Email"), text(one, "Mobile")))
                .orElse(Staff.NONE);
    }

    private static Party party(Element element) throws MalformedMessageException {
        String code = text(element, "OrganId");
        if (code.isEmpty()) {
            throw missing("OrganId");
        }
        return new Party(
                code,
                text(element, "OrganName"),
                text(element, "OrganizationInCharge"),
                text(element, "OrganAdd"),
                text(element, "Email"),
                text(element, "Telephone"),
                text(element, "Fax"),
                text(element, "Website"));
    }

    private static DocumentId reference(Element element) throws MalformedMessageException {
        Optional<DocumentId> whole = DocumentId.parse(text(element, "DocumentId"));
        if (whole.isPresent()) {
            return whole.get();
        }
        String organ = text(element, "OrganId");
        String code = text(element, "Code");
        if (organ.isEmpty() || code.isEmpty()) {
            throw missing("DocumentId");
        }
        return new DocumentId(organ, Edxml.date(text(element, "PromulgationDate")), code);
    }

    private static DocumentId id(String text) throws MalformedMessageException {
        return DocumentId.parse(text)
                .orElseThrow(() -> new MalformedMessageException("document-id", "no id of a document: " + text));
    }

    private static String joined(String number, String notation) {
        return notation.isEmpty() ? number : number + "/" + notation;
    }

    private static int number(Optional<Element> parent, String name, int most) throws MalformedMessageException {
        String text = parent.map(one -> text(one, name)).orElse("");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new MalformedMessageException("number", "no number: " + name + " " + text, e);
        }
        throw new MalformedMessageException("number", "no number: " + name + " " + text);
    }

    private static List<String> texts(Optional<Element> parent, String name) {
        return parent.map(one -> children(one, name).stream()
                        .map(child -> child.getTextContent().strip())
                        .filter(text -> !text.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(one -> one.getTextContent().strip()).orElse("");
    }

    private static Element require(Element parent, String name) throws MalformedMessageException {
        return child(parent, name).orElseThrow(() -> missing(name));
    }

    private static MalformedMessageException missing(String name) {
        return new MalformedMessageException("incomplete", "there is no " + name);
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && name.equals(element.getLocalName())
                    && Edxml.NAMESPACES.contains(String.valueOf(element.getNamespaceURI()))) {
                found.add(element);
            }
        }
        return found;
    }
}
