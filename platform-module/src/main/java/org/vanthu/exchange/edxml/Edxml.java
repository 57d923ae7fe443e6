package org.vanthu.exchange.edxml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

import org.vanthu.shared.Json;

/** Names and forms that writer and reader share. */
final class Edxml {

    static final String NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

    /** Written by older systems; the same names in it. */
    static final String OLD_NAMESPACE = "http://www.e-doc.vn/Schema/";

    static final Set<String> NAMESPACES = Set.of(NAMESPACE, OLD_NAMESPACE);
    static final String PREFIX = "edXML";

    static final String ROOT = "edXML";
    static final String ENVELOPE = "edXMLEnvelope";
    static final String HEADER = "edXMLHeader";
    static final String BODY = "edXMLBody";
    static final String MANIFEST = "edXMLManifest";
    static final String MESSAGE_HEADER = "MessageHeader";
    static final String TRACES = "TraceHeaderList";
    static final String ATTACHMENTS = "AttachmentEncoded";
    static final String ATTACHMENT = "Attachment";
    static final String CONTENT = "ContentTransferEncoded";

    /** The attribute by which a seal names the envelope, and by which a message has its id. */
    static final String ID = "id";

    /** What stands before a content id where a seal names it. */
    static final String CID = "cid:";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");

    private Edxml() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String time(Instant time) {
        return TIME.format(LocalDateTime.ofInstant(time, Json.ZONE));
    }

    /** @throws MalformedMessageException if it is no day */
    static LocalDate date(String text) throws MalformedMessageException {
        try {
            return LocalDate.parse(text.strip().replace('-', '/'), DATE);
        } catch (DateTimeException e) {
            throw new MalformedMessageException("date", "no date: " + text, e);
        }
    }

    /** A moment, by Vietnamese clocks. */
    static Instant time(String text) throws MalformedMessageException {
        try {
            return LocalDateTime.parse(text.strip().replace('-', '/'), TIME)
                    .atZone(Json.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new MalformedMessageException("time", "no time: " + text, e);
        }
    }
}
