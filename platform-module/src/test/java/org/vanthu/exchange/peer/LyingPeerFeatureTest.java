package org.vanthu.exchange.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.database.ModuleTables;
import org.vanthu.directory.DirectoryFixture;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.exchange.TestMessages;
import org.vanthu.exchange.edxml.EdxmlReader;
import org.vanthu.exchange.edxml.MalformedMessageException;
import org.vanthu.exchange.edxml.ReadLimits;
import org.vanthu.exchange.edxml.ReadMessage;
import org.vanthu.exchange.inbox.Inbox;
import org.vanthu.exchange.inbox.Received;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.exchange.message.Staff;
import org.vanthu.exchange.message.StatusBody;
import org.vanthu.exchange.message.StatusCode;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.DeliveryState;
import org.vanthu.exchange.outbox.Envelope;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.exchange.outbox.OutboxWorker;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** Another site that lies, is slow or is something else altogether; each lie is a site of its own. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.exchange.peers-file", value = "${dir.root}/peers.properties")
@RepositoryProperty(key = "vanthu.exchange.peer-timeout-seconds", value = "2")
@RepositoryProperty(key = "vanthu.exchange.first-pause-seconds", value = "60")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LyingPeerFeatureTest {

    private static final String SENDER = "H84";
    private static final String RECEIPT =
            "{\"messageId\":\"%s\",\"accepted\":%s,\"code\":\"\",\"words\":%s,\"at\":\"2026-11-23T08:00:00Z\"}";

    /** Each lie by its name, which is the name of the site. */
    private final Map<String, Lie> lies = new ConcurrentHashMap<>();

    private final AtomicInteger elsewhere = new AtomicInteger();
    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final TestSite site;
    private final EdxmlReader reader = new EdxmlReader(ReadLimits.ofFiles(1 << 20));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int sent;

    LyingPeerFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.site = new TestSite(repository);
        lies.put("khac", (call, id) -> answer(call, 200, RECEIPT.formatted("khac-han", true, "\"\"")));
        lies.put("rong", (call, id) -> answer(call, 200, "{}"));
        lies.put("trang", (call, id) -> answer(call, 200, "<html><script>alert(1)</script>Chào mừng</html>"));
        lies.put("loi", (call, id) -> answer(call, 500, "{\"code\":\"error\"}"));
        lies.put("ban", (call, id) -> answer(call, 429, "{\"code\":\"busy\"}"));
        lies.put("chuyen", (call, id) -> {
            call.getResponseHeaders().add("Location", address("noi-khac") + "x");
            answer(call, 307, "");
        });
        lies.put("noi-khac", (call, id) -> {
            elsewhere.incrementAndGet();
            answer(call, 200, RECEIPT.formatted(id, true, "\"\""));
        });
        lies.put("vo-tan", (call, id) -> {
            call.sendResponseHeaders(200, 0);
            byte[] blank = new byte[1 << 20];
            while (true) {
                call.getResponseBody().write(blank);
            }
        });
        lies.put("nho-giot", (call, id) -> {
            call.sendResponseHeaders(200, 0);
            OutputStream out = call.getResponseBody();
            for (byte one : RECEIPT.formatted(id, true, "\"\"").getBytes(StandardCharsets.UTF_8)) {
                out.write(one);
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
            }
        });
        lies.put(
                "dai-dong",
                (call, id) -> answer(call, 200, RECEIPT.formatted(id, false, "\"" + "x".repeat(9000) + "\"")));
        lies.put("im-lang", (call, id) -> answer(call, 200, RECEIPT.formatted(id, false, "null")));
        lies.put("noi-co", (call, id) -> answer(call, 200, RECEIPT.formatted(id, true, "\"\"")));
    }

    private interface Lie {
        void tell(HttpExchange call, String messageId) throws IOException;
    }

    @BeforeAll
    void sites() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        StringBuilder peers = new StringBuilder();
        lies.forEach((name, lie) -> {
            server.createContext("/" + name + "/", call -> {
                try (call;
                        ReadMessage read = reader.read(call.getRequestBody())) {
                    lies.get(name).tell(call, read.message().id());
                } catch (MalformedMessageException e) {
                    throw new IOException(e);
                }
            });
            peers.append("%1$s.address=%2$s\n%1$s.token=%3$s\n%1$s.their-token=%3$s-%1$s\n%1$s.senders=%4$s\n"
                    .formatted(name, address(name), "mot-token-dai-hon-24-ky-tu", receiver(name)));
        });
        server.start();
        Path file = Path.of(
                repository.bean("global-properties", Properties.class).getProperty("dir.root"), "peers.properties");
        Files.writeString(
                file, peers.toString().replace(":-1/", ":" + server.getAddress().getPort() + "/"));
        AgencyFixture fixture = new AgencyFixture(repository);
        DirectoryFixture directory = new DirectoryFixture(repository);
        site.as("admin", () -> {
            fixture.create(SENDER, "Ủy ban nhân dân tỉnh Gửi", List.of());
            fixture.person(SENDER, "vt.h84", "Vũ Thị Hoa", "Văn thư", null, "clerk");
            lies.keySet().forEach(name -> directory.add(receiver(name), "Bộ " + name, "peer", name));
            return null;
        });
    }

    @AfterAll
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String address(String name) {
        return "http://127.0.0.1:" + (server == null ? -1 : server.getAddress().getPort()) + "/" + name + "/";
    }

    private static String receiver(String name) {
        return "G84." + name.toUpperCase(Locale.ROOT).replace("-", "");
    }

    private static void answer(HttpExchange call, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "khac, không trả biên nhận",
        "rong, không trả biên nhận",
        "trang, không trả biên nhận",
        "loi, trả lời mã 500",
        "ban, trả lời mã 429",
        "chuyen, trả lời mã 307",
        "vo-tan, dài hơn mọi biên nhận",
        "nho-giot, không trả lời trong 2 giây"
    })
    @Requirement("R001-042")
    void whoGivesNoReceiptForTheMessageIsAskedAgainAndAdministratorsReadWhy(String name, String words)
            throws Exception {
        long id = sent(name);

        deliver();

        Delivery seen = seen(id);
        assertThat(seen.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(seen.attempts()).isEqualTo(1);
        assertThat(seen.words()).contains(words).doesNotContain("token-dai").hasSizeLessThanOrEqualTo(1000);
        assertThat(faults(name)).singleElement().asString().contains(words);
        assertThat(elsewhere).hasValue(0);
        deliver();
        assertThat(seen(id).attempts()).as("not before its pause is over").isEqualTo(1);

        Lie before = lies.put(name, lies.get("noi-co"));
        clock.advance(Duration.ofSeconds(61));
        deliver();
        lies.put(name, before);

        assertThat(seen(id).state()).isEqualTo(DeliveryState.SENT);
        assertThat(faults(name)).as("a line vanishes when it goes well").isEmpty();
    }

    @Test
    void aRefusalWithTooManyWordsOrNoneIsARefusal() throws Exception {
        long wordy = sent("dai-dong");
        long silent = sent("im-lang");

        deliver();

        assertThat(seen(wordy).state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(seen(wordy).words()).hasSize(1000);
        assertThat(seen(silent).state()).isEqualTo(DeliveryState.REFUSED);
    }

    @Test
    void whoSaysThatItHasAMessageThatItNeverStoredLeavesItSentAndNeverArrived() throws Exception {
        long id = sent("noi-co");

        deliver();
        clock.advance(Duration.ofDays(2));
        deliver();

        assertThat(seen(id).state()).isEqualTo(DeliveryState.SENT);
        assertThat(events(id)).containsExactly("waiting", "sent");
    }

    @Test
    @Requirement("R002-050")
    void statesThatGoBackwardsOrCameFromSomebodyElseTakeNothingBack() throws Exception {
        long id = sent("noi-co");
        deliver();
        Delivery seen = seen(id);

        assertThat(status(receiver("noi-co"), seen, seen.wireId(), StatusCode.IN_PROGRESS))
                .isTrue();
        assertThat(status(receiver("noi-co"), seen, seen.wireId(), StatusCode.RECEIVED))
                .isTrue();
        assertThat(status(receiver("noi-co"), seen, seen.wireId(), StatusCode.ARRIVED))
                .isTrue();
        assertThat(seen(id).state()).isEqualTo(DeliveryState.IN_PROGRESS);

        assertThat(status(receiver("khac"), seen, seen.wireId(), StatusCode.DONE))
                .isFalse();
        assertThat(status(receiver("khac"), seen, "khong-co-that", StatusCode.REFUSED))
                .isFalse();
        assertThat(status("G01", seen, seen.wireId(), StatusCode.DONE)).isFalse();
        assertThat(seen(id).state()).isEqualTo(DeliveryState.IN_PROGRESS);
        assertThat(events(id)).containsExactly("waiting", "sent", "inProgress");
    }

    /** Whether the site took a status of that organisation about the delivery. */
    private boolean status(String from, Delivery about, String wireId, StatusCode code) throws IOException {
        Message message = new Message(
                java.util.UUID.randomUUID().toString(),
                Party.of(from, "Bộ " + from),
                List.of(Party.of(SENDER, "Ủy ban nhân dân tỉnh Gửi")),
                clock.instant(),
                Business.fresh(false, Staff.NONE),
                null,
                new StatusBody(
                        new DocumentId(SENDER, clock.instant().atZone(Json.ZONE).toLocalDate(), about.number()),
                        wireId,
                        code,
                        "",
                        clock.instant(),
                        Staff.NONE),
                List.of());
        return repository
                .bean(Inbox.class)
                .receive(new Received(message, PeerConnector.CODE, Received.Signature.UNSIGNED))
                .isAccepted();
    }

    private List<String> faults(String name) {
        return ModuleTables.of(repository)
                .queryForList(
                        "SELECT words FROM vt_exchange_fault WHERE connector = 'peer' AND place = ?",
                        String.class,
                        name);
    }

    private Delivery seen(long id) {
        return site.as("admin", () -> repository.bean(Outbox.class).get(id));
    }

    private List<String> events(long id) {
        return ModuleTables.of(repository)
                .queryForList("SELECT code FROM vt_exchange_event WHERE owner_id = ? ORDER BY id", String.class, id);
    }

    /** Something for the organisation behind the site of that name is in the outbox. */
    private long sent(String name) {
        String number = ++sent + "/H84-VP";
        Message message = TestMessages.document(SENDER, receiver(name), number, clock.instant());
        Message bare = new Message(
                message.id(),
                message.from(),
                message.to(),
                message.createdAt(),
                message.business(),
                message.document(),
                null,
                List.of());
        return site.as(
                "admin",
                () -> repository
                        .bean(Outbox.class)
                        .enqueue(new Envelope(
                                bare,
                                SENDER,
                                Delivery.DOCUMENT,
                                "",
                                new DocumentId(
                                                SENDER,
                                                clock.instant()
                                                        .atZone(Json.ZONE)
                                                        .toLocalDate(),
                                                number)
                                        .text(),
                                number,
                                "Về việc gửi tới nơi " + name,
                                Map.of(),
                                List.of(new Envelope.To(receiver(name), "Bộ " + name, PeerConnector.CODE, 0, null))))
                        .get(0)
                        .id());
    }

    private void deliver() {
        repository.bean(OutboxWorker.class).work(Duration.ofMinutes(1));
    }
}
