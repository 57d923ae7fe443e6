package org.vanthu.embedded.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.vanthu.embedded.webscript.CallerAuthentication;
import org.vanthu.embedded.webscript.WebScriptEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The port that speaks TLS, and what is open only to clients with a certificate. */
class TlsTest {

    private static final String PASSWORD = "chi-de-thu";
    private static final String OPEN = "/alfresco/service/embedded-test/items/1";
    private static final String CLOSED = "/alfresco/service/embedded-test/dotted/H99";

    @TempDir
    private static Path keys;

    private static GenericApplicationContext context;
    private static WebServer server;

    @BeforeAll
    static void start() throws Exception {
        key("server");
        key("known");
        key("stranger");
        Files.writeString(keys.resolve("password"), PASSWORD + "\n");
        var authentication = FakeServices.authentication();
        CallerAuthentication sharing = new CallerAuthentication(authentication);
        context = WebServerTest.contextWithWebScripts(sharing);
        TlsSettings tls = new TlsSettings(
                "127.0.0.1",
                0,
                keys.resolve("server.p12").toString(),
                keys.resolve("password").toString(),
                keys.resolve("known.pem").toString(),
                List.of("/embedded-test/dotted/"));
        server = new WebServer(
                new HttpSettings("127.0.0.1", 0, 8, 8192, 2000, 0, 5, tls, ""),
                context.getBean(WebScriptEngine.class),
                sharing,
                authentication,
                Map.of());
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        context.close();
    }

    @Test
    void whatNeedsNoCertificateIsOpenByBothPorts() throws Exception {
        assertThat(status(client("server", null), secure(OPEN))).isEqualTo(200);
        assertThat(status(client("server", null), plain(OPEN))).isEqualTo(200);
    }

    @Test
    void aDoorForCertificatesIsClosedToWhoShowsNoneByWhicheverPortAndPathTheyCome() throws Exception {
        for (String path : List.of(
                CLOSED,
                CLOSED.replace("/service/", "/s/"),
                CLOSED.replace("dotted", "%64otted"),
                CLOSED.replace("/dotted", "//dotted"),
                CLOSED.replace("/dotted", "/x/../dotted"),
                CLOSED.replace("/dotted", ";a=b/dotted"))) {
            assertThat(status(client("server", null), secure(path))).as(path).isEqualTo(403);
            assertThat(status(client("server", null), plain(path))).as(path).isEqualTo(403);
        }
    }

    @Test
    void itOpensToAKnownCertificate() throws Exception {
        assertThat(status(client("server", "known"), secure(CLOSED))).isEqualTo(200);
    }

    @Test
    void aCertificateThatNobodyKnowsOpensNothing() throws Exception {
        assertThat(status(client("server", "stranger"), secure(CLOSED))).isEqualTo(403);
    }

    @Test
    void whoDoesNotTrustTheServerGetsNoConnection() {
        assertThatThrownBy(() -> status(client("known", null), secure(OPEN))).isInstanceOf(IOException.class);
    }

    @Test
    void settingsThatOpenNothingAreRefused() {
        assertThatThrownBy(() -> new TlsSettings("127.0.0.1", 8443, " ", "", "", List.of()))
                .hasMessageContaining("embedded.http.tls.keyFile");
        assertThatThrownBy(() -> new TlsSettings("127.0.0.1", -1, "", "", "", List.of("/x")))
                .hasMessageContaining("embedded.http.tls.clientsFile");
        assertThatThrownBy(() -> new TlsSettings("127.0.0.1", 70_000, "k", "", "", List.of()))
                .hasMessageContaining("70000");
    }

    private static URI secure(String path) {
        return URI.create("https://127.0.0.1:" + server.securePort() + path);
    }

    private static URI plain(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static int status(HttpClient client, URI address) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", WebServerTest.basic("lan:bí:mật"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpClient client(String trusted, String shown) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (InputStream in = Files.newInputStream(keys.resolve(trusted + ".pem"))) {
            trust.setCertificateEntry(
                    trusted, CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        KeyManagerFactory showing = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (shown == null) {
            showing.init(null, null);
        } else {
            KeyStore key = KeyStore.getInstance(keys.resolve(shown + ".p12").toFile(), PASSWORD.toCharArray());
            showing.init(key, PASSWORD.toCharArray());
        }
        SSLContext ssl = SSLContext.getInstance("TLS");
        ssl.init(showing.getKeyManagers(), trusting.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(ssl).build();
    }

    private static void key(String name) throws Exception {
        String store = keys.resolve(name + ".p12").toString();
        keytool(
                "-genkeypair -alias key -keyalg EC -groupname secp256r1 -validity 365 -storetype PKCS12 -ext SAN=IP:127.0.0.1 -dname CN="
                        + name,
                store);
        keytool("-exportcert -alias key -rfc -file " + keys.resolve(name + ".pem"), store);
    }

    private static void keytool(String words, String store) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of("-keystore", store, "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
    }
}
