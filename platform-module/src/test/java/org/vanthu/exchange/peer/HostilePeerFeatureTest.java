package org.vanthu.exchange.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.exchange.TestMessages;
import org.vanthu.exchange.edxml.EdxmlWriter;
import org.vanthu.exchange.edxml.SealingKey;
import org.vanthu.exchange.edxml.SealingKeys;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Message;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever has the token of a site whose messages are sealed, and tries what he can at the door. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.files.max-file-mib", value = "1")
@RepositoryProperty(key = "vanthu.exchange.peers-file", value = "${dir.root}/peers.properties")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePeerFeatureTest {

    private static final int FUZZED = 1000;
    private static final int REFUSED = 400;
    private static final String RECEIVER = "H85";
    private static final String SENDER = "G85";
    private static final String TOKEN = "khong-ai-doan-duoc-token-nay";
    private static final SealingKey KEY = SealingKeys.of(SENDER);

    private final EmbeddedRepository repository;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> faults = new ArrayList<>();

    HostilePeerFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
    }

    @BeforeAll
    void receiver() throws Exception {
        AgencyFixture fixture = new AgencyFixture(repository);
        new TestSite(repository).as("admin", () -> {
            fixture.create(RECEIVER, "Sở Nhận qua mạng", List.of());
            fixture.person(RECEIVER, "vt.h85", "Vũ Thị Hoa", "Văn thư", null, "clerk");
            return null;
        });
        Path root =
                Path.of(repository.bean("global-properties", Properties.class).getProperty("dir.root"));
        Files.writeString(
                root.resolve("peers.properties"),
                String.join(
                        "\n",
                        "niem.address=http://127.0.0.1:1/alfresco",
                        "niem.token=" + TOKEN,
                        "niem.their-token=" + TOKEN,
                        "niem.senders=" + SENDER,
                        "niem.sealed-by="
                                + DigestUtils.sha256Hex(KEY.chain().get(0).getEncoded())));
    }

    @Test
    void aThousandFuzzedMessagesAreRefusedClearlyAndStoreNothing() throws Exception {
        byte[] whole = sealed(message("851/G85-VP"));
        Random random = new Random(20261130);
        int refused = 0;
        for (int i = 0; i < FUZZED; i++) {
            byte[] fuzzed = fuzzed(whole, random);
            HttpResponse<String> answer = post(fuzzed);
            JsonNode said = Json.read(answer.body(), JsonNode.class);
            boolean isTaken =
                    answer.statusCode() == 200 && said.path("accepted").asBoolean();
            if (!isTaken) {
                refused++;
                if (answer.statusCode() != REFUSED && answer.statusCode() != 200) {
                    faults.add("round " + i + " answered " + answer.statusCode());
                }
                if (said.path("code").asText().isEmpty()
                        || said.path("words").asText().isEmpty()) {
                    faults.add("round " + i + " refused without a reason: " + answer.body());
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(refused).isGreaterThan(FUZZED / 2);
        // white space between elements may change: what was taken is the message itself, and that once
        assertThat(rows("vt_exchange_arrival")).isEqualTo(rows("vt_intake")).isLessThanOrEqualTo(1);
        assertThat(accepted(post(whole))).isTrue();
        assertThat(rows("vt_exchange_arrival")).isEqualTo(1);
    }

    @Test
    void aMessageOfSomebodyElsesSealWithoutOneOrWithTooLargeAFileIsRefusedAndStoresNothing() throws Exception {
        long before = rows("vt_exchange_arrival");
        Message message = message("852/G85-VP");

        HttpResponse<String> bare = post(TestMessages.edxml(message));
        HttpResponse<String> others = post(sealed(message, SealingKeys.of(SENDER)));
        HttpResponse<String> large = post(sealed(large(message)));

        for (HttpResponse<String> answer : List.of(bare, others, large)) {
            assertThat(accepted(answer)).isFalse();
            assertThat(Json.read(answer.body(), JsonNode.class).path("code").asText())
                    .isIn("seal", "too-large", "file");
        }
        assertThat(rows("vt_exchange_arrival")).isEqualTo(before);
    }

    private boolean accepted(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && Json.read(answer.body(), JsonNode.class).path("accepted").asBoolean();
    }

    private long rows(String table) {
        Long count = ModuleTables.of(repository).queryForObject("SELECT count(*) FROM " + table, Long.class);
        return count == null ? -1 : count;
    }

    private HttpResponse<String> post(byte[] message) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/" + PeerConnector.PATH))
                        .header("Content-Type", PeerConnector.TYPE)
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Message message(String number) {
        Clock clock = repository.bean("vanthu-platform.clock", Clock.class);
        return TestMessages.document(SENDER, RECEIVER, number, clock.instant());
    }

    private static Message large(Message message) {
        byte[] bytes = new byte[3 << 20];
        Attachment file = message.attachments().get(0);
        return new Message(
                message.id(),
                message.from(),
                message.to(),
                message.createdAt(),
                message.business(),
                message.document(),
                null,
                List.of(new Attachment(
                        file.contentId(),
                        file.name(),
                        file.mimetype(),
                        "",
                        bytes.length,
                        DigestUtils.sha256Hex(bytes),
                        () -> new ByteArrayInputStream(bytes))));
    }

    private static byte[] sealed(Message message) throws IOException {
        return sealed(message, KEY);
    }

    private static byte[] sealed(Message message, SealingKey key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EdxmlWriter().write(message, out, key);
        return out.toByteArray();
    }

    /** Overwrites, doubles, flips or takes away something somewhere. */
    private static byte[] fuzzed(byte[] whole, Random random) throws IOException {
        int from = random.nextInt(whole.length);
        int to = Math.min(whole.length, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 300));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, from);
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] noise = new byte[to - from];
                random.nextBytes(noise);
                out.write(noise);
            }
            case 1 -> {
                out.write(whole, from, to - from);
                out.write(whole, from, to - from);
            }
            case 2 -> {
                out.write(whole[from] ^ (1 << random.nextInt(7)));
                out.write(whole, from + 1, to - from - 1);
            }
            default -> out.write(new byte[0]);
        }
        out.write(whole, to, whole.length - to);
        return out.toByteArray();
    }
}
