package org.springframework.extensions.webscripts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** The answer of a web script. It is held back until the transaction has committed. */
public interface WebScriptResponse {

    String HTML_FORMAT = "html";
    String OPENSEARCH_DESCRIPTION_FORMAT = "opensearchdescription";
    String ATOM_FORMAT = "atom";
    String RSS_FORMAT = "rss";
    String JSON_FORMAT = "json";
    String XML_FORMAT = "xml";
    String HEADER_LOCATION = "Location";

    void setStatus(int status);

    void setHeader(String name, String value);

    void addHeader(String name, String value);

    void setContentType(String contentType);

    void setContentEncoding(String contentEncoding);

    void setCache(Cache cache);

    void reset();

    void reset(String preserveHeadersPattern);

    Writer getWriter() throws IOException;

    OutputStream getOutputStream() throws IOException;

    String encodeScriptUrl(String url);

    String encodeResourceUrl(String url);

    String getEncodeScriptUrlFunction(String name);

    String getEncodeResourceUrlFunction(String name);

    Runtime getRuntime();
}
