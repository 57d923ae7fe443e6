package org.vanthu.capture.intake;

import org.jspecify.annotations.Nullable;

/**
 * A page of an entry.
 *
 * @param number the first is 1
 * @param width in points, upright
 * @param height in points, upright
 * @param pictureHash perceptual hash of the picture, 16 hex digits
 * @param words lines as {@link WordLines} writes them
 */
public record IntakePage(
        int number,
        double width,
        double height,
        @Nullable String pictureHash,
        @Nullable String words) {}
