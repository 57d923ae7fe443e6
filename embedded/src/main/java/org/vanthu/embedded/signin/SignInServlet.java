package org.vanthu.embedded.signin;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.embedded.http.SignInLimit;
import org.vanthu.embedded.signin.PendingSignIns.Pending;
import org.vanthu.embedded.signin.PendingSignIns.Session;
import org.vanthu.embedded.signin.PendingSignIns.Taken;
import org.vanthu.embedded.signin.SignInException.Why;

/**
 * Signing in by identity providers: {@code GET /sign-in} lists them, {@code GET /sign-in/<id>} sends the browser there,
 * {@code GET /sign-in/<id>/callback} takes it back, {@code POST /sign-in/ticket} gives it its ticket, {@code GET
 * /sign-in/end} ends the session with the provider. Whatever goes wrong leads back to the desk with a word for why.
 */
public final class SignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SignInServlet.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COOKIE = "vanthu-sign-in";
    private static final String CALLBACK = "callback";

    /** A place in the desk: never another site, whatever a link says. */
    private static final Pattern BACK = Pattern.compile("#/[\\w/.?=&%,:+~-]{0,1000}");

    private final transient AuthenticationChain chain;
    private final transient PendingSignIns pending;
    private final transient ProvenPeople people;
    private final String welcomePage;

    public SignInServlet(AuthenticationChain chain, ProvenPeople people, Clock clock, String welcomePage) {
        this.chain = chain;
        this.pending = new PendingSignIns(clock);
        this.people = people;
        this.welcomePage = welcomePage;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String path = Optional.ofNullable(request.getPathInfo()).orElse("").replaceAll("^/|/$", "");
        boolean post = request.getMethod().equals("POST");
        if (!post && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, POST");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (post && path.equals("ticket")) {
            ticket(request, response);
        } else if (post) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (path.isEmpty()) {
            ways(response);
        } else if (path.equals("end")) {
            end(request, response);
        } else {
            String[] parts = path.split("/", -1);
            Optional<OidcProvider> provider = chain.provider(parts[0]);
            if (provider.isEmpty() || parts.length > 2 || (parts.length == 2 && !parts[1].equals(CALLBACK))) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else if (parts.length == 2) {
                callback(provider.get(), request, response);
            } else {
                begin(provider.get(), request, response);
            }
        }
    }

    private void ways(HttpServletResponse response) throws IOException {
        List<Map<String, String>> ways = chain.providers().stream()
                .map(one -> Map.of("id", one.id(), "title", one.title()))
                .toList();
        send(response, HttpServletResponse.SC_OK, Map.of("items", ways));
    }

    private void begin(OidcProvider provider, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String asked = Optional.ofNullable(request.getParameter("back")).orElse("");
        String browser = pending.secret();
        Pending begun =
                pending.begin(browser, provider.id(), BACK.matcher(asked).matches() ? asked : "");
        try {
            URI target = provider.authorization(redirect(provider, request), begun);
            setCookie(request, response, browser, -1);
            redirect(response, target.toString());
        } catch (SignInException e) {
            fail(provider, e, request, response, "");
        }
    }

    private void callback(OidcProvider provider, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String browser = browser(request);
        String back = "";
        try {
            Pending begun = pending.end(
                            browser,
                            Optional.ofNullable(request.getParameter("state")).orElse(""))
                    .filter(one -> one.provider().equals(provider.id()) && provider.isFrom(request.getParameter("iss")))
                    .orElseThrow(() -> new SignInException(Why.EXPIRED, "an answer to no question of this browser"));
            back = begun.back();
            String code = request.getParameter("code");
            if (code == null || code.isEmpty()) {
                throw new SignInException(Why.REFUSED, provider.id() + " said " + shown(request.getParameter("error")));
            }
            OidcProvider.Proven proven = provider.exchange(code, redirect(provider, request), begun);
            Taken taken = people.ticket(provider, proven);
            // a fresh secret: nobody who had the old one gets the ticket
            String fresh = pending.secret();
            pending.succeeded(fresh, taken.ticket(), taken.userName(), new Session(provider.id(), proven.idToken()));
            setCookie(request, response, fresh, -1);
            redirect(response, request.getContextPath() + welcomePage + "?signed-in" + back);
        } catch (SignInException e) {
            fail(provider, e, request, response, back);
        }
    }

    /**
     * The one ticket of the browser that comes back; a page of another site can neither send the cookie nor read it.
     */
    private void ticket(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Taken> taken = pending.take(browser(request));
        if (taken.isEmpty()) {
            send(response, HttpServletResponse.SC_NOT_FOUND, Map.of());
            return;
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", taken.get().ticket());
        entry.put("userId", taken.get().userName());
        send(response, HttpServletResponse.SC_CREATED, Map.of("entry", entry));
    }

    private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String home = request.getContextPath() + welcomePage;
        String target = home;
        Optional<Session> session = pending.leave(browser(request));
        Optional<OidcProvider> provider = session.flatMap(one -> chain.provider(one.provider()));
        if (session.isPresent() && provider.isPresent()) {
            try {
                URI back = URI.create(site(provider.get(), request) + home);
                target = provider.get()
                        .endSession(session.get().idToken(), back)
                        .map(URI::toString)
                        .orElse(home);
            } catch (SignInException e) {
                LOG.warn(
                        "The session with {} does not end there: {}",
                        provider.get().id(),
                        e.getMessage());
            }
        }
        setCookie(request, response, "", 0);
        redirect(response, target);
    }

    private void fail(
            OidcProvider provider,
            SignInException failure,
            HttpServletRequest request,
            HttpServletResponse response,
            String back)
            throws IOException {
        LOG.warn("Sign-in by {} failed ({}): {}", provider.id(), failure.code(), failure.getMessage());
        LOG.debug("because", failure);
        people.refused(provider, failure);
        request.setAttribute(SignInLimit.FAILED, failure.code());
        redirect(response, request.getContextPath() + welcomePage + "?sign-in-error=" + failure.code() + back);
    }

    private static void redirect(HttpServletResponse response, String target) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", target);
    }

    private static URI redirect(OidcProvider provider, HttpServletRequest request) {
        return URI.create(site(provider, request) + request.getContextPath() + request.getServletPath() + "/"
                + provider.id() + "/" + CALLBACK);
    }

    private static String site(OidcProvider provider, HttpServletRequest request) {
        String address = provider.address();
        if (!address.isEmpty()) {
            return address.replaceAll("/$", "");
        }
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private static String browser(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }

    private void setCookie(HttpServletRequest request, HttpServletResponse response, String value, int maxAgeSeconds) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure()
                || chain.providers().stream().anyMatch(one -> one.address().startsWith("https:")));
        cookie.setPath(request.getContextPath() + request.getServletPath());
        cookie.setMaxAge(maxAgeSeconds);
        cookie.setAttribute("SameSite", "Lax"); // the way back from the provider is a link of another site
        response.addCookie(cookie);
    }

    private static String shown(@Nullable String error) {
        String plain = error == null ? "nothing" : error.replaceAll("[^\\w-]", "");
        return plain.substring(0, Math.min(40, plain.length()));
    }

    private static void send(HttpServletResponse response, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
