package org.vanthu.exchange;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A document that goes from one agency of the site to another.
 *
 * @param kind {@link #DIRECTIVE} or {@link #DOCUMENT}
 * @param number as it stands on the document, or empty
 * @param type the code of the type of document, or empty
 * @param note what the sender adds, or empty
 */
public record Shipment(
        String sender,
        String receiver,
        String kind,
        String number,
        @Nullable LocalDate date,
        String type,
        String subject,
        String note) {

    /** Orders work of the receiver. */
    public static final String DIRECTIVE = "directive";

    /** Anything else. */
    public static final String DOCUMENT = "document";

    /** How an entry says where it came from. */
    String shown() {
        return number.isEmpty() ? subject : number;
    }
}
