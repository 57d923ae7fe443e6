package org.vanthu.embedded.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.vanthu.embedded.webscript.CallerAuthentication;
import org.vanthu.embedded.webscript.WebScriptEngine;

import static org.assertj.core.api.Assertions.assertThat;

/** The server and the web script container over real HTTP. */
class WebServerTest {

    private static final String TICKETS = "/alfresco/api/-default-/public/authentication/versions/1/tickets";
    private static final String LAN = basic("lan:bí:mật");
    private static final String ADMIN = basic("admin:quản trị");

    private static GenericApplicationContext context;
    private static WebServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        var authentication = FakeServices.authentication();
        CallerAuthentication sharing = new CallerAuthentication(authentication);
        context = contextWithWebScripts(sharing);
        server = new WebServer(
                new HttpSettings("127.0.0.1", 0, 8, 8192, 2000, 0, 5, TlsSettings.NONE, "/embedded-test/index.html"),
                context.getBean(WebScriptEngine.class),
                sharing,
                authentication,
                java.util.Map.of());
        server.start();
    }

    static GenericApplicationContext contextWithWebScripts(CallerAuthentication sharing) {
        GenericApplicationContext context = new GenericApplicationContext();
        XmlBeanDefinitionReader reader = new XmlBeanDefinitionReader(context);
        context.registerBean("webscript.org.vanthu.embedded.health.get", TestWebScripts.Boom.class);
        context.registerBeanDefinition(
                "webscript",
                org.springframework.beans.factory.support.BeanDefinitionBuilder.genericBeanDefinition()
                        .setAbstract(true)
                        .getBeanDefinition());
        reader.loadBeanDefinitions("classpath:alfresco/module/embedded-web-test/module-context.xml");
        context.registerBean(
                WebScriptEngine.class,
                () -> new WebScriptEngine(sharing, FakeServices.authorities(), FakeServices.transactions(), 2_000_000));
        context.refresh();
        return context;
    }

    @AfterAll
    static void stop() {
        server.stop();
        context.close();
    }

    @Test
    void rendersTemplateInTheCallersLanguage() throws Exception {
        HttpResponse<String> answer = send(request("/alfresco/service/embedded-test/items/h%E1%BB%93%20s%C6%A1")
                .header("Authorization", LAN)
                .header("Accept-Language", "vi-VN,en;q=0.5"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.body().strip()).isEqualTo("{\"id\":\"hồ sơ\",\"user\":\"lan\",\"greeting\":\"Xin chào\"}");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void takesWhatFollowsADotForTheFormatUnlessTheScriptSaysOtherwise() throws Exception {
        assertThat(send(request("/alfresco/service/embedded-test/dotted/H99.01").header("Authorization", LAN))
                        .body())
                .isEqualTo("H99 as 01");
        assertThat(send(request("/alfresco/service/embedded-test/dotted/H99?format=xml")
                                .header("Authorization", LAN))
                        .body())
                .isEqualTo("H99 as xml");
        assertThat(send(request("/alfresco/service/embedded-test/items/H99.01").header("Authorization", LAN))
                        .body())
                .contains("\"id\":\"H99.01\"");
    }

    @Test
    void repeatsTransactionWithTheSameBody() throws Exception {
        TestWebScripts.Echo.ATTEMPTS.set(0);
        FakeServices.COMMITS.set(0);

        HttpResponse<String> answer = send(request("/alfresco/s/embedded-test/echo")
                .header("Authorization", LAN)
                .POST(BodyPublishers.ofString("retry Quyết định")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("retry Quyết định");
        assertThat(TestWebScripts.Echo.ATTEMPTS).hasValue(2);
        assertThat(FakeServices.COMMITS).hasValue(1);
    }

    @Test
    void asksForSignInAndRefusesNonAdministrators() throws Exception {
        HttpResponse<String> anonymous = send(request("/alfresco/service/embedded-test/items/1"));
        HttpResponse<String> notAdmin =
                send(request("/alfresco/service/embedded-test/admin/1").header("Authorization", LAN));
        HttpResponse<String> admin =
                send(request("/alfresco/service/embedded-test/admin/1").header("Authorization", ADMIN));

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Alfresco\"");
        assertThat(notAdmin.statusCode()).isEqualTo(401);
        assertThat(admin.statusCode()).isEqualTo(200);
    }

    @Test
    void answersFailuresWithStatusAndNothingElse() throws Exception {
        HttpResponse<String> conflict = send(request("/alfresco/service/embedded-test/conflict"));
        HttpResponse<String> boom = send(request("/alfresco/service/embedded-test/boom"));

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("\"code\":409", "Someone <b>else</b> was first")
                .doesNotContain("half an answer");
        assertThat(boom.statusCode()).isEqualTo(500);
        assertThat(boom.body()).doesNotContain("secret");
    }

    @Test
    void knowsPathsAndMethods() throws Exception {
        HttpResponse<String> missing = send(request("/alfresco/service/embedded-test/none"));
        HttpResponse<String> wrongMethod =
                send(request("/alfresco/service/embedded-test/items/1").DELETE());
        HttpResponse<String> options =
                send(request("/alfresco/service/embedded-test/items/1").method("OPTIONS", BodyPublishers.noBody()));
        HttpResponse<String> head = send(request("/alfresco/service/embedded-test/items/1")
                .header("Authorization", LAN)
                .method("HEAD", BodyPublishers.noBody()));

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
    }

    @Test
    void readsFormsAndRefusesTooLargeOnes() throws Exception {
        String form = "--B\r\nContent-Disposition: form-data; name=\"agency\"\r\n\r\nSở Nội vụ\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"..\\\\x/quyết định.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--B--\r\n";
        HttpResponse<String> good = send(request("/alfresco/service/embedded-test/upload")
                .header("Authorization", LAN)
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(BodyPublishers.ofString(form)));
        HttpResponse<String> large = send(request("/alfresco/service/embedded-test/echo")
                .header("Authorization", LAN)
                .POST(BodyPublishers.ofByteArray(new byte[2_000_001])));

        assertThat(good.body()).isEqualTo("agency=Sở Nội vụ,quyết định.pdf=8");
        assertThat(large.statusCode()).isEqualTo(413);
    }

    @Test
    void streamsLongAnswers() throws Exception {
        HttpResponse<byte[]> answer =
                CLIENT.send(request("/alfresco/service/embedded-test/large").build(), BodyHandlers.ofByteArray());

        assertThat(answer.body()).hasSize(1_000_000);
    }

    @Test
    void givesChecksAndEndsTickets() throws Exception {
        HttpResponse<String> created =
                send(request(TICKETS).POST(BodyPublishers.ofString("{\"userId\":\"lan\",\"password\":\"bí:mật\"}")));
        String ticket = created.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"userId\":\"lan\"");
        for (String header : new String[] {basic(ticket), basic("ROLE_TICKET:" + ticket)}) {
            assertThat(send(request("/alfresco/service/embedded-test/items/1").header("Authorization", header))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(send(request("/alfresco/service/embedded-test/items/1?alf_ticket=" + ticket))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request(TICKETS + "/-me-").header("Authorization", basic(ticket)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request(TICKETS + "/-me-")
                                .header("Authorization", basic(ticket))
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(request(TICKETS + "/-me-").header("Authorization", basic(ticket)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void servesResourcesButNoFolders() throws Exception {
        HttpResponse<String> page = send(request("/alfresco/embedded-test/index.html"));
        HttpResponse<String> again = send(request("/alfresco/embedded-test/index.html")
                .header("If-None-Match", page.headers().firstValue("ETag").orElseThrow()));
        HttpResponse<byte[]> zipped = CLIENT.send(
                request("/alfresco/embedded-test/app.js")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Văn thư");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("'sha256-");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.body().length).isLessThan(1000);
        for (String path : new String[] {
            "/alfresco/embedded-test/",
            "/alfresco/embedded-test",
            "/alfresco/META-INF/MANIFEST.MF",
            "/alfresco/../pom.xml",
            "/alfresco/embedded-test/%2e%2e/%2e%2e/org"
        }) {
            assertThat(send(request(path)).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void leadsFromTheRootToTheWelcomePage() throws Exception {
        HttpResponse<String> root = send(request("/"));
        HttpResponse<String> repository = send(request("/alfresco/"));

        assertThat(root.headers().firstValue("Location").orElse("")).endsWith("/alfresco/");
        assertThat(repository.headers().firstValue("Location").orElse(""))
                .endsWith("/alfresco/embedded-test/index.html");
    }

    @Test
    void refusesHugeHeadsAndDropsSlowClients() throws Exception {
        HttpResponse<String> huge =
                send(request("/alfresco/embedded-test/index.html").header("X-Large", "x".repeat(9000)));
        int end;
        try (Socket slow = new Socket("127.0.0.1", server.port())) {
            slow.setSoTimeout(10_000);
            slow.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII));
            end = drain(slow);
        }

        assertThat(huge.statusCode()).isEqualTo(400);
        assertThat(end).isEqualTo(-1);
    }

    @Test
    void aClientThatGoesAwayInTheMiddleIsNoFaultInTheLog() throws Exception {
        LoggerContext logs = LoggerContext.getContext(false);
        BlockingQueue<LogEvent> told = new LinkedBlockingQueue<>();
        Appender appender = new AbstractAppender("told", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                told.add(event.toImmutable());
            }
        };
        appender.start();
        Logger logger = logs.getLogger(WebScriptEngine.class.getName());
        logger.addAppender(appender);
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        try (Socket gone = new Socket("127.0.0.1", server.port())) {
            gone.setSoLinger(true, 0);
            gone.getOutputStream()
                    .write(("POST /alfresco/s/embedded-test/echo HTTP/1.1\r\nHost: x\r\nAuthorization: " + LAN
                                    + "\r\nContent-Length: 1000\r\n\r\nhalf a sentence")
                            .getBytes(StandardCharsets.US_ASCII));
            gone.getOutputStream().flush();
        }

        try {
            LogEvent event = told.poll(30, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
            assertThat(event.getMessage().getFormattedMessage()).endsWith("was given up by its client");
        } finally {
            logger.setLevel(before);
            logger.removeAppender(appender);
        }
    }

    private static int drain(Socket socket) throws IOException {
        int value = 0;
        while (value >= 0) {
            value = socket.getInputStream().read();
        }
        return value;
    }

    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
