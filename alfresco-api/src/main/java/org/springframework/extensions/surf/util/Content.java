package org.springframework.extensions.surf.util;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** A body of bytes with its media type and encoding, as a web script receives it. */
public interface Content {

    /** Reads the whole body as text in its encoding (UTF-8 when none is known). */
    String getContent() throws IOException;

    /** Returns the media type, without parameters, or null. */
    String getMimetype();

    /** Returns the character encoding or null. */
    String getEncoding();

    /** Returns the length in bytes, or -1 when it is not known. */
    long getSize();

    InputStream getInputStream();

    Reader getReader() throws IOException;
}
