package org.springframework.extensions.webscripts;

import java.util.HashMap;
import java.util.Map;

/** Translates between short names of formats and media types. */
public class FormatRegistry {

    private final Map<String, String> mimetypes = new HashMap<>();

    public FormatRegistry() {
        for (Format format : Format.values()) {
            mimetypes.put(format.name().toLowerCase(java.util.Locale.ROOT), format.mimetype());
        }
        mimetypes.put("csv", "text/csv");
        mimetypes.put("js", "text/javascript");
        mimetypes.put("pdf", "application/pdf");
    }

    /** Adds formats of one user agent; agents are not told apart here. */
    public void addFormats(String agent, Map<String, String> formatsToAdd) {
        mimetypes.putAll(formatsToAdd);
    }

    /** Returns the media type of the format, or null. */
    public String getMimeType(String agent, String format) {
        return mimetypes.get(format);
    }

    /** Returns the format of the media type, or null. */
    public String getFormat(String agent, String mimetype) {
        for (Map.Entry<String, String> entry : mimetypes.entrySet()) {
            if (entry.getValue().equals(mimetype)) {
                return entry.getKey();
            }
        }
        return null;
    }
}
