package org.springframework.extensions.webscripts;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/** Base of web scripts that prepare a model which a template renders. */
public class DeclarativeWebScript extends AbstractWebScript {

    public DeclarativeWebScript() {}

    @Override
    public final void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
        Status status = new Status();
        Cache cache = new Cache(getDescription().getRequiredCache());
        Map<String, Object> model = new HashMap<>();
        try {
            Map<String, Object> own = executeImpl(req, status, cache);
            if (own != null) {
                model.putAll(own);
            }
            model.put("status", status);
            model.put("cache", cache);
            Map<String, Object> templateModel = createTemplateParameters(req, res, model);
            answer(req, res, status, cache, templateModel);
        } catch (IOException | RuntimeException e) {
            throw createStatusException(e, req, res);
        } finally {
            executeFinallyImpl(req, status, cache, model);
        }
    }

    private void answer(
            WebScriptRequest req, WebScriptResponse res, Status status, Cache cache, Map<String, Object> model)
            throws IOException {
        if (status.getRedirect()) {
            throw new WebScriptException(status.getCode(), status.getMessage(), status.getException());
        }
        if (status.getCode() != Status.STATUS_OK && !req.forceSuccessStatus()) {
            res.setStatus(status.getCode());
        }
        if (!status.getLocation().isEmpty()) {
            res.setHeader(WebScriptResponse.HEADER_LOCATION, status.getLocation());
        }
        String format = req.getFormat();
        String mimetype = getContainer().getFormatRegistry().getMimeType(req.getAgent(), format);
        if (mimetype == null) {
            throw new WebScriptException(
                    Status.STATUS_INTERNAL_SERVER_ERROR, "Web script format '" + format + "' is not registered");
        }
        res.setCache(cache);
        res.setContentType(mimetype + ";charset=UTF-8");
        renderFormatTemplate(format, model, res.getWriter());
    }

    /** Does the work and returns the template's model; may set the status. */
    protected Map<String, Object> executeImpl(WebScriptRequest req, Status status, Cache cache) {
        return executeImpl(req, status);
    }

    protected Map<String, Object> executeImpl(WebScriptRequest req, Status status) {
        return executeImpl(req, new WebScriptStatus(status));
    }

    protected Map<String, Object> executeImpl(WebScriptRequest req, WebScriptStatus status) {
        return null;
    }

    /** Called after the answer was rendered or has failed. */
    protected void executeFinallyImpl(WebScriptRequest req, Status status, Cache cache, Map<String, Object> model) {}

    protected final void renderFormatTemplate(String format, Map<String, Object> model, Writer writer) {
        String path = getDescription().getId() + "." + format;
        String template = getContainer().getTemplateProcessorRegistry().findValidTemplatePath(path);
        if (template == null) {
            throw new WebScriptException("No template " + path + " for web script "
                    + getDescription().getId());
        }
        renderTemplate(template, model, writer);
    }
}
