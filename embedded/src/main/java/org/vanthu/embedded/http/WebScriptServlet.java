package org.vanthu.embedded.http;

import java.io.IOException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.vanthu.embedded.webscript.WebScriptEngine;

/** Hands requests to the web script engine. */
final class WebScriptServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient WebScriptEngine engine;

    WebScriptServlet(WebScriptEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        engine.service(request, response);
    }
}
