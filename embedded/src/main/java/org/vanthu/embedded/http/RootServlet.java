package org.vanthu.embedded.http;

import java.io.IOException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Leads from the root of the server to the welcome page. */
final class RootServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final String welcomePage;

    RootServlet(String welcomePage) {
        this.welcomePage = welcomePage;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (reading && request.getRequestURI().equals("/") && !welcomePage.isEmpty()) {
            response.sendRedirect("/alfresco/");
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
