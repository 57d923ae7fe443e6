package org.vanthu.capture.reading;

import java.text.Normalizer;

/**
 * A word as recognised.
 *
 * @param text the word in Unicode NFC, without spaces
 * @param box its place
 * @param confidence how sure the recognition is, 0..1; 1 for the text layer of a born-digital file
 */
public record Word(String text, Box box, double confidence) {

    /** Brings the text to NFC and the confidence into 0..1. */
    public Word {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        confidence = Math.max(0, Math.min(1, confidence));
    }
}
