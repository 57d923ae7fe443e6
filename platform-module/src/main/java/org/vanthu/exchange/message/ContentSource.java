package org.vanthu.exchange.message;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes of an attachment, each time from the beginning. */
@FunctionalInterface
public interface ContentSource {

    /** The caller closes it. */
    InputStream open() throws IOException;
}
