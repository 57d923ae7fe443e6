package org.vanthu.embedded.webscript;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.Description;
import org.springframework.extensions.webscripts.TransactionParameters;

/** What one {@code *.desc.xml} says. */
final class WebScriptDescription implements Description {

    private final String id;
    private final String method;
    private final URL source;
    private final Texts texts;
    private final List<String> uris;
    private final Access access;
    private final TransactionParameters transaction;
    private final Cache cache;
    private final FormatStyle formatStyle;
    private final String defaultFormat;
    private boolean multipartProcessing = true;

    /** Texts for people who read an index of web scripts. */
    record Texts(String kind, String shortName, String description, Set<String> families, Lifecycle lifecycle) {}

    /** Who may call, and as whom the script runs. */
    record Access(RequiredAuthentication required, @Nullable String runAs) {}

    WebScriptDescription(
            String id,
            String method,
            URL source,
            Texts texts,
            List<String> uris,
            Access access,
            TransactionParameters transaction,
            Cache cache,
            FormatStyle formatStyle,
            String defaultFormat) {
        this.id = id;
        this.method = method;
        this.source = source;
        this.texts = texts;
        this.uris = uris;
        this.access = access;
        this.transaction = transaction;
        this.cache = cache;
        this.formatStyle = formatStyle;
        this.defaultFormat = defaultFormat;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getShortName() {
        return texts.shortName();
    }

    @Override
    public String getDescription() {
        return texts.description();
    }

    @Override
    public String getStorePath() {
        return "classpath";
    }

    @Override
    public String getScriptPath() {
        int slash = id.lastIndexOf('/');
        return slash < 0 ? "" : id.substring(0, slash);
    }

    @Override
    public String getDescPath() {
        return id + ".desc.xml";
    }

    @Override
    public InputStream getDescDocument() throws IOException {
        return source.openStream();
    }

    @Override
    public String getKind() {
        return texts.kind();
    }

    @Override
    public Set<String> getFamilys() {
        return texts.families();
    }

    @Override
    public RequiredAuthentication getRequiredAuthentication() {
        return access.required();
    }

    @Override
    public @Nullable String getRunAs() {
        return access.runAs();
    }

    @Override
    public RequiredTransaction getRequiredTransaction() {
        return transaction.getRequired();
    }

    @Override
    public RequiredTransactionParameters getRequiredTransactionParameters() {
        return transaction;
    }

    @Override
    public RequiredCache getRequiredCache() {
        return cache;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String[] getURIs() {
        return uris.toArray(String[]::new);
    }

    @Override
    public FormatStyle getFormatStyle() {
        return formatStyle;
    }

    @Override
    public String getDefaultFormat() {
        return defaultFormat;
    }

    @Override
    public Lifecycle getLifecycle() {
        return texts.lifecycle();
    }

    @Override
    public boolean getMultipartProcessing() {
        return multipartProcessing;
    }

    @Override
    public void setMultipartProcessing(boolean multipartProcessing) {
        this.multipartProcessing = multipartProcessing;
    }
}
