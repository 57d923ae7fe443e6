package org.springframework.extensions.webscripts;

import org.springframework.extensions.surf.util.Content;

/** A request to a web script. Its body may be read again when the transaction is repeated. */
public interface WebScriptRequest {

    Match getServiceMatch();

    String getServerPath();

    String getContextPath();

    String getServiceContextPath();

    String getServicePath();

    String getURL();

    String getPathInfo();

    String getQueryString();

    String[] getParameterNames();

    String getParameter(String name);

    String[] getParameterValues(String name);

    String[] getHeaderNames();

    String getHeader(String name);

    String[] getHeaderValues(String name);

    /** Returns what follows the matched part of a URL template that ends open, or an empty text. */
    String getExtensionPath();

    String getContentType();

    Content getContent();

    /** Parses the body by its media type (form data becomes {@code FormData}); null when nothing reads it. */
    Object parseContent();

    boolean isGuest();

    String getFormat();

    Description.FormatStyle getFormatStyle();

    String getAgent();

    String getJSONCallback();

    boolean forceSuccessStatus();

    Runtime getRuntime();
}
