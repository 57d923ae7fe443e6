package org.vanthu.moving;

import java.nio.file.Path;

/** Gives the files that came with a parcel. */
interface ContentSource {

    /** @throws org.vanthu.shared.InvalidInputException if no such file came */
    Path file(String name);
}
