package org.vanthu.capture.reading;

/**
 * A value read from a page.
 *
 * @param value the value, corrected and in NFC; see {@link Field} for its form
 * @param confidence how likely it is right, 0..1
 * @param box where it stands
 */
public record ReadValue(String value, double confidence, Box box) {

    /** Brings the confidence into 0..1. */
    public ReadValue {
        confidence = Math.max(0, Math.min(1, confidence));
    }
}
