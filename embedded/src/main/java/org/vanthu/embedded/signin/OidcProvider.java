package org.vanthu.embedded.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.signin.SignInException.Why;

/**
 * An identity provider by OpenID Connect: authorization code flow with PKCE; its addresses come from discovery, its
 * keys from its JWKS. Only https, but for this very machine.
 *
 * @see "OpenID Connect Core 1.0, 3.1; OpenID Connect Discovery 1.0, 4; RFC 7636; RFC 9207"
 */
final class OidcProvider {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int TIMEOUT_MILLIS = 5000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final Settings settings;
    private final String issuer;
    private final String client;
    private final String secret;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile @Nullable Discovered discovered;

    /** What the provider says about itself. */
    private record Discovered(
            URI authorization, URI token, Optional<URI> endSession, DefaultJWTProcessor<SecurityContext> verifier) {}

    /** Who signed in, and the token that says so. */
    record Proven(String userName, String givenName, String familyName, String email, String idToken) {}

    OidcProvider(Settings settings) {
        this.settings = settings;
        this.issuer = settings.required("issuer-url");
        this.client = settings.required("resource");
        this.secret = settings.text("credentials.secret", "");
        requireSafe(URI.create(issuer));
    }

    String id() {
        return settings.id();
    }

    /** What the button says; empty for the desk's own words. */
    String title() {
        return settings.text("title", "");
    }

    /** Whether somebody whom the provider knows and this site does not gets an account, which has no role anywhere. */
    boolean createsAccounts() {
        return settings.flag("create-accounts");
    }

    /** Where this site is, as browsers and the provider see it; empty for what the browser asked for. */
    String address() {
        return settings.text("redirect-address", "");
    }

    /** The address to which the browser is sent to sign in. */
    URI authorization(URI redirect, PendingSignIns.Pending pending) throws SignInException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("scope", settings.text("scope", "openid profile email"));
        query.put("client_id", client);
        query.put("redirect_uri", redirect.toString());
        query.put("state", pending.state());
        query.put("nonce", pending.nonce());
        query.put("code_challenge", challenge(pending.verifier()));
        query.put("code_challenge_method", "S256");
        return with(discovered().authorization(), query);
    }

    /** The address at which the session with the provider ends, where it has one. */
    Optional<URI> endSession(@Nullable String idToken, URI back) throws SignInException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client);
        query.put("post_logout_redirect_uri", back.toString());
        if (idToken != null) {
            query.put("id_token_hint", idToken);
        }
        return discovered().endSession().map(address -> with(address, query));
    }

    /** Exchanges the code for the proof who signed in. */
    Proven exchange(String code, URI redirect, PendingSignIns.Pending pending) throws SignInException {
        Discovered known = discovered();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("code_verifier", pending.verifier());
        form.put("client_id", client);
        HttpRequest.Builder request = HttpRequest.newBuilder(known.token())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        if (!secret.isEmpty()) {
            String credentials = encode(client) + ":" + encode(secret);
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        String idToken = send(request.build()).path("id_token").asText("");
        if (idToken.isEmpty()) {
            throw new SignInException(Why.UNPROVEN, "the token endpoint of " + id() + " sent no id_token");
        }
        return proven(known, idToken, pending.nonce());
    }

    /** Whether an answer says that it is of this provider, where it says so. */
    boolean isFrom(@Nullable String iss) {
        return iss == null || iss.equals(issuer);
    }

    private Proven proven(Discovered known, String idToken, String nonce) throws SignInException {
        try {
            JWTClaimsSet claims = known.verifier().process(idToken, null);
            if (!nonce.equals(claims.getStringClaim("nonce"))) {
                throw new SignInException(Why.UNPROVEN, "the token of " + id() + " has another nonce");
            }
            String azp = claims.getStringClaim("azp");
            if ((azp != null && !azp.equals(client)) || (claims.getAudience().size() > 1 && azp == null)) {
                throw new SignInException(Why.UNPROVEN, "the token of " + id() + " is for another client");
            }
            String name = claims.getStringClaim(settings.text("principal-attribute", "preferred_username"));
            if (name == null || name.isBlank()) {
                throw new SignInException(Why.UNPROVEN, "the token of " + id() + " names nobody");
            }
            return new Proven(
                    name.strip(),
                    text(claims, "given_name"),
                    text(claims, "family_name"),
                    text(claims, "email"),
                    idToken);
        } catch (ParseException | BadJOSEException e) {
            throw new SignInException(Why.UNPROVEN, "the token of " + id() + " is not to be believed", e);
        } catch (JOSEException e) {
            throw new SignInException(Why.UNREACHABLE, "the keys of " + id() + " cannot be had", e);
        }
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private Discovered discovered() throws SignInException {
        Discovered known = discovered;
        if (known == null) {
            known = discover();
            discovered = known;
        }
        return known;
    }

    private Discovered discover() throws SignInException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        JsonNode found = send(HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration"))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build());
        if (!issuer.equals(found.path("issuer").asText())) {
            throw new SignInException(Why.UNPROVEN, "discovery of " + id() + " names another issuer");
        }
        try {
            String end = found.path("end_session_endpoint").asText("");
            return new Discovered(
                    address(found, "authorization_endpoint"),
                    address(found, "token_endpoint"),
                    end.isEmpty() ? Optional.empty() : Optional.of(address(found, "end_session_endpoint")),
                    verifier(address(found, "jwks_uri")));
        } catch (IllegalArgumentException | IOException e) {
            throw new SignInException(Why.UNREACHABLE, "discovery of " + id() + " names no usable address", e);
        }
    }

    private DefaultJWTProcessor<SecurityContext> verifier(URI keys) throws IOException {
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                        keys.toURL(), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES))
                .retrying(true)
                .build();
        DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();
        verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        verifier.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                client, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "iat", "exp", "nonce")));
        return verifier;
    }

    private static URI address(JsonNode found, String name) {
        return requireSafe(URI.create(found.path(name).asText("")));
    }

    private static URI requireSafe(URI address) {
        String host = address.getHost();
        boolean here = "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
        if (host == null || !("https".equals(address.getScheme()) || (here && "http".equals(address.getScheme())))) {
            throw new IllegalArgumentException("an identity provider is asked by https, not at " + address);
        }
        return address;
    }

    private JsonNode send(HttpRequest request) throws SignInException {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 400
                    && answer.statusCode() < 500
                    && request.method().equals("POST")) {
                throw new SignInException(Why.UNPROVEN, id() + " answered " + answer.statusCode() + " to the code");
            }
            if (answer.statusCode() != 200 || answer.body().length > MAX_BYTES) {
                throw new SignInException(Why.UNREACHABLE, id() + " answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new SignInException(Why.UNREACHABLE, id() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInException(Why.UNREACHABLE, id() + " was not waited for", e);
        }
    }

    private static URI with(URI address, Map<String, String> query) {
        String text = address.toString();
        return URI.create(text + (text.indexOf('?') < 0 ? "?" : "&") + encoded(query));
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
