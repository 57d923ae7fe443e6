package org.vanthu.embedded.webscript;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.surf.util.Content;
import org.springframework.extensions.webscripts.WebScriptException;
import org.springframework.extensions.webscripts.servlet.FormData;

/** The body of a request, taken from the wire once and readable as often as the transaction is tried. */
final class RequestBody implements Content, AutoCloseable {

    private static final int MEMORY_BYTES = 256 * 1024;

    private final HttpServletRequest request;
    private final long maxBytes;
    private @Nullable GuardedInput input;
    private @Nullable Spool spool;
    private @Nullable FormData form;

    RequestBody(HttpServletRequest request, long maxBytes) {
        this.request = request;
        this.maxBytes = maxBytes;
    }

    /** Returns the fields of a multipart form; they are read from the wire at the first call. */
    FormData form() {
        if (form == null) {
            FormData read = new FormData(new HttpServletRequestWrapper(request) {
                @Override
                public ServletInputStream getInputStream() throws IOException {
                    return input();
                }
            });
            try {
                read.getFields();
            } catch (WebScriptException e) {
                throw refusal(e);
            }
            form = read;
        }
        return form;
    }

    private WebScriptException refusal(WebScriptException e) {
        BodyTooLargeException failure = input == null ? null : input.failure();
        return failure == null ? e : new WebScriptException(failure.status(), failure.getMessage(), e);
    }

    private GuardedInput input() throws IOException {
        if (input == null) {
            input = new GuardedInput(request.getInputStream(), maxBytes);
        }
        return input;
    }

    private Spool spool() throws IOException {
        if (spool == null) {
            if (form != null) {
                throw new IllegalStateException("The body was already read as a form");
            }
            Spool read = new Spool(MEMORY_BYTES);
            try {
                input().transferTo(read);
            } catch (BodyTooLargeException e) {
                read.close();
                throw new WebScriptException(e.status(), e.getMessage(), e);
            }
            spool = read;
        }
        return spool;
    }

    @Override
    public String getContent() throws IOException {
        try (InputStream in = getInputStream()) {
            return new String(in.readAllBytes(), charset());
        }
    }

    @Override
    public @Nullable String getMimetype() {
        String type = request.getContentType();
        int semicolon = type == null ? -1 : type.indexOf(';');
        return type == null || semicolon < 0
                ? type
                : type.substring(0, semicolon).trim();
    }

    @Override
    public @Nullable String getEncoding() {
        return request.getCharacterEncoding();
    }

    @Override
    public long getSize() {
        return spool == null ? request.getContentLengthLong() : spool.size();
    }

    @Override
    public InputStream getInputStream() {
        try {
            return spool().open();
        } catch (IOException e) {
            throw new UncheckedIOException("The request body cannot be read", e);
        }
    }

    @Override
    public Reader getReader() throws IOException {
        return new InputStreamReader(spool().open(), charset());
    }

    private Charset charset() {
        String encoding = getEncoding();
        try {
            return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new WebScriptException(415, "The character set of the request is unknown: " + encoding, e);
        }
    }

    @Override
    public void close() {
        if (spool != null) {
            spool.close();
        }
        if (form != null) {
            form.cleanup();
        }
    }
}
