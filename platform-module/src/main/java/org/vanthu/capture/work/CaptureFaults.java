package org.vanthu.capture.work;

import java.util.function.Consumer;

/**
 * Named points between the steps of capture, at which a test may make the process die or an error occur. In production
 * nothing listens, unless the system property {@code vanthu.capture.halt-at} names a point: then the process halts
 * there at once, as by {@code kill -9}. That is how the acceptance tests prove that no file is lost.
 */
public final class CaptureFaults {

    /** A boundary between two steps. */
    public enum Point {
        COPIED,
        STORED_UNCOMMITTED,
        STORED,
        VERIFIED,
        PUT_AWAY,
        RECOGNISED,
        READ_UNCOMMITTED,
        READ,
        SOURCE_REFUSED
    }

    private static final String PROPERTY = "vanthu.capture.halt-at";
    private volatile Consumer<Point> listener = CaptureFaults::haltIfAsked;

    /** Calls the listener instead of looking at the system property. */
    public void listen(Consumer<Point> listener) {
        this.listener = listener;
    }

    void reach(Point point) {
        listener.accept(point);
    }

    private static void haltIfAsked(Point point) {
        if (point.name().equalsIgnoreCase(System.getProperty(PROPERTY, ""))) {
            Runtime.getRuntime().halt(137);
        }
    }
}
