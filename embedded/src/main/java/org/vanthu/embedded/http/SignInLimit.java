package org.vanthu.embedded.http;

import java.io.IOException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers 429 to requests with credentials from an address that had too many failed sign-ins in the last minute,
 * whichever entrance they came through. Sign-ins that succeed are never counted.
 */
public final class SignInLimit extends HttpFilter {

    /** The attribute of a request in which somebody was not signed in, whatever its status says. */
    public static final String FAILED = "vanthu.sign-in.failed";

    private static final long serialVersionUID = 1L;
    private static final double SECONDS_PER_MINUTE = 60;

    private final int failuresPerMinute;
    private final transient TokenBuckets failures;

    SignInLimit(int failuresPerMinute) {
        this.failuresPerMinute = failuresPerMinute;
        this.failures = new TokenBuckets(failuresPerMinute, failuresPerMinute / SECONDS_PER_MINUTE, System::nanoTime);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean elsewhere = request.getServletPath().equals("/sign-in");
        boolean tickets = request.getRequestURI().endsWith("/tickets")
                && request.getMethod().equals("POST");
        if (failuresPerMinute <= 0 || (!tickets && !elsewhere && request.getHeader("Authorization") == null)) {
            chain.doFilter(request, response);
            return;
        }
        String client = request.getRemoteAddr();
        if (!failures.has(client)) {
            response.setHeader("Retry-After", "60");
            response.sendError(RateLimit.TOO_MANY_REQUESTS);
            return;
        }
        chain.doFilter(request, response);
        boolean refused = response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                || request.getAttribute(FAILED) != null
                || (tickets && response.getStatus() == HttpServletResponse.SC_FORBIDDEN);
        if (refused) {
            failures.take(client);
        }
    }
}
