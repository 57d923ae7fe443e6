package org.vanthu.publication;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.AbstractWebScript;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.WebScriptResponse;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;

/**
 * A web script for everybody: counts requests, and answers whatever is not there, or not released, in one way. Answers
 * may be kept by caches for a while; nothing in a page runs.
 */
abstract class PublicWebScript extends AbstractWebScript {

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    private final PublicSite site;

    PublicWebScript(PublicSite site) {
        this.site = site;
    }

    /** What to answer; empty for what is not there or not released. */
    abstract Optional<Answer> answer(PublicRequest request) throws IOException;

    final PublicView view() {
        return site.view();
    }

    @Override
    public final void execute(WebScriptRequest given, WebScriptResponse response) throws IOException {
        PublicRequest request = new PublicRequest(given);
        if (!site.limit().take(client(request))) {
            response.setStatus(TOO_MANY);
            response.setHeader("Retry-After", "60");
            send(response, refusal(request, "publication.page.busy"), 0);
            return;
        }
        Optional<Answer> answer = answer(request);
        if (answer.isEmpty()) {
            response.setStatus(NOT_FOUND);
        }
        send(
                response,
                answer.orElseGet(() -> refusal(request, "publication.page.nothing")),
                answer.isPresent() ? site.cacheSeconds() : 0);
    }

    private static Answer refusal(PublicRequest request, String text) {
        String words = Texts.of(request.language(), text);
        return request.wantsJson()
                ? Answer.json(Map.of("found", false, "message", words))
                : Answer.html(Pages.message(request, words));
    }

    /** The client that a reverse proxy names: the last name is the one that it saw itself. */
    private @Nullable String client(PublicRequest request) {
        if (site.clientHeader().isEmpty()) {
            return null;
        }
        String names = request.header(site.clientHeader()).orElse("");
        return names.substring(names.lastIndexOf(',') + 1).strip();
    }

    private static void send(WebScriptResponse response, Answer answer, int seconds) throws IOException {
        Cache cache = new Cache();
        if (seconds > 0) {
            cache.setNeverCache(false);
            cache.setIsPublic(true);
            cache.setMaxAge((long) seconds);
        } else {
            cache.setNeverCache(true);
        }
        response.setCache(cache);
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        if (answer.fileName() != null) {
            response.setHeader(
                    "Content-Disposition",
                    answer.disposition() + "; filename*=UTF-8''"
                            + java.net.URLEncoder.encode(answer.fileName(), StandardCharsets.UTF_8)
                                    .replace("+", "%20"));
        }
        response.setContentType(answer.type());
        answer.body().writeTo(response.getOutputStream());
    }

    /** Writes what is answered. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * An answer.
     *
     * @param fileName the name of a file, or null for a page
     */
    record Answer(String type, @Nullable String fileName, Body body) {

        static Answer html(String page) {
            return text(HTML, page);
        }

        static Answer json(Object value) {
            return text("application/json;charset=UTF-8", Json.write(value));
        }

        static Answer text(String type, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Answer(type, null, out -> out.write(bytes));
        }

        /** Only what no browser runs is shown in place. */
        String disposition() {
            return type.equals("application/pdf") ? "inline" : "attachment";
        }
    }
}
