package org.vanthu.signing;

/** How much a signature proves by itself. */
public enum Level {
    /** PAdES-B-B: who signed what. */
    B,
    /** PAdES-B-T: and that it was signed before a time that a time stamp server states. */
    T
}
