package org.vanthu.embedded.webscript;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import jakarta.servlet.http.HttpServletRequest;

import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.service.cmr.security.AuthenticationService;
import org.jspecify.annotations.Nullable;

/**
 * Signs the caller of a request in: Basic authentication with user and password, with {@code ROLE_TICKET} and a ticket,
 * or with a ticket alone, or the argument {@code alf_ticket}. Leaves the user in the security context of the thread.
 */
public final class CallerAuthentication {

    private static final String TICKET_USER = "ROLE_TICKET";
    private static final String BASIC = "basic ";

    private final AuthenticationService authenticationService;

    public CallerAuthentication(AuthenticationService authenticationService) {
        this.authenticationService = authenticationService;
    }

    /** What came of it. */
    public enum Outcome {
        /** The request carries nothing to sign in with. */
        NONE,
        /** The user is signed in. */
        SIGNED_IN,
        /** What the request carries is wrong or has ended. */
        REFUSED
    }

    private record Credentials(@Nullable String user, String secret) {}

    /** Signs the caller in. */
    public Outcome signIn(HttpServletRequest request) {
        Credentials credentials = credentials(request);
        if (credentials == null) {
            return Outcome.NONE;
        }
        try {
            if (credentials.user() == null) {
                authenticationService.validate(credentials.secret());
            } else {
                authenticationService.authenticate(
                        credentials.user(), credentials.secret().toCharArray());
            }
            return Outcome.SIGNED_IN;
        } catch (AuthenticationException e) {
            authenticationService.clearCurrentSecurityContext();
            return Outcome.REFUSED;
        }
    }

    /** Returns the ticket that the request carries, or null. */
    public static @Nullable String ticket(HttpServletRequest request) {
        Credentials credentials = credentials(request);
        return credentials == null || credentials.user() != null ? null : credentials.secret();
    }

    private static @Nullable Credentials credentials(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return decode(header.substring(BASIC.length()).trim());
        }
        // getParameter would read the body of a form, which belongs to the web script
        return fromQuery(request.getQueryString());
    }

    private static @Nullable Credentials fromQuery(@Nullable String query) {
        if (query == null) {
            return null;
        }
        for (String part : query.split("&", -1)) {
            if (part.startsWith("alf_ticket=")) {
                return new Credentials(
                        null,
                        java.net.URLDecoder.decode(part.substring("alf_ticket=".length()), StandardCharsets.UTF_8));
            }
        }
        return null;
    }

    private static Credentials decode(String encoded) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return new Credentials(null, "");
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Credentials(null, text);
        }
        String user = text.substring(0, colon);
        String secret = text.substring(colon + 1);
        return user.isEmpty() || user.equalsIgnoreCase(TICKET_USER)
                ? new Credentials(null, secret)
                : new Credentials(user, secret);
    }
}
