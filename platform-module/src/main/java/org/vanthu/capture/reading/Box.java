package org.vanthu.capture.reading;

/**
 * A rectangle on a page, as fractions (0..1) of the upright page measured from its top left corner.
 *
 * @param page number of the page, the first is 1
 * @param x left edge
 * @param y top edge
 * @param width width
 * @param height height
 */
public record Box(int page, double x, double y, double width, double height) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the page is below 1 or a number is not finite
     */
    public Box {
        if (page < 1 || !Double.isFinite(x + y + width + height)) {
            throw new IllegalArgumentException(
                    "box on page " + page + " at " + x + ", " + y + " of " + width + " x " + height);
        }
    }

    /** Returns the right edge. */
    public double right() {
        return x + width;
    }

    /** Returns the bottom edge. */
    public double bottom() {
        return y + height;
    }

    /** Returns the horizontal middle. */
    public double centerX() {
        return x + width / 2;
    }

    /** Returns the vertical middle. */
    public double centerY() {
        return y + height / 2;
    }

    /** Returns the smallest box around this one and another of the same page; a box of another page is left out. */
    public Box union(Box other) {
        if (other.page != page) {
            return this;
        }
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(
                page, left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
