package org.vanthu.exchange.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

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
import org.vanthu.exchange.edxml.EdxmlReader;
import org.vanthu.exchange.edxml.ReadLimits;
import org.vanthu.exchange.edxml.ReadMessage;
import org.vanthu.exchange.fetch.FetchWorker;
import org.vanthu.exchange.inbox.Arrival;
import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.Envelope;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.exchange.outbox.OutboxWorker;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Sites that see each other by a folder only. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.exchange.folder-root", value = "${dir.root}/exchange-folder")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FolderFeatureTest {

    private static final String RECEIVER = "H77";
    private static final String CLERK = "vt.h77";
    private static final String SENDER = "G77";

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final TestSite site;
    private final Path root;

    FolderFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.site = new TestSite(repository);
        this.root = Path.of(
                repository.bean("global-properties", Properties.class).getProperty("dir.root"), "exchange-folder");
    }

    @BeforeAll
    void receiver() throws IOException {
        AgencyFixture fixture = new AgencyFixture(repository);
        DirectoryFixture directory = new DirectoryFixture(repository);
        site.as("admin", () -> {
            fixture.create(RECEIVER, "Sở Nhận qua mạng", List.of());
            fixture.person(RECEIVER, CLERK, "Vũ Thị Hoa", "Văn thư", null, "clerk");
            directory.add(SENDER, "Bộ Gửi", "folder", "bo-gui");
            directory.add("G76", "Bộ Gửi thẳng", "peer", "kia");
            return null;
        });
        Files.createDirectories(root.resolve("in"));
    }

    @Test
    void whatIsSentLiesInTheFolderOfTheAddressWhole() throws Exception {
        Message message = message("771/G77-VP");

        Receipt receipt = connector().send(message, route("bo-gui"));
        connector().send(message, route("bo-gui"));

        assertThat(receipt.isAccepted()).isTrue();
        assertThat(names(root.resolve("out/bo-gui")))
                .contains(message.id() + ".edxml")
                .noneMatch(name -> name.endsWith(".part"));
        try (ReadMessage read = new EdxmlReader(ReadLimits.ofFiles(1 << 20))
                .read(Files.newInputStream(root.resolve("out/bo-gui").resolve(message.id() + ".edxml")))) {
            assertThat(read.message().id()).isEqualTo(message.id());
        }
    }

    @Test
    void anAddressLeadsNowhereElse() {
        for (String address : List.of("../ngoai", "..", "a/b", "/etc", "")) {
            NotDeliveredException thrown = catchThrowableOfType(
                    NotDeliveredException.class, () -> connector().send(message("772/G77-VP"), route(address)));

            assertThat(thrown.code()).isEqualTo("address");
        }
    }

    @Test
    @Requirement({"R002-028", "R002-059"})
    void whatComesInIsAnsweredByAReceiptAndASecondArrivalGetsTheFirst() throws Exception {
        Message message = message("773/G77-VP");
        put("773.edxml", TestMessages.edxml(message));
        fetch();
        ReceiptFile first = receipt("773.edxml");
        assertThat(first.accepted()).as(first.words()).isTrue();
        assertThat(first.messageId()).isEqualTo(message.id());
        assertThat(names(root.resolve("in"))).doesNotContain("773.edxml");
        assertThat(names(root.resolve("in/done"))).contains("773.edxml");

        clock.advance(Duration.ofMinutes(5));
        put("773-lai.edxml", TestMessages.edxml(message));
        fetch();

        assertThat(receipt("773-lai.edxml")).isEqualTo(first);
        assertThat(arrived("773/G77-VP")).hasSize(1);
    }

    @Test
    void whatIsNoMessageIsRefusedWithItsReasonAndHoldsNobodyUp() throws Exception {
        put("1-hong.edxml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>".getBytes(StandardCharsets.UTF_8));
        put("2-cut.edxml", java.util.Arrays.copyOf(TestMessages.edxml(message("774/G77-VP")), 3000));
        Files.createSymbolicLink(root.resolve("in/3-link.edxml"), Path.of("/etc/passwd"));
        put("4-tot.edxml", TestMessages.edxml(message("775/G77-VP")));

        fetch();

        assertThat(arrived("775/G77-VP")).hasSize(1);
        assertThat(arrived("774/G77-VP")).isEmpty();
        assertThat(receipt("1-hong.edxml").accepted()).isFalse();
        assertThat(receipt("1-hong.edxml").words()).isNotBlank().doesNotContain("root:");
        assertThat(names(root.resolve("in/refused"))).contains("1-hong.edxml", "2-cut.edxml");
        assertThat(ModuleTables.rowsWith(repository, "vt_exchange_fault", "1-hong.edxml"))
                .isEqualTo(1);
    }

    @Test
    void messagesThatAllHaveTheSameNameAreAllKept() throws Exception {
        put("cung-ten.edxml", TestMessages.edxml(message("781/G77-VP")));
        fetch();
        put("cung-ten.edxml", TestMessages.edxml(message("782/G77-VP")));
        fetch();

        assertThat(arrived("781/G77-VP")).hasSize(1);
        assertThat(arrived("782/G77-VP")).hasSize(1);
        assertThat(names(root.resolve("in/done")).stream().filter(name -> name.endsWith("cung-ten.edxml")))
                .hasSize(2);
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeft() throws Exception {
        put("776.edxml", TestMessages.edxml(message("776/G77-VP")));
        Files.setLastModifiedTime(root.resolve("in/776.edxml"), FileTime.from(clock.instant()));

        fetch();
        assertThat(names(root.resolve("in"))).contains("776.edxml");

        clock.advance(Duration.ofMinutes(1));
        fetch();
        assertThat(arrived("776/G77-VP")).hasSize(1);
    }

    @Test
    void nobodySpeaksForAnAgencyOfThisSiteOrForOneThatIsReachedByAnotherWay() throws Exception {
        put("gia-1.edxml", TestMessages.edxml(message(RECEIVER, "777/H77-VP")));
        put("gia-2.edxml", TestMessages.edxml(message("G76", "778/G76-VP")));

        fetch();

        assertThat(receipt("gia-1.edxml").code()).isEqualTo("sender");
        assertThat(receipt("gia-2.edxml").code()).isEqualTo("sender");
        assertThat(arrived("777/H77-VP")).isEmpty();
        assertThat(arrived("778/G76-VP")).isEmpty();
    }

    @Test
    void aSenderWhomNobodyHasWrittenInIsShownToTheKeepersOfTheDirectory() throws Exception {
        put("la.edxml", TestMessages.edxml(message("G78", "779/G78-VP")));

        fetch();

        assertThat(arrived("779/G78-VP")).hasSize(1);
        assertThat(ModuleTables.rowsWith(repository, "vt_directory_unknown", "G78"))
                .isEqualTo(1);
    }

    @Test
    @Requirement("R002-039")
    void aRefusalThatComesBackAsAFileIsSeenAtTheDelivery() throws Exception {
        Delivery sent = sent("780/H77-VP");
        assertThat(state(sent)).isEqualTo("sent");
        Path answer = root.resolve("out/bo-gui").resolve(sent.wireId() + ".edxml.receipt.json");
        ReceiptFile other = new ReceiptFile("khac", false, "x", "Của gói tin khác", clock.instant());
        Files.writeString(answer, Json.write(other));
        fetch();
        assertThat(state(sent)).isEqualTo("sent");

        ReceiptFile refusal = new ReceiptFile(sent.wireId(), false, "not-ours", "Sai nơi nhận", clock.instant());
        Files.writeString(answer, Json.write(refusal));
        fetch();

        assertThat(state(sent)).isEqualTo("refused");
        assertThat(answer).doesNotExist();
    }

    // --- steps

    private Delivery sent(String number) {
        Message message = TestMessages.document(RECEIVER, SENDER, number, clock.instant());
        Message bare = new Message(
                message.id(),
                message.from(),
                message.to(),
                message.createdAt(),
                message.business(),
                message.document(),
                null,
                List.of());
        Delivery delivery = site.as(
                CLERK,
                () -> repository
                        .bean(Outbox.class)
                        .enqueue(new Envelope(
                                bare,
                                RECEIVER,
                                Delivery.DOCUMENT,
                                "",
                                RECEIVER + "," + number,
                                number,
                                "Thử",
                                Map.of(),
                                List.of(new Envelope.To(SENDER, "Bộ Gửi", "folder", 0, null))))
                        .get(0));
        repository.bean(OutboxWorker.class).work(Duration.ofMinutes(1));
        return delivery;
    }

    private String state(Delivery delivery) {
        return site.as(
                CLERK,
                () -> repository.bean(Outbox.class).get(delivery.id()).state().code());
    }

    private FolderConnector connector() {
        return repository.bean(FolderConnector.class);
    }

    private static Route route(String address) {
        return new Route(SENDER, "folder", address, Map.of());
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = Files.write(root.resolve("in").resolve(name), bytes);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofMinutes(1))));
    }

    private void fetch() {
        repository.bean(FetchWorker.class).work(Duration.ofMinutes(1));
    }

    private ReceiptFile receipt(String name) throws IOException {
        return Json.read(Files.readString(root.resolve("in").resolve(name + ".receipt.json")), ReceiptFile.class);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return message(SENDER, number);
    }

    private Message message(String sender, String number) {
        Instant now = clock.instant();
        return TestMessages.document(sender, RECEIVER, number, now);
    }
}
