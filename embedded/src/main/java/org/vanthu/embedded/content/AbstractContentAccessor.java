package org.vanthu.embedded.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.alfresco.service.cmr.repository.ContentAccessor;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.ContentStreamListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** What readers and writers have in common: the description of the bytes and the listeners. */
abstract class AbstractContentAccessor implements ContentAccessor {
    private final String url;
    private final List<ContentStreamListener> listeners = new ArrayList<>();
    private @Nullable String mimetype;
    private @Nullable String encoding = "UTF-8";
    private Locale locale = LocaleContextHolder.getLocale();

    AbstractContentAccessor(String url) {
        this.url = url;
    }

    @Override
    public void addListener(ContentStreamListener listener) {
        listeners.add(listener);
    }

    void tellClosed() {
        List.copyOf(listeners).forEach(ContentStreamListener::contentStreamClosed);
    }

    @Override
    public ContentData getContentData() {
        return new ContentData(url, mimetype, getSize(), encoding, locale);
    }

    @Override
    public String getContentUrl() {
        return url;
    }

    @Override
    public @Nullable String getMimetype() {
        return mimetype;
    }

    @Override
    public void setMimetype(@Nullable String mimetype) {
        this.mimetype = mimetype;
    }

    @Override
    public @Nullable String getEncoding() {
        return encoding;
    }

    @Override
    public void setEncoding(@Nullable String encoding) {
        this.encoding = encoding;
    }

    @Override
    public Locale getLocale() {
        return locale;
    }

    @Override
    public void setLocale(Locale locale) {
        this.locale = locale;
    }

    /** Takes over what the other one says of the same content, which may have no media type yet. */
    void describe(AbstractContentAccessor other) {
        setMimetype(other.mimetype);
        setEncoding(other.encoding);
        setLocale(other.locale);
    }

    void describe(ContentData data) {
        setMimetype(data.getMimetype());
        setEncoding(data.getEncoding());
        setLocale(data.getLocale());
    }
}
