package org.vanthu.embedded.http;

import java.io.IOException;
import java.net.InetAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers 429 to a client that sends too many requests. The loopback address, where a reverse proxy with its own limits
 * may stand, is not limited.
 */
final class RateLimit extends HttpFilter {

    static final int TOO_MANY_REQUESTS = 429;

    private static final long serialVersionUID = 1L;
    private static final int BURST_SECONDS = 5;

    private final int requestsPerSecond;
    private final transient TokenBuckets buckets;

    RateLimit(int requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
        this.buckets =
                new TokenBuckets((double) requestsPerSecond * BURST_SECONDS, requestsPerSecond, System::nanoTime);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String client = request.getRemoteAddr();
        if (requestsPerSecond > 0 && !InetAddress.getByName(client).isLoopbackAddress() && !buckets.take(client)) {
            response.setHeader("Retry-After", "1");
            response.sendError(TOO_MANY_REQUESTS);
            return;
        }
        chain.doFilter(request, response);
    }
}
