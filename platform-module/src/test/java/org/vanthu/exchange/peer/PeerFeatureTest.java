package org.vanthu.exchange.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.directory.Route;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.exchange.TestMessages;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.inbox.Arrival;
import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Staff;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A site sends to itself over HTTP, as one site sends to another. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.exchange.peers-file", value = "${dir.root}/peers.properties")
@RepositoryProperty(key = "vanthu.exchange.peer-key-file", value = "${dir.root}/ours.p12")
@RepositoryProperty(key = "vanthu.exchange.peer-password-file", value = "${dir.root}/ours.password")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeerFeatureTest {

    private static final String RECEIVER = "H74";
    private static final String CLERK = "vt.h74";
    private static final String SENDER = "G74";
    private static final String TOKEN = "khong-ai-doan-duoc-token-nay";

    private final EmbeddedRepository repository;
    private final TestSite site;
    private final Path file;
    private final List<TlsFront> fronts = new ArrayList<>();

    PeerFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
        this.file = Path.of(
                repository.bean("global-properties", Properties.class).getProperty("dir.root"), "peers.properties");
    }

    @BeforeAll
    void bothSides() throws Exception {
        AgencyFixture fixture = new AgencyFixture(repository);
        site.as("admin", () -> {
            fixture.create(RECEIVER, "Sở Nhận qua mạng", List.of());
            fixture.person(RECEIVER, CLERK, "Vũ Thị Hoa", "Văn thư", null, "clerk");
            return null;
        });
        String address = "http://127.0.0.1:" + repository.port() + "/alfresco";
        Path keys = file.getParent();
        for (String name : List.of("server", "ours", "stranger")) {
            TlsFront.key(keys, name);
        }
        Files.writeString(keys.resolve("ours.password"), TlsFront.PASSWORD);
        fronts.add(new TlsFront(keys, "ours", repository.port()));
        fronts.add(new TlsFront(keys, "stranger", repository.port()));
        Files.writeString(
                file,
                String.join(
                                "\n",
                                "kia.address=" + address,
                                "kia.token=" + TOKEN,
                                "kia.their-token=" + TOKEN,
                                "kia.senders=" + SENDER + ", G75",
                                "la.address=" + address,
                                "la.token=mot-token-ma-ben-kia-khong-biet",
                                "la.their-token=mot-token-khac-nua-dai-du",
                                "la.senders=G99",
                                "xa.address=http://127.0.0.1:1/alfresco/",
                                "xa.token=" + TOKEN,
                                "xa.their-token=mot-token-khac-hon-nua-dai",
                                "xa.senders=G98",
                                "ngan.address=https://mau.example.vn/",
                                "ngan.token=ngan",
                                "ngan.their-token=ngan",
                                "ngan.senders=G97")
                        + behind("mat", "127.0.0.1", fronts.get(0), "server.pem")
                        + behind("gia", "127.0.0.1", fronts.get(0), "stranger.pem")
                        + behind("ten", "localhost", fronts.get(0), "server.pem")
                        + behind("dong", "127.0.0.1", fronts.get(1), "server.pem")
                        + behind("rong", "127.0.0.1", fronts.get(0), "ours.password"));
    }

    @AfterAll
    void close() {
        fronts.forEach(TlsFront::close);
    }

    private static String behind(String name, String host, TlsFront front, String trust) {
        return String.join(
                "\n",
                "",
                name + ".address=https://" + host + ":" + front.port() + "/alfresco",
                name + ".token=" + TOKEN,
                name + ".their-token=mot-token-khac-cua-" + name + "-dai-du",
                name + ".senders=G96",
                name + ".trust=" + trust);
    }

    @Test
    void sitesShowEachOtherCertificatesAndBothAreChecked() throws Exception {
        assertThat(send(message(SENDER, "67/G74-VP"), "mat").isAccepted()).isTrue();
        assertThat(arrived("67/G74-VP")).hasSize(1);
    }

    @Test
    void nothingIsDeliveredToAServerWhoseCertificateOrNameIsNotTheOneThatIsTrusted() {
        for (String site : List.of("gia", "ten")) {
            NotDeliveredException thrown =
                    catchThrowableOfType(NotDeliveredException.class, () -> send(message(SENDER, "68/G74-VP"), site));

            assertThat(thrown.code()).isEqualTo("tls");
            assertThat(thrown.words()).contains(site).contains("trust").doesNotContain(TOKEN);
        }
        assertThat(arrived("68/G74-VP")).isEmpty();
    }

    @Test
    void nothingIsDeliveredWhereOurCertificateIsNotKnownOrTheirsCannotBeRead() {
        for (String site : List.of("dong", "rong")) {
            NotDeliveredException thrown =
                    catchThrowableOfType(NotDeliveredException.class, () -> send(message(SENDER, "69/G74-VP"), site));

            assertThat(thrown.isTemporary()).isTrue();
        }
        assertThat(arrived("69/G74-VP")).isEmpty();
    }

    @Test
    @Requirement({"R002-028", "R002-059"})
    void aMessageIsInTheInboxOfTheOtherSiteWhenItsReceiptIsThereAndTwiceSentItIsThereOnce() throws Exception {
        Message message = message(SENDER, "61/G74-VP");

        Receipt receipt = send(message, "kia");
        Receipt again = send(message, "kia");

        assertThat(receipt.isAccepted()).as(receipt.words()).isTrue();
        assertThat(again).isEqualTo(receipt);
        assertThat(arrived("61/G74-VP")).hasSize(1);
    }

    @Test
    void otherWordsUnderAKnownIdAreRefused() throws Exception {
        Message message = message(SENDER, "62/G74-VP");
        send(message, "kia");
        Message forged = message(SENDER, "63/G74-VP", message.id());

        Receipt receipt = send(forged, "kia");

        assertThat(receipt.isAccepted()).isFalse();
        assertThat(receipt.code()).isEqualTo("replayed");
        assertThat(arrived("63/G74-VP")).isEmpty();
    }

    @Test
    void aSiteSpeaksForItsOwnOrganisationsOnly() throws Exception {
        Receipt receipt = send(message("G01", "64/G01-VP"), "kia");

        assertThat(receipt.isAccepted()).isFalse();
        assertThat(receipt.code()).isEqualTo("sender");
        assertThat(arrived("64/G01-VP")).isEmpty();
    }

    @Test
    void whatCannotBeDeliveredNowIsTriedAgain() {
        for (String site : List.of("la", "xa", "ngan", "khong-co")) {
            NotDeliveredException thrown =
                    catchThrowableOfType(NotDeliveredException.class, () -> send(message(SENDER, "65/G74-VP"), site));

            assertThat(thrown.isTemporary()).isTrue();
            assertThat(thrown.words()).doesNotContain(TOKEN);
        }
        assertThat(arrived("65/G74-VP")).isEmpty();
    }

    @Test
    void whoShowsNoKnownTokenLearnsNothingAndWhatIsNoMessageIsRefused() throws Exception {
        assertThat(post("", "<x/>").statusCode()).isEqualTo(401);
        assertThat(post("Bearer ngan", "<x/>").statusCode()).isEqualTo(401);
        assertThat(post("Basic YWRtaW46YWRtaW4=", "<x/>").statusCode()).isEqualTo(401);
        HttpResponse<String> answer = post("Bearer " + TOKEN, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("root:");
    }

    private HttpResponse<String> post(String authorization, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/" + PeerConnector.PATH))
                .header("Content-Type", PeerConnector.TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Receipt send(Message message, String site) throws NotDeliveredException {
        return repository.bean(PeerConnector.class).send(message, new Route(RECEIVER, "peer", site, Map.of()));
    }

    private List<Arrival> arrived(String number) {
        return site.as(
                CLERK,
                () ->
                        repository
                                .bean(Arrivals.class)
                                .list(new Arrivals.Filter(RECEIVER, List.of(), ""), Long.MAX_VALUE, 100)
                                .stream()
                                .filter(one -> one.number().equals(number))
                                .toList());
    }

    private Message message(String sender, String number) {
        return message(sender, number, UUID.randomUUID().toString());
    }

    private Message message(String sender, String number, String id) {
        Clock clock = repository.bean("vanthu-platform.clock", Clock.class);
        return TestMessages.document(
                id, sender, RECEIVER, number, clock.instant(), Business.fresh(false, Staff.NONE), 2);
    }

    @Test
    void aSiteInALogShowsNoToken() {
        assertThat(new Peers(file.toString()).find("kia").orElseThrow().toString())
                .contains("kia")
                .doesNotContain(TOKEN);
    }
}
