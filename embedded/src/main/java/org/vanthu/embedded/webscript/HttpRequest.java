package org.vanthu.embedded.webscript;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jakarta.servlet.http.HttpServletRequest;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.extensions.surf.util.Content;
import org.springframework.extensions.webscripts.Description;
import org.springframework.extensions.webscripts.Match;
import org.springframework.extensions.webscripts.Runtime;
import org.springframework.extensions.webscripts.WebScriptException;
import org.springframework.extensions.webscripts.WebScriptRequest;

/** A servlet request as web scripts see it. */
final class HttpRequest implements WebScriptRequest {

    private final HttpServletRequest request;
    private final Match match;
    private final Runtime runtime;
    private final RequestBody body;
    private @Nullable Map<String, String[]> parameters;

    HttpRequest(HttpServletRequest request, Match match, Runtime runtime, RequestBody body) {
        this.request = request;
        this.match = match;
        this.runtime = runtime;
        this.body = body;
    }

    @Override
    public Match getServiceMatch() {
        return match;
    }

    @Override
    public String getServerPath() {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }

    @Override
    public String getContextPath() {
        return request.getContextPath();
    }

    @Override
    public String getServiceContextPath() {
        return request.getContextPath() + request.getServletPath();
    }

    @Override
    public String getServicePath() {
        return getServiceContextPath() + getPathInfo();
    }

    @Override
    public String getURL() {
        String query = request.getQueryString();
        return getServicePath() + (query == null ? "" : "?" + query);
    }

    @Override
    public String getPathInfo() {
        return match.getPath();
    }

    @Override
    public @Nullable String getQueryString() {
        return request.getQueryString();
    }

    @Override
    public String[] getParameterNames() {
        return parameters().keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters().get(name);
    }

    private Map<String, String[]> parameters() {
        if (parameters == null) {
            Map<String, String[]> all = new LinkedHashMap<>(request.getParameterMap());
            if (isMultipart() && match.getWebScript().getDescription().getMultipartProcessing()) {
                body.form().getParameters().forEach(all::putIfAbsent);
            }
            parameters = all;
        }
        return parameters;
    }

    @Override
    public String[] getHeaderNames() {
        return Collections.list(request.getHeaderNames()).toArray(String[]::new);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return request.getHeader(name);
    }

    @Override
    public String @Nullable [] getHeaderValues(String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }

    @Override
    public String getExtensionPath() {
        return "";
    }

    @Override
    public @Nullable String getContentType() {
        return body.getMimetype();
    }

    @Override
    public Content getContent() {
        return body;
    }

    /**
     * @throws UnsupportedOperationException if the body is JSON: ACS would read it up, and the content that is asked
     *     for afterwards would be empty
     */
    @Override
    public @Nullable Object parseContent() {
        if ("application/json".equals(getContentType())) {
            throw new UnsupportedOperationException(
                    "WebScriptRequest.parseContent of a JSON body; read getContent() instead, see docs/embedded/differences.md");
        }
        return isMultipart() ? body.form() : null;
    }

    private boolean isMultipart() {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    @Override
    public boolean isGuest() {
        return AuthenticationUtil.getGuestUserName().equals(AuthenticationUtil.getFullyAuthenticatedUser());
    }

    @Override
    public String getFormat() {
        Description description = match.getWebScript().getDescription();
        String format = getFormatStyle() == Description.FormatStyle.argument ? "" : extension(getPathInfo());
        String argument = request.getParameter("format");
        if (getFormatStyle() != Description.FormatStyle.extension && argument != null && !argument.isEmpty()) {
            if (!format.isEmpty()) {
                throw new WebScriptException("Format specified both in extension and format argument");
            }
            format = argument;
        }
        if (!format.isEmpty()) {
            return format;
        }
        return description.getDefaultFormat();
    }

    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : "";
    }

    @Override
    public Description.FormatStyle getFormatStyle() {
        return match.getWebScript().getDescription().getFormatStyle();
    }

    @Override
    public @Nullable String getAgent() {
        return null;
    }

    @Override
    public @Nullable String getJSONCallback() {
        return null;
    }

    @Override
    public boolean forceSuccessStatus() {
        return "true".equals(request.getHeader("alf-force-success-response"));
    }

    @Override
    public Runtime getRuntime() {
        return runtime;
    }

    HttpServletRequest servletRequest() {
        return request;
    }
}
