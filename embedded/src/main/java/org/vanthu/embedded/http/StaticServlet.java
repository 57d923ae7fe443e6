package org.vanthu.embedded.http;

import java.io.IOException;
import java.util.Optional;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.vanthu.embedded.http.StaticResources.StaticFile;

/** Serves the static resources of modules, without signing in, as ACS does. */
final class StaticServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PAGE_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'%s; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "worker-src 'self' blob:; connect-src 'self' data: blob:; object-src 'none'; frame-src 'self' blob:; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private final transient StaticResources resources;
    private final String welcomePage;

    StaticServlet(StaticResources resources, String welcomePage) {
        this.resources = resources;
        this.welcomePage = welcomePage;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
            if (!method.equals("OPTIONS")) {
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
            return;
        }
        String path = request.getServletPath();
        if ((path.isEmpty() || path.equals("/")) && !welcomePage.isEmpty()) {
            if (resources.find(welcomePage).isPresent()) {
                response.sendRedirect(request.getContextPath() + welcomePage);
                return;
            }
        }
        Optional<StaticFile> file = resources.find(path);
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            send(request, response, file.get());
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, StaticFile file)
            throws IOException {
        String etag = "\"" + file.etag() + "\"";
        response.setHeader("ETag", etag);
        response.setHeader("Cache-Control", file.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("Content-Security-Policy", PAGE_POLICY.formatted(file.scriptHashes()));
        String known = request.getHeader("If-None-Match");
        if (known != null && (known.equals("*") || known.contains(etag))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        byte[] body = file.bytes();
        String accepted = request.getHeader("Accept-Encoding");
        if (file.gzip() != null && accepted != null && accepted.contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            body = file.gzip();
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
