package org.alfresco.service.cmr.repository;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/** The value of a content property: where the bytes are and what they are. Immutable. */
public class ContentData implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String FORBIDDEN = "|";

    private final String contentUrl;
    private final String mimetype;
    private final long size;
    private final String encoding;
    private final Locale locale;

    public ContentData(String contentUrl, String mimetype, long size, String encoding) {
        this(contentUrl, mimetype, size, encoding, null);
    }

    /**
     * @throws IllegalArgumentException if a part contains the separator {@code |}, the URL has no protocol, or there is
     *     a URL but no media type
     */
    public ContentData(String contentUrl, String mimetype, long size, String encoding, Locale locale) {
        this.contentUrl = checkUrl(contentUrl);
        this.mimetype = checkPart("mimetype", mimetype);
        if (contentUrl != null && mimetype == null) {
            throw new IllegalArgumentException("Content with a URL needs a media type: " + contentUrl);
        }
        this.size = size;
        this.encoding = checkPart("encoding", encoding);
        this.locale = locale == null ? Locale.getDefault() : locale;
    }

    protected ContentData(ContentData other) {
        this(other.contentUrl, other.mimetype, other.size, other.encoding, other.locale);
    }

    /**
     * Parses the form that {@link #toString()} writes: {@code contentUrl=…|mimetype=…|size=…|encoding=…|locale=…}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ContentData createContentProperty(String contentPropertyStr) {
        String url = null;
        String mimetype = null;
        long size = 0;
        String encoding = null;
        Locale locale = null;
        for (String token : contentPropertyStr.split("\\|")) {
            int equals = token.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("Unable to parse content property: " + contentPropertyStr);
            }
            String value = token.substring(equals + 1);
            if (value.isEmpty()) {
                continue;
            }
            switch (token.substring(0, equals)) {
                case "contentUrl" -> url = value;
                case "mimetype" -> mimetype = value;
                case "size" -> size = Long.parseLong(value);
                case "encoding" -> encoding = value;
                case "locale" -> locale = parseLocale(value);
                default -> {
                    // later versions may add parts
                }
            }
        }
        return new ContentData(url, mimetype, size, encoding, locale);
    }

    public static ContentData setMimetype(ContentData existing, String mimetype) {
        return existing == null
                ? new ContentData(null, mimetype, 0L, "UTF-8")
                : new ContentData(existing.contentUrl, mimetype, existing.size, existing.encoding, existing.locale);
    }

    public static ContentData setEncoding(ContentData existing, String encoding) {
        return existing == null
                ? new ContentData(null, null, 0L, encoding)
                : new ContentData(existing.contentUrl, existing.mimetype, existing.size, encoding, existing.locale);
    }

    public static boolean hasContent(ContentData contentData) {
        return contentData != null && contentData.contentUrl != null;
    }

    public String getContentUrl() {
        return contentUrl;
    }

    public String getMimetype() {
        return mimetype;
    }

    /** Answers the length in bytes. */
    public long getSize() {
        return size;
    }

    public String getEncoding() {
        return encoding;
    }

    public Locale getLocale() {
        return locale;
    }

    public String getInfoUrl() {
        return toString();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ContentData that
                && size == that.size
                && Objects.equals(contentUrl, that.contentUrl)
                && Objects.equals(mimetype, that.mimetype)
                && Objects.equals(encoding, that.encoding)
                && Objects.equals(locale, that.locale);
    }

    @Override
    public int hashCode() {
        return contentUrl == null ? 0 : contentUrl.hashCode();
    }

    @Override
    public String toString() {
        return "contentUrl=" + text(contentUrl) + "|mimetype=" + text(mimetype) + "|size=" + size + "|encoding="
                + text(encoding) + "|locale=" + text(locale);
    }

    /** A language or a country at the end is followed by the separator of the next part. */
    private static String text(Locale locale) {
        String text = locale.toString();
        return text.length() < 6 ? text + "_" : text;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Locale parseLocale(String value) {
        String[] parts = value.split("_", 3);
        var builder = new Locale.Builder().setLanguage(parts[0]);
        if (parts.length > 1) {
            builder.setRegion(parts[1]);
        }
        return builder.build();
    }

    private static String checkUrl(String url) {
        if (url != null && url.indexOf("://") <= 0) {
            throw new IllegalArgumentException("The content URL must have the form protocol://identifier, was " + url);
        }
        return checkPart("content URL", url);
    }

    private static String checkPart(String name, String value) {
        if (value != null && value.contains(FORBIDDEN)) {
            throw new IllegalArgumentException("The " + name + " may not contain '|', was " + value);
        }
        return value;
    }
}
