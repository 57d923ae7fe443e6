package org.vanthu.moving;

/** Which of the two a site is. */
enum Side {
    /** From which things are read. */
    OLD,
    /** On which they are made. */
    NEW
}
