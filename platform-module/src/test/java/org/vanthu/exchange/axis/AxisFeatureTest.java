package org.vanthu.exchange.axis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.database.ModuleTables;
import org.vanthu.directory.DirectoryFixture;
import org.vanthu.directory.Route;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.exchange.TestMessages;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.fetch.FetchWorker;
import org.vanthu.exchange.inbox.Arrival;
import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.message.Message;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Messages go over an axis and are fetched from it, whatever the axis answers. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.exchange.axes-file", value = "${dir.root}/axes.properties")
@RepositoryProperty(key = "vanthu.exchange.axis-timeout-seconds", value = "3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxisFeatureTest {

    private static final String RECEIVER = "H79";
    private static final String CLERK = "vt.h79";
    private static final String SENDER = "G79";

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final TestSite site;
    private final Path file;
    private final FakeAxis axis;
    private final FakeAxis national;

    AxisFeatureTest(EmbeddedRepository repository, MutableClock clock) throws IOException {
        this.repository = repository;
        this.clock = clock;
        this.site = new TestSite(repository);
        this.file = Path.of(
                repository.bean("global-properties", Properties.class).getProperty("dir.root"), "axes.properties");
        this.axis = new FakeAxis();
        this.national = new FakeAxis();
    }

    @BeforeAll
    void receiver() throws IOException {
        AgencyFixture fixture = new AgencyFixture(repository);
        DirectoryFixture directory = new DirectoryFixture(repository);
        site.as("admin", () -> {
            fixture.create(RECEIVER, "Sở Nhận qua trục", List.of());
            fixture.person(RECEIVER, CLERK, "Vũ Thị Hoa", "Văn thư", null, "clerk");
            directory.add(SENDER, "Bộ Gửi", "axis", "tinh");
            return null;
        });
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "tinh.address=" + axis.address(),
                        "tinh.system=H79",
                        "tinh.secret=" + FakeAxis.SECRET,
                        "quoc-gia.address=" + national.address(),
                        "quoc-gia.system=H79",
                        "quoc-gia.secret=" + FakeAxis.SECRET,
                        "sai.address=" + axis.address(),
                        "sai.system=H79",
                        "sai.secret=khong-dung"));
    }

    @AfterEach
    void answersAsItShould() {
        axis.instead.clear();
    }

    @AfterAll
    void stop() {
        axis.close();
        national.close();
    }

    @Test
    void aMessageIsSentWithItsDigestAndATokenThatRanOutIsAskedForAnew() throws Exception {
        send(message("790/G79-VP"), "tinh");
        axis.forgetTokens();
        Message message = message("791/G79-VP");

        Receipt receipt = send(message, "tinh");

        assertThat(receipt.isAccepted()).isTrue();
        Map<String, String> sent = axis.sent.get(axis.sent.size() - 1);
        assertThat(sent.get("message-id")).isEqualTo(message.id());
        assertThat(sent.get("message-type")).isEqualTo("edoc");
        assertThat(sent.get("hash-file")).isEqualTo(sent.get("real-hash"));
        assertThat(sent.get("body")).contains("791");
    }

    @Test
    @Requirement({"R002-008", "R002-009"})
    void theAxisOfTheProvinceAndThatOfTheCountryAreTwoWaysOfOneSite() throws Exception {
        Message inside = message("787/G79-VP");
        Message outside = message("788/G79-VP");

        send(inside, "tinh");
        send(outside, "quoc-gia");

        assertThat(ids(axis)).contains(inside.id()).doesNotContain(outside.id());
        assertThat(ids(national)).containsExactly(outside.id());
    }

    private static List<String> ids(FakeAxis axis) {
        return axis.sent.stream().map(one -> one.get("message-id")).toList();
    }

    @Test
    void whatTheAxisRefusesForGoodIsNotTriedAgainAndAllElseIs() {
        axis.instead.put("send-edoc", call -> FakeAxis.answer(call, 422, "thiếu trường"));
        assertThat(thrown("tinh").isTemporary()).isFalse();
        for (int status : List.of(429, 500, 503, 401, 301)) {
            axis.instead.put("send-edoc", call -> FakeAxis.answer(call, status, ""));
            assertThat(thrown("tinh").isTemporary()).isTrue();
        }
        axis.instead.put("send-edoc", call -> FakeAxis.answer(call, 200, "<html>"));
        assertThat(thrown("tinh").isTemporary()).isTrue();
        axis.instead.clear();
        assertThat(thrown("khong-co").code()).isEqualTo("no-axis");
        assertThat(thrown("sai").code()).isEqualTo("no-token");
        assertThat(thrown("sai").words()).doesNotContain("khong-dung");
    }

    @Test
    @Requirement({"R002-028", "R002-059", "R002-008"})
    void whatWaitsIsFetchedStoredAndThenSaidToBeDoneAndFetchedTwiceItIsThereOnce() {
        byte[] bytes = TestMessages.edxml(message("792/G79-VP"));
        axis.put("d792", SENDER, bytes);
        fetch();
        assertThat(axis.status("d792")).isEqualTo("done");
        assertThat(arrived("792/G79-VP")).hasSize(1);

        axis.put("d792-lai", SENDER, bytes);
        fetch();

        assertThat(axis.status("d792-lai")).isEqualTo("done");
        assertThat(arrived("792/G79-VP")).hasSize(1);
    }

    @Test
    void aMessageOfWhichTheAxisCouldNotBeToldIsFetchedAgain() {
        axis.put("d793", SENDER, TestMessages.edxml(message("793/G79-VP")));
        axis.instead.put("update-status", call -> FakeAxis.answer(call, 500, ""));
        fetch();
        assertThat(axis.status("d793")).isEqualTo("initial");

        axis.instead.clear();
        fetch();

        assertThat(axis.status("d793")).isEqualTo("done");
        assertThat(arrived("793/G79-VP")).hasSize(1);
    }

    @Test
    @Requirement({"R002-039", "R004-009"})
    void whatIsNoMessageOrOfSomebodyElseIsRefusedWithTheReasonAndHoldsNobodyUp() {
        axis.put("d1-hong", SENDER, "<edXML/>".getBytes(StandardCharsets.UTF_8));
        axis.put("d2-gia", "G80", TestMessages.edxml(message("794/G79-VP")));
        axis.put("d3-lech", SENDER, TestMessages.edxml(message("795/G79-VP")), "00");
        axis.put("d4-tot", SENDER, TestMessages.edxml(message("796/G79-VP")));

        fetch();

        assertThat(axis.status("d1-hong")).isEqualTo("fail");
        assertThat(axis.words.get("d1-hong")).isNotBlank();
        assertThat(axis.status("d2-gia")).isEqualTo("fail");
        assertThat(axis.status("d3-lech")).isEqualTo("initial");
        assertThat(axis.status("d4-tot")).isEqualTo("done");
        assertThat(arrived("794/G79-VP")).isEmpty();
        assertThat(arrived("795/G79-VP")).isEmpty();
        assertThat(arrived("796/G79-VP")).hasSize(1);
        assertThat(ModuleTables.rowsWith(repository, "vt_exchange_fault", "d3-lech"))
                .isEqualTo(1);
        axis.put("d3-lech", SENDER, TestMessages.edxml(message("795/G79-VP")));
        fetch();
        assertThat(ModuleTables.rowsWith(repository, "vt_exchange_fault", "d3-lech"))
                .isZero();
    }

    @Test
    void anAnswerThatNeverEndsIsCutOff() {
        axis.put("d797", SENDER, TestMessages.edxml(message("797/G79-VP")));
        axis.instead.put("get-edoc", call -> {
            call.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                call.getResponseBody().write(' ');
                call.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
            }
        });
        fetch();
        assertThat(axis.status("d797")).isEqualTo("initial");
        axis.instead.put("received-edocs", call -> {
            call.sendResponseHeaders(200, 0);
            byte[] blank = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                call.getResponseBody().write(blank);
            }
        });
        fetch();
        assertThat(ModuleTables.rowsWith(repository, "vt_exchange_fault", "too-large"))
                .isEqualTo(1);
        axis.instead.clear();
        fetch();
        assertThat(arrived("797/G79-VP")).hasSize(1);
    }

    @Test
    void theListOfTheAxisIsComparedWithTheDirectory() {
        List<String> verdicts = site.as("admin", () -> new DirectoryFixture(repository).verdicts(SENDER));

        assertThat(verdicts).containsExactly("G81 ADDED", "khong phai ma WRONG");
    }

    @Test
    void anAxisInALogShowsNoSecret() {
        Axis shown = new Axis("x", java.net.URI.create("https://truc.example/"), "H79", "bi-mat", Map.of());

        assertThat(shown.toString()).contains("x").doesNotContain("bi-mat");
    }

    // --- steps

    private NotDeliveredException thrown(String name) {
        return catchThrowableOfType(NotDeliveredException.class, () -> send(message("799/G79-VP"), name));
    }

    private Receipt send(Message message, String name) throws NotDeliveredException {
        return repository.bean(AxisConnector.class).send(message, new Route(SENDER, "axis", name, Map.of()));
    }

    private void fetch() {
        repository.bean(FetchWorker.class).work(Duration.ofMinutes(1));
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

    private Message message(String number) {
        return TestMessages.document(SENDER, RECEIVER, number, clock.instant());
    }
}
