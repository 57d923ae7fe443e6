package org.vanthu.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.exchange.edxml.EdxmlWriter;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.exchange.message.Staff;
import org.vanthu.files.SampleFiles;
import org.vanthu.shared.Json;

/** Messages as other organisations send them. */
public final class TestMessages {

    private TestMessages() {}

    /** A new document of two pages. */
    public static Message document(String sender, String receiver, String number, Instant at) {
        return document(
                UUID.randomUUID().toString(), sender, receiver, number, at, Business.fresh(false, Staff.NONE), 2);
    }

    /** A document with that many pages. */
    public static Message document(
            String id, String sender, String receiver, String number, Instant at, Business business, int pages) {
        byte[] pdf = SampleFiles.pdf(pages);
        LocalDate today = at.atZone(Json.ZONE).toLocalDate();
        return new Message(
                id,
                Party.of(sender, "Bộ Gửi"),
                List.of(Party.of(receiver, "Sở Nhận qua mạng")),
                at.truncatedTo(ChronoUnit.SECONDS),
                business,
                new DocumentBody(
                        new DocumentId(sender, today, number),
                        number.substring(0, number.indexOf('/')),
                        number.substring(number.indexOf('/') + 1),
                        "Hà Nội",
                        today,
                        "CV",
                        "Công văn",
                        "Về việc gửi qua mạng " + number,
                        "",
                        new DocumentBody.Signer("", "Bộ trưởng", "Trần Văn An"),
                        null,
                        List.of(),
                        0,
                        "",
                        1,
                        pages,
                        List.of(),
                        List.of(),
                        0,
                        List.of()),
                null,
                List.of(new Attachment(
                        "a1",
                        "cong-van-" + number.replace('/', '-') + ".pdf",
                        "application/pdf",
                        "",
                        pdf.length,
                        DigestUtils.sha256Hex(pdf),
                        () -> new ByteArrayInputStream(pdf))));
    }

    /** As it travels. */
    public static byte[] edxml(Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new EdxmlWriter().write(message, out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
