package org.vanthu.embedded.webscript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.Description;
import org.springframework.extensions.webscripts.Status;
import org.springframework.extensions.webscripts.StatusTemplate;
import org.springframework.extensions.webscripts.TemplateProcessor;
import org.springframework.extensions.webscripts.WebScriptException;

/**
 * Renders the answer to a failed call: a template of the script if there is one, otherwise JSON in the form that ACS
 * uses, or a small HTML page. Unlike in ACS there is no call stack in the answer, and the text of an unexpected error
 * stays in the log.
 */
final class StatusPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SERVER_ERROR = 500;

    private final TemplateProcessor templates;

    StatusPage(TemplateProcessor templates) {
        this.templates = templates;
    }

    /** Writes the status, headers and body. */
    void write(HttpResponse response, int code, @Nullable Throwable cause, @Nullable Description script, String format)
            throws IOException {
        Status status = new Status();
        status.setCode(code, message(code, cause));
        response.setStatus(code);
        response.setCache(new Cache());
        String template = template(code, cause, script, format);
        if (template != null) {
            Map<String, Object> model = new HashMap<>();
            if (cause instanceof WebScriptException exception) {
                model.putAll(exception.getStatusModel());
            }
            model.put("status", status);
            response.setContentType((format.equals("html") ? "text/html" : "application/json") + ";charset=UTF-8");
            templates.process(template, model, response.getWriter());
        } else if (format.equals("html")) {
            response.setContentType("text/html;charset=UTF-8");
            response.write(html(status).getBytes(StandardCharsets.UTF_8));
        } else {
            response.setContentType("application/json;charset=UTF-8");
            response.write(JSON.writeValueAsBytes(json(status)));
        }
    }

    private static String message(int code, @Nullable Throwable cause) {
        if (code >= SERVER_ERROR && !(cause instanceof WebScriptException && cause.getCause() == null)) {
            return "An unexpected error happened; its cause is in the log of the server.";
        }
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "" : message;
    }

    private @Nullable String template(
            int code, @Nullable Throwable cause, @Nullable Description script, String format) {
        if (cause instanceof WebScriptException exception) {
            StatusTemplate own = exception.getStatusTemplate();
            if (own != null) {
                return own.getPath();
            }
        }
        if (script == null) {
            return null;
        }
        for (String candidate : List.of(
                script.getId() + "." + format + "." + code + ".ftl",
                script.getId() + "." + format + ".status.ftl",
                script.getScriptPath() + "/" + format + "." + code + ".ftl",
                script.getScriptPath() + "/" + format + ".status.ftl",
                format + "." + code + ".ftl",
                format + ".status.ftl")) {
            if (templates.hasTemplate(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static Map<String, Object> json(Status status) {
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("code", status.getCode());
        code.put("name", status.getCodeName());
        code.put("description", status.getCodeDescription());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", code);
        body.put("message", status.getMessage());
        return body;
    }

    private static String html(Status status) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + status.getCode()
                + "</title></head><body><h1>" + status.getCode() + " " + escape(status.getCodeName()) + "</h1><p>"
                + escape(status.getMessage()) + "</p></body></html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
