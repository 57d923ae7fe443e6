package org.vanthu.exchange.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.springframework.extensions.webscripts.AbstractWebScript;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.WebScriptResponse;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.edxml.MalformedMessageException;
import org.vanthu.shared.Json;

/**
 * The door for messages of other sites: a token, a stream of edXML, a receipt. No person signs in here; who shows no
 * token that is known learns nothing.
 */
final class MessagesPost extends AbstractWebScript {

    private static final String BEARER = "Bearer ";
    private static final int BAD = 400;
    private static final int UNKNOWN = 401;
    private static final int TOO_MANY = 429;
    private static final int LATER = 503;

    private final PeerEntrance entrance;

    MessagesPost(PeerEntrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public void execute(WebScriptRequest request, WebScriptResponse response) throws IOException {
        String given = String.valueOf(request.getHeader("Authorization"));
        Optional<Peer> peer = given.startsWith(BEARER)
                ? entrance.showing(given.substring(BEARER.length()).strip())
                : Optional.empty();
        if (peer.isEmpty()) {
            answer(response, UNKNOWN, Map.of("code", "unknown"));
            return;
        }
        try {
            Optional<Receipt> receipt =
                    entrance.take(peer.get(), request.getContent().getInputStream());
            if (receipt.isEmpty()) {
                response.setHeader("Retry-After", "5");
                answer(response, TOO_MANY, Map.of("code", "busy"));
            } else {
                answer(response, 200, PeerReceipt.of(receipt.get()));
            }
        } catch (MalformedMessageException e) {
            answer(response, BAD, Map.of("code", e.code(), "words", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            answer(response, LATER, Map.of("code", "later"));
        }
    }

    private static void answer(WebScriptResponse response, int status, Object body) throws IOException {
        Cache cache = new Cache();
        cache.setNeverCache(true);
        response.setCache(cache);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
