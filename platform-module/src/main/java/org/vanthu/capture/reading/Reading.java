package org.vanthu.capture.reading;

import java.util.Map;
import java.util.Optional;

/**
 * What was read from a document.
 *
 * @param fields the values found; a field that was not found is absent
 * @param secrecy the secrecy mark, if one stands in its place; such a document must be refused
 * @param complaint whether the first page is a complaint, denunciation or dispute letter
 * @param quality quality of the recognised text, 0..1
 */
public record Reading(Map<Field, ReadValue> fields, Optional<ReadValue> secrecy, boolean complaint, double quality) {

    /** Takes a copy of the map. */
    public Reading {
        fields = Map.copyOf(fields);
    }

    /** Returns the value of a field. */
    public Optional<ReadValue> get(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Returns the text of a field, empty where it was not found. */
    public String text(Field field) {
        return get(field).map(ReadValue::value).orElse("");
    }
}
