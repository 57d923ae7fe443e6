package org.vanthu.embedded.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.security.AuthenticationService;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.webscript.CallerAuthentication;

/**
 * Signing in and out as in ACS: {@code POST .../tickets} makes a ticket, {@code GET} and {@code DELETE
 * .../tickets/-me-} check and end it.
 */
final class TicketsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final int TOO_LARGE = 413;

    private final transient AuthenticationService authenticationService;
    private final transient CallerAuthentication authentication;

    TicketsServlet(AuthenticationService authenticationService, CallerAuthentication authentication) {
        this.authenticationService = authenticationService;
        this.authentication = authentication;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-cache, no-store");
        boolean me = "/-me-".equals(request.getPathInfo());
        boolean collection = request.getPathInfo() == null;
        try {
            if (!me && !collection) {
                error(response, HttpServletResponse.SC_NOT_FOUND, "framework.exception.EntityNotFound", "Not found");
            } else if (collection && request.getMethod().equals("POST")) {
                create(request, response);
            } else if (me && request.getMethod().equals("GET")) {
                check(request, response);
            } else if (me && request.getMethod().equals("DELETE")) {
                delete(request, response);
            } else {
                response.setHeader("Allow", me ? "GET, DELETE" : "POST");
                error(
                        response,
                        HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                        "framework.exception.UnsupportedResourceOperation",
                        "The operation is unsupported");
            }
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
        }
    }

    private void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            error(response, TOO_LARGE, "framework.exception.InvalidArgument", "The request is too long");
            return;
        }
        String user;
        String password;
        try {
            JsonNode json = JSON.readTree(body);
            user = json.path("userId").asText("");
            password = json.path("password").asText("");
        } catch (JsonProcessingException e) {
            error(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "framework.exception.InvalidArgument",
                    "Could not read content from HTTP request body");
            return;
        }
        if (user.isEmpty() || password.isEmpty()) {
            error(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "framework.exception.InvalidArgument",
                    "Invalid login details.");
            return;
        }
        try {
            authenticationService.authenticate(user, password.toCharArray());
            entry(response, HttpServletResponse.SC_CREATED, authenticationService.getCurrentTicket());
        } catch (AuthenticationException e) {
            error(response, HttpServletResponse.SC_FORBIDDEN, "framework.exception.PermissionDenied", "Login failed");
        }
    }

    private void check(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (signIn(request, response)) {
            String ticket = CallerAuthentication.ticket(request);
            entry(
                    response,
                    HttpServletResponse.SC_OK,
                    ticket == null ? authenticationService.getCurrentTicket() : ticket);
        }
    }

    private void delete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (signIn(request, response)) {
            String ticket = CallerAuthentication.ticket(request);
            if (ticket == null) {
                error(
                        response,
                        HttpServletResponse.SC_BAD_REQUEST,
                        "framework.exception.InvalidArgument",
                        "Ticket base authentication required.");
                return;
            }
            authenticationService.invalidateTicket(ticket);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private boolean signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (authentication.signIn(request) == CallerAuthentication.Outcome.SIGNED_IN) {
            return true;
        }
        response.setHeader("WWW-Authenticate", "AlfTicket realm=\"Alfresco\"");
        error(
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                "framework.exception.ApiDefault",
                "Authentication failed for Web Script org/alfresco/api/ResourceWebScript.get");
        return false;
    }

    private static void entry(HttpServletResponse response, int status, @Nullable String ticket) throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", ticket);
        entry.put("userId", AuthenticationUtil.getFullyAuthenticatedUser());
        send(response, status, Map.of("entry", entry));
    }

    private static void error(HttpServletResponse response, int status, String key, String summary) throws IOException {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errorKey", key);
        error.put("statusCode", status);
        error.put("briefSummary", summary);
        error.put(
                "stackTrace",
                "For security reasons the stack trace is no longer displayed, but the property is kept for previous versions");
        error.put("descriptionURL", "");
        error.put("logId", UUID.randomUUID().toString());
        send(response, status, Map.of("error", error));
    }

    private static void send(HttpServletResponse response, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
