package org.vanthu.exchange.connector;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a message that was fetched. */
public record Fetched(String id, InputStream stream) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
