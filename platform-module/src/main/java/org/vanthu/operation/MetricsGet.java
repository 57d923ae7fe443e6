package org.vanthu.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.extensions.webscripts.AbstractWebScript;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.WebScriptResponse;

/**
 * The door for those who watch the servers: a token from a file, figures as text. Without a file there is no door, and
 * who shows no token learns nothing.
 */
final class MetricsGet extends AbstractWebScript {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsGet.class);
    private static final String BEARER = "Bearer ";
    private static final int LEAST_TOKEN = 24;
    private static final int UNKNOWN = 401;

    private final Metrics metrics;
    private final String tokenFile;

    MetricsGet(Metrics metrics, String tokenFile) {
        this.metrics = metrics;
        this.tokenFile = tokenFile.strip();
    }

    @Override
    public void execute(WebScriptRequest request, WebScriptResponse response) throws IOException {
        Cache cache = new Cache();
        cache.setNeverCache(true);
        response.setCache(cache);
        response.setContentType("text/plain; version=0.0.4;charset=UTF-8");
        if (isKnown(String.valueOf(request.getHeader("Authorization")))) {
            response.getOutputStream().write(metrics.text().getBytes(StandardCharsets.UTF_8));
        } else {
            response.setStatus(UNKNOWN);
        }
    }

    private boolean isKnown(String shown) {
        if (tokenFile.isEmpty() || !shown.startsWith(BEARER)) {
            return false;
        }
        String token;
        try {
            token = Files.readString(Path.of(tokenFile), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            LOG.error("the file of vanthu.operation.metrics-token-file cannot be read", e);
            return false;
        }
        if (token.length() < LEAST_TOKEN) {
            LOG.error("the token of vanthu.operation.metrics-token-file has less than {} characters", LEAST_TOKEN);
            return false;
        }
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8),
                shown.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
