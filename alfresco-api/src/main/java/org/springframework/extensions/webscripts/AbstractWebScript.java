package org.springframework.extensions.webscripts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

import org.springframework.extensions.surf.util.I18NUtil;

/** Base of web scripts written in Java that write their answer themselves. */
public abstract class AbstractWebScript implements WebScript {

    private static final String ROOT = "alfresco/extension/templates/webscripts/";
    private static final ResourceBundle.Control BESIDE_DESCRIPTION = new BesideDescription();

    private Container container;
    private Description description;
    private URLModelFactory urlModelFactory;

    public AbstractWebScript() {}

    @Override
    public void init(Container container, Description description) {
        this.container = container;
        this.description = description;
    }

    protected final Container getContainer() {
        return container;
    }

    @Override
    public final Description getDescription() {
        return description;
    }

    @Override
    public void setURLModelFactory(URLModelFactory urlModelFactory) {
        this.urlModelFactory = urlModelFactory;
    }

    @Override
    public final ResourceBundle getResources() {
        Locale locale = I18NUtil.getLocale();
        try {
            return ResourceBundle.getBundle(
                    ROOT + description.getId(), locale, getClass().getClassLoader(), BESIDE_DESCRIPTION);
        } catch (MissingResourceException e) {
            return null;
        }
    }

    protected final Map<String, String> createArgs(WebScriptRequest req) {
        Map<String, String> args = new HashMap<>();
        for (String name : req.getParameterNames()) {
            args.put(name, req.getParameter(name));
        }
        return args;
    }

    protected final Map<String, String[]> createArgsM(WebScriptRequest req) {
        Map<String, String[]> args = new HashMap<>();
        for (String name : req.getParameterNames()) {
            args.put(name, req.getParameterValues(name));
        }
        return args;
    }

    protected final Map<String, String> createHeaders(WebScriptRequest req) {
        Map<String, String> headers = new HashMap<>();
        for (String name : req.getHeaderNames()) {
            headers.put(name, req.getHeader(name));
        }
        return headers;
    }

    /** Makes what templates see: arguments, headers, URL and this web script. */
    protected Map<String, Object> createTemplateParameters(
            WebScriptRequest req, WebScriptResponse res, Map<String, Object> customParams) {
        Map<String, Object> params = new HashMap<>();
        params.put("args", createArgs(req));
        params.put("argsM", createArgsM(req));
        params.put("headers", createHeaders(req));
        params.put("guest", req.isGuest());
        params.put("webscript", description);
        params.put("date", new java.util.Date());
        if (urlModelFactory != null) {
            params.put("url", urlModelFactory.createURLModel(req));
        }
        ResourceBundle messages = getResources();
        if (messages != null) {
            params.put("messages", messages);
        }
        params.putAll(container.getTemplateParameters());
        if (customParams != null) {
            params.putAll(customParams);
        }
        return params;
    }

    protected final void renderTemplate(String templatePath, Map<String, Object> model, Writer writer) {
        TemplateProcessor processor = container.getTemplateProcessorRegistry().getTemplateProcessor(templatePath);
        if (processor == null) {
            throw new WebScriptException("No template processor for " + templatePath);
        }
        processor.process(templatePath, model, writer);
    }

    protected final void renderString(String template, Map<String, Object> model, Writer writer) {
        container
                .getTemplateProcessorRegistry()
                .getTemplateProcessorByExtension("ftl")
                .processString(template, model, writer);
    }

    /** Turns any failure into one with an HTTP status: 500 unless it has its own. */
    protected final WebScriptException createStatusException(
            Throwable exception, WebScriptRequest req, WebScriptResponse res) {
        if (exception instanceof WebScriptException own) {
            return own;
        }
        return new WebScriptException(
                Status.STATUS_INTERNAL_SERVER_ERROR, "Wrapped Exception: " + exception.getMessage(), exception);
    }

    @Override
    public String toString() {
        return description == null ? getClass().getName() : description.getId();
    }

    /** The dot before the HTTP method is part of the file name, not a folder. */
    private static final class BesideDescription extends ResourceBundle.Control {

        @Override
        public List<String> getFormats(String baseName) {
            return FORMAT_PROPERTIES;
        }

        @Override
        public Locale getFallbackLocale(String baseName, Locale locale) {
            return null;
        }

        @Override
        public ResourceBundle newBundle(
                String baseName, Locale locale, String format, ClassLoader loader, boolean reload) throws IOException {
            String resource = toBundleName(baseName, locale) + ".properties";
            try (InputStream in = loader.getResourceAsStream(resource)) {
                return in == null
                        ? null
                        : new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
    }
}
