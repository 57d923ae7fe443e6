package org.vanthu.capture.work;

/** Who goes first when several entries wait to be read. */
public final class CapturePriorities {
    /** Registered already: only search waits for it. */
    public static final int REGISTERED = 5;
    /** From a scan folder. */
    public static final int FOLDER = 10;
    /** A person waits for it: uploaded, turned, split or joined. */
    public static final int PERSON = 50;
    /** A person asked for another recognition, even of text that seems good. */
    public static final int REREAD = 60;

    private CapturePriorities() {}
}
