package org.vanthu.exchange.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Names a document between organisations: {@code {OrganId},{yyyy/MM/dd},{CodeNumber}/{CodeNotation}}.
 *
 * @param number number and notation
 */
public record DocumentId(String organ, LocalDate date, String number) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final int PARTS = 3;

    /** As it stands in messages. */
    public String text() {
        return organ + "," + DATE.format(date) + "," + number;
    }

    /** Reads the text form. */
    public static Optional<DocumentId> parse(String text) {
        String[] parts = text.strip().split(",", PARTS);
        if (parts.length != PARTS || parts[0].isBlank() || parts[2].isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DocumentId(parts[0].strip(), LocalDate.parse(parts[1].strip(), DATE), parts[2].strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
