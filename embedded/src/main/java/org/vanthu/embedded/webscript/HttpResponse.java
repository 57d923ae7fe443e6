package org.vanthu.embedded.webscript;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.Runtime;
import org.springframework.extensions.webscripts.WebScriptResponse;

/**
 * An answer that is held back until the transaction has committed. A long answer of a script that only reads is let
 * through as it comes.
 */
final class HttpResponse extends OutputStream implements WebScriptResponse {

    private static final int MEMORY_BYTES = 256 * 1024;

    private final HttpServletResponse response;
    private final Runtime runtime;
    private final boolean streaming;
    private final boolean head;
    private final Spool spool = new Spool(MEMORY_BYTES);
    private final Map<String, String> standingHeaders = new LinkedHashMap<>();
    private @Nullable Writer writer;
    private boolean passing;

    /**
     * Wraps a servlet response.
     *
     * @param streaming whether a long answer may go out before the script has ended
     * @param head whether only the headers go out
     */
    HttpResponse(HttpServletResponse response, Runtime runtime, boolean streaming, boolean head) {
        this.response = response;
        this.runtime = runtime;
        this.streaming = streaming;
        this.head = head;
        for (String name : response.getHeaderNames()) {
            standingHeaders.put(name, response.getHeader(name));
        }
    }

    /** Says whether part of the answer is already on its way, so that it cannot be taken back. */
    boolean isOnItsWay() {
        return passing;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!passing && streaming && !head && spool.size() + length > MEMORY_BYTES) {
            passing = true;
            spool.copyTo(response.getOutputStream());
        }
        if (passing) {
            response.getOutputStream().write(bytes, offset, length);
        } else {
            spool.write(bytes, offset, length);
        }
    }

    /** Sends what was held back. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (!passing) {
            if (allowsBody(response.getStatus())) {
                response.setContentLengthLong(spool.size());
            }
            if (!head && spool.size() > 0) {
                spool.copyTo(response.getOutputStream());
            }
        }
        response.flushBuffer();
    }

    private static boolean allowsBody(int status) {
        return status != HttpServletResponse.SC_NO_CONTENT && status != HttpServletResponse.SC_NOT_MODIFIED;
    }

    /** Deletes temporary files. */
    @Override
    public void close() {
        spool.close();
    }

    @Override
    public void setStatus(int status) {
        response.setStatus(status);
    }

    @Override
    public void setHeader(String name, String value) {
        response.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        response.addHeader(name, value);
    }

    @Override
    public void setContentType(String contentType) {
        response.setContentType(contentType);
    }

    @Override
    public void setContentEncoding(String contentEncoding) {
        response.setCharacterEncoding(contentEncoding);
    }

    @Override
    public void setCache(Cache cache) {
        StringBuilder control = new StringBuilder();
        if (cache.getNeverCache()) {
            control.append("no-cache, no-store");
        } else {
            control.append(cache.getIsPublic() ? "public" : "private");
            if (cache.getMustRevalidate()) {
                control.append(", must-revalidate");
            }
            if (cache.getMaxAge() != null) {
                control.append(", max-age=").append(cache.getMaxAge());
            }
        }
        response.setHeader("Cache-Control", control.toString());
        if (cache.getETag() != null) {
            response.setHeader("ETag", "\"" + cache.getETag() + "\"");
        }
        if (cache.getLastModified() != null) {
            response.setHeader(
                    "Last-Modified",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.ofEpochMilli(cache.getLastModified().getTime())
                                    .atOffset(ZoneOffset.UTC)));
        }
    }

    @Override
    public void reset() {
        if (passing) {
            throw new IllegalStateException("The answer is already on its way");
        }
        response.reset();
        standingHeaders.forEach(response::setHeader);
        spool.reset();
        writer = null;
    }

    @Override
    public void reset(String preserveHeadersPattern) {
        reset();
    }

    @Override
    public Writer getWriter() {
        if (writer == null) {
            writer = new OutputStreamWriter(this, StandardCharsets.UTF_8);
        }
        return writer;
    }

    @Override
    public OutputStream getOutputStream() {
        return this;
    }

    @Override
    public String encodeScriptUrl(String url) {
        return url;
    }

    @Override
    public String encodeResourceUrl(String url) {
        return url;
    }

    @Override
    public String getEncodeScriptUrlFunction(String name) {
        return "{ return url; }";
    }

    @Override
    public String getEncodeResourceUrlFunction(String name) {
        return "{ return url; }";
    }

    @Override
    public Runtime getRuntime() {
        return runtime;
    }
}
