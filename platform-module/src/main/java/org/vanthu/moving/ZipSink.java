package org.vanthu.moving;

import java.util.LinkedHashMap;
import java.util.Map;

import org.alfresco.service.cmr.repository.ContentReader;

/** Notes the files of a parcel that is being filled; each is read when it is packed. */
final class ZipSink implements ContentSink {

    private static final long FULL_BYTES = 8L << 20;
    private static final int FULL_FILES = 400;

    /** By the place of the bytes, so that versions with the same file share it. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private final Map<String, ContentReader> files = new LinkedHashMap<>();
    private long bytes;

    @Override
    public String keep(ContentReader reader) {
        String known = names.get(reader.getContentUrl());
        if (known != null) {
            return known;
        }
        String name = "file-" + files.size();
        names.put(reader.getContentUrl(), name);
        files.put(name, reader);
        bytes += reader.getSize();
        return name;
    }

    @Override
    public boolean isFull() {
        return bytes >= FULL_BYTES || files.size() >= FULL_FILES;
    }

    Map<String, ContentReader> files() {
        return files;
    }
}
