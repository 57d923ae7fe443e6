package org.vanthu.moving;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.service.cmr.repository.ContentReader;
import org.apache.commons.codec.digest.DigestUtils;

/** Names each file by the SHA-256 of what is really in the store. */
final class DigestSink implements ContentSink {

    private static final long FULL_BYTES = 256L << 20;

    private final Map<String, String> known = new HashMap<>();
    private final Sums sums;
    private long bytes;

    DigestSink(Sums sums) {
        this.sums = sums;
    }

    @Override
    public String keep(ContentReader reader) {
        return known.computeIfAbsent(reader.getContentUrl(), url -> {
            try (InputStream in = reader.getContentInputStream()) {
                String digest = DigestUtils.sha256Hex(in);
                bytes += reader.getSize();
                sums.add("contents", digest);
                return digest;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public boolean isFull() {
        return bytes >= FULL_BYTES;
    }
}
