package org.vanthu.capture.reading;

import java.util.List;

/**
 * The words of a page, upright, in reading order as far as the recognition knows it.
 *
 * @param number number of the page, the first is 1
 * @param widthPoints width of the upright page in points (1/72 inch)
 * @param heightPoints height of the upright page in points
 * @param words its words
 */
public record PageText(int number, double widthPoints, double heightPoints, List<Word> words) {

    /** Takes a copy of the words. */
    public PageText {
        words = List.copyOf(words);
    }
}
