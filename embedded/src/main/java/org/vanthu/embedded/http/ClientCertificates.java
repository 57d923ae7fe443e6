package org.vanthu.embedded.http;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Keeps some web scripts closed to clients that proved no certificate in the handshake. */
final class ClientCertificates extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private final transient List<String> paths;

    /** @param paths beginnings of paths, after that of the servlet */
    ClientCertificates(List<String> paths) {
        this.paths = paths;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // what the engine of web scripts matches, so that no way of writing a path gets around it
        String path = request.getPathInfo();
        boolean isProven =
                request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chainOfClient && chainOfClient.length > 0;
        if (path != null && !isProven && paths.stream().anyMatch(path::startsWith)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
