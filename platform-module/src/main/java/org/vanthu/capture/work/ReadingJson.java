package org.vanthu.capture.work;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.ReadValue;
import org.vanthu.capture.reading.Reading;
import org.vanthu.shared.Json;

/** What was read, as kept in the ledger and answered over HTTP: field name → value, confidence, box. */
public final class ReadingJson {
    private static final Map<Field, String> NAMES = new EnumMap<>(Field.class);
    private static final int MAX_CHARS = 4000;

    static {
        NAMES.put(Field.ISSUER, "issuer");
        NAMES.put(Field.NUMBER, "number");
        NAMES.put(Field.PLACE, "place");
        NAMES.put(Field.ISSUED_DATE, "issuedDate");
        NAMES.put(Field.TYPE, "type");
        NAMES.put(Field.SUBJECT, "subject");
        NAMES.put(Field.URGENCY, "urgency");
        NAMES.put(Field.SIGNER_NAME, "signerName");
        NAMES.put(Field.SIGNER_POSITION, "signerPosition");
        NAMES.put(Field.SIGNER_COMPETENCE, "signerCompetence");
        NAMES.put(Field.RECIPIENTS, "recipients");
    }

    private ReadingJson() {}

    /** Writes the fields. */
    static String write(Reading reading) {
        Map<String, Object> fields = new LinkedHashMap<>();
        NAMES.forEach((field, name) -> reading.get(field).ifPresent(value -> fields.put(name, shortened(value))));
        return Json.write(fields);
    }

    private static ReadValue shortened(ReadValue value) {
        return value.value().length() <= MAX_CHARS
                ? value
                : new ReadValue(value.value().substring(0, MAX_CHARS), value.confidence(), value.box());
    }

    /** The fields as maps, ready to be rendered. */
    public static Map<?, ?> read(String json) {
        return Json.read(json, Map.class);
    }

    /** The value of one field. */
    public static Optional<String> value(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof Map<?, ?> field && field.get("value") instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Mean confidence of what was found, 0 when nothing was. */
    static double confidence(Reading reading) {
        return reading.fields().values().stream()
                .mapToDouble(ReadValue::confidence)
                .average()
                .orElse(0);
    }
}
