package org.springframework.extensions.webscripts;

import java.io.Writer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

import org.springframework.extensions.surf.util.I18NUtil;

/** Base of web scripts written in Java that write their answer themselves. */
public abstract class AbstractWebScript implements WebScript {

    private static final String ROOT = "alfresco.extension.templates.webscripts.";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

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
                    ROOT + description.getId().replace('/', '.'),
                    locale,
                    getClass().getClassLoader(),
                    EXACT);
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
}
