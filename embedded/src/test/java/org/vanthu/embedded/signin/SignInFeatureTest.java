package org.vanthu.embedded.signin;

import java.io.IOException;
import java.io.Serializable;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.JWSAlgorithm;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.EmbeddedRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signing in by an identity provider and by a mailbox, with a real one of each, over HTTP. */
class SignInFeatureTest {

    private static final String PASSWORD = "một mật khẩu dài";
    private static final String HOME = "/alfresco/vanthu/index.html";

    @TempDir
    static Path directory;

    private static SmallProvider provider;
    private static GreenMail mail;
    private static EmbeddedRepository repository;
    private static MutableAuthenticationService accounts;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String user = "";

    @BeforeAll
    static void start() throws Exception {
        provider = new SmallProvider();
        Path keys = directory.resolve("mail.p12");
        Path certificate = directory.resolve("mail.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "greenmail",
                "-keyalg",
                "RSA",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                "changeit",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "greenmail",
                "-keystore",
                keys.toString(),
                "-storepass",
                "changeit",
                "-file",
                certificate.toString());
        System.setProperty("greenmail.tls.keystore.file", keys.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAPS));
        mail.start();
        Map<String, String> properties = Map.ofEntries(
                Map.entry(
                        "authentication.chain",
                        "alfrescoNtlm1:alfrescoNtlm,sso:identity-service,open:identity-service,gone:identity-service,post:imap"),
                Map.entry("authentication.sso.issuer-url", provider.issuer()),
                Map.entry("authentication.sso.resource", SmallProvider.CLIENT),
                Map.entry("authentication.sso.credentials.secret", SmallProvider.SECRET),
                Map.entry("authentication.sso.title", "Cổng tỉnh Mẫu"),
                Map.entry("authentication.open.issuer-url", provider.issuer()),
                Map.entry("authentication.open.resource", SmallProvider.CLIENT),
                Map.entry("authentication.open.credentials.secret", SmallProvider.SECRET),
                Map.entry("authentication.open.create-accounts", "true"),
                Map.entry("authentication.gone.issuer-url", "http://127.0.0.1:1"),
                Map.entry("authentication.gone.resource", "x"),
                Map.entry("authentication.post.host", "localhost"),
                Map.entry(
                        "authentication.post.port",
                        Integer.toString(mail.getImaps().getPort())),
                Map.entry("authentication.post.domain", "mau.gov.vn"),
                Map.entry("authentication.post.certificates", certificate.toString()),
                Map.entry("embedded.audit.enabled", "true"),
                Map.entry("embedded.http.welcomePage", "/vanthu/index.html"));
        EmbeddedRepository.Builder builder =
                EmbeddedRepository.at(directory.resolve("site")).port(0);
        properties.forEach(builder::property);
        repository = builder.start();
        accounts = repository.bean("authenticationService", MutableAuthenticationService.class);
    }

    @AfterAll
    static void stop() {
        repository.close();
        mail.stop();
        provider.close();
    }

    @BeforeEach
    void anAccount() {
        user = "lan-" + UUID.randomUUID();
        accounts.createAuthentication(user, PASSWORD.toCharArray());
        provider.asBefore();
        provider.user = user;
        AuthenticationUtil.clearCurrentSecurityContext();
    }

    @Test
    void namesTheProvidersThatThereAre() throws Exception {
        HttpResponse<String> ways = get("/alfresco/sign-in");

        assertThat(ways.statusCode()).isEqualTo(200);
        assertThat(ways.body()).contains("\"id\":\"sso\"", "Cổng tỉnh Mẫu").doesNotContain("post");
    }

    @Test
    void givesATicketOnceToTheBrowserOfWhomTheProviderProved() throws Exception {
        String back = signIn("sso", "#/received?state=all");

        assertThat(back).isEqualTo(HOME + "?signed-in#/received?state=all");
        HttpResponse<String> ticket = post("/alfresco/sign-in/ticket");
        assertThat(ticket.statusCode()).isEqualTo(201);
        String id = new ObjectMapper()
                .readTree(ticket.body())
                .path("entry")
                .path("id")
                .asText();
        assertThat(whoHas(id)).contains(user);
        assertThat(post("/alfresco/sign-in/ticket").statusCode()).isEqualTo(404);
    }

    @Test
    void takesATokenThatIsSignedOnAnEllipticCurve() throws Exception {
        provider.algorithm = JWSAlgorithm.ES256;

        assertThat(signIn("sso", "")).isEqualTo(HOME + "?signed-in");
    }

    @Test
    void theCookieIsForSigningInOnlyAndOutOfReachOfScripts() throws Exception {
        HttpResponse<String> begun = get("/alfresco/sign-in/sso");

        assertThat(begun.headers().firstValue("Set-Cookie"))
                .get()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/alfresco/sign-in");
    }

    @Test
    void leadsNowhereElseThanToTheDesk() throws Exception {
        for (String elsewhere : List.of("https://example.org/", "//example.org", "#//example.org\"", "javascript:1")) {
            assertThat(signIn("sso", elsewhere))
                    .as(elsewhere)
                    .startsWith(HOME + "?signed-in")
                    .doesNotContain("example");
        }
    }

    @Test
    void anAnswerToAnotherBrowserOrToNoQuestionSignsNobodyIn() throws Exception {
        String callback = callback("sso", "");
        List<HttpCookie> mine = List.copyOf(cookies.getCookieStore().getCookies());
        cookies.getCookieStore().removeAll();
        assertThat(location(URI.create(callback))).isEqualTo(HOME + "?sign-in-error=expired");

        mine.forEach(cookie -> cookies.getCookieStore().add(site(""), cookie));
        assertThat(location(URI.create(callback.replaceAll("state=[^&]*", "state=other"))))
                .isEqualTo(HOME + "?sign-in-error=expired");
        assertThat(location(URI.create(callback))).isEqualTo(HOME + "?sign-in-error=expired");
        assertThat(post("/alfresco/sign-in/ticket").statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotBelieveATokenThatIsNotRight() throws Exception {
        provider.claims = claims -> claims.claim("nonce", "other");
        assertUnproven("another nonce");
        provider.claims = claims -> claims.audience("another client");
        assertUnproven("another audience");
        provider.claims = claims -> claims.audience(List.of(SmallProvider.CLIENT, "other"));
        assertUnproven("two audiences and nobody for whom");
        provider.claims = claims -> claims.issuer("https://example.org");
        assertUnproven("another issuer");
        provider.claims =
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600)));
        assertUnproven("expired");
        provider.claims = claims -> claims.claim("preferred_username", "");
        assertUnproven("names nobody");
        provider.asBefore();
        provider.otherKey = true;
        assertUnproven("another key");
        provider.asBefore();
        provider.algorithm = JWSAlgorithm.HS256;
        assertUnproven("signed with the client's secret");
    }

    private void assertUnproven(String what) throws Exception {
        assertThat(signIn("sso", "")).as(what).isEqualTo(HOME + "?sign-in-error=unproven");
    }

    @Test
    void signsInNobodyWithoutAnAccountThatIsOpenAndNeverTheAdministrator() throws Exception {
        accounts.setAuthenticationEnabled(user, false);
        assertThat(signIn("sso", "")).isEqualTo(HOME + "?sign-in-error=no-account");
        provider.user = "nobody-" + user;
        assertThat(signIn("sso", "")).isEqualTo(HOME + "?sign-in-error=no-account");
        provider.user = "Admin";
        assertThat(signIn("sso", "")).isEqualTo(HOME + "?sign-in-error=no-account");
        assertThat(signIn("open", "")).isEqualTo(HOME + "?sign-in-error=no-account");
    }

    @Test
    void signsThePersonInByTheNameThatThisSiteWrites() throws Exception {
        AuthenticationUtil.runAsSystem(() -> repository
                .bean(PersonService.class)
                .createPerson(Map.<QName, Serializable>of(ContentModel.PROP_USERNAME, user)));
        provider.user = user.toUpperCase(Locale.ROOT);

        assertThat(signIn("sso", "")).isEqualTo(HOME + "?signed-in");
        assertThat(post("/alfresco/sign-in/ticket").body()).contains("\"userId\":\"" + user + "\"");
    }

    @Test
    void makesAnAccountWhereItIsToldTo() throws Exception {
        provider.user = "new-" + user;

        assertThat(signIn("open", "")).isEqualTo(HOME + "?signed-in");
        assertThat(accounts.authenticationExists("new-" + user)).isTrue();
        assertThat(AuthenticationUtil.<Boolean>runAsSystem(
                        () -> repository.bean(PersonService.class).personExists("new-" + user)))
                .isTrue();
    }

    @Test
    void saysWhenTheProviderIsAwayOrDoesNotLetThePersonInAndTheLocalWayStays() throws Exception {
        assertThat(location(site("/alfresco/sign-in/gone"))).isEqualTo(HOME + "?sign-in-error=unreachable");
        provider.refuses = true;
        assertThat(signIn("sso", "")).isEqualTo(HOME + "?sign-in-error=refused");

        accounts.authenticate(user, PASSWORD.toCharArray());

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(user);
    }

    @Test
    void theSessionEndsWithTheProviderToo() throws Exception {
        signIn("sso", "");
        post("/alfresco/sign-in/ticket");

        String end = location(site("/alfresco/sign-in/end"));

        assertThat(end)
                .startsWith(provider.issuer() + "/end?")
                .contains("id_token_hint=ey", "client_id=" + SmallProvider.CLIENT, "post_logout_redirect_uri=");
        assertThat(location(site("/alfresco/sign-in/end"))).isEqualTo(HOME);
    }

    @Test
    void tooManyFailuresOfOneAddressAreNotHeardForAWhile() throws Exception {
        try (EmbeddedRepository strict = EmbeddedRepository.at(directory.resolve("strict"))
                .port(0)
                .property("authentication.chain", "gone:identity-service")
                .property("authentication.gone.issuer-url", "http://127.0.0.1:1")
                .property("authentication.gone.resource", "x")
                .property("embedded.http.signInFailuresPerMinute", "2")
                .start()) {
            URI begin = URI.create("http://127.0.0.1:" + strict.port() + "/alfresco/sign-in/gone");

            assertThat(List.of(status(begin), status(begin), status(begin))).isEqualTo(List.of(303, 303, 429));
        }
    }

    @Test
    void theMailboxProvesItsOwner() {
        mail.setUser(
                user + "@mau.gov.vn", user.toLowerCase(java.util.Locale.ROOT) + "@mau.gov.vn", "mailbox-password-1");
        mail.setUser("Admin@mau.gov.vn", "admin@mau.gov.vn", "mailbox-password-1");

        accounts.authenticate(user, "mailbox-password-1".toCharArray());

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(user);
        accounts.authenticate(user, PASSWORD.toCharArray());
        assertThatThrownBy(() -> accounts.authenticate(user, "falsch".toCharArray()))
                .hasMessageContaining("Failed");
        assertThatThrownBy(() -> accounts.authenticate("nobody-" + user, "mailbox-password-1".toCharArray()))
                .hasMessageContaining("Failed");
        assertThatThrownBy(() -> accounts.authenticate("admin", "mailbox-password-1".toCharArray()))
                .hasMessageContaining("Failed");
        accounts.setAuthenticationEnabled(user, false);
        assertThatThrownBy(() -> accounts.authenticate(user, "mailbox-password-1".toCharArray()))
                .hasMessageContaining("Failed");
    }

    @Test
    void thePasswordOfTheMailboxDoesNotChangeTheOneOfThisSite() {
        mail.setUser(user + "@mau.gov.vn", user + "@mau.gov.vn", "mailbox-password-1");

        assertThatThrownBy(() -> accounts.updateAuthentication(
                        user, "mailbox-password-1".toCharArray(), "ein neues langes".toCharArray()))
                .hasMessageContaining("Failed");
    }

    // --- the browser

    private String callback(String id, String back) throws Exception {
        String asked =
                location(site("/alfresco/sign-in/" + id + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8)));
        return location(URI.create(asked));
    }

    private String signIn(String id, String back) throws Exception {
        return location(URI.create(callback(id, back)));
    }

    private String location(URI address) throws Exception {
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }

    private int status(URI address) throws Exception {
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(site(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(site(path)).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private String whoHas(String ticket) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        site("/alfresco/api/-default-/public/authentication/versions/1/tickets/-me-"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(ticket.getBytes(StandardCharsets.UTF_8)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static URI site(String path) {
        return URI.create("http://127.0.0.1:" + repository.port() + path);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(directory, "keytool", ".txt");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
    }
}
