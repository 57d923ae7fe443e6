package org.vanthu.exchange.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;

import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.capture.CaptureService;
import org.vanthu.database.ModuleTables;
import org.vanthu.directory.DirectoryFixture;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.exchange.TestMessages;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.edxml.EdxmlReader;
import org.vanthu.exchange.edxml.ReadLimits;
import org.vanthu.exchange.edxml.ReadMessage;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Staff;
import org.vanthu.exchange.outbox.Events;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What other organisations send after a document: updates, replacements; and what no clerk should ever see. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.files.virus-scan-command", value = "${dir.root}/scanner")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesFeatureTest {

    private static final String RECEIVER = "H75";
    private static final String CLERK = "vt.h75";
    private static final String SENDER = "G75";

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final TestSite site;

    ChangesFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.site = new TestSite(repository);
    }

    @BeforeAll
    void receiver() throws IOException {
        AgencyFixture fixture = new AgencyFixture(repository);
        DirectoryFixture directory = new DirectoryFixture(repository);
        site.as("admin", () -> {
            fixture.create(RECEIVER, "Sở Nhận", List.of());
            fixture.person(RECEIVER, CLERK, "Vũ Thị Hoa", "Văn thư", null, "clerk");
            directory.add(SENDER, "Bộ Gửi", "folder", "bo-gui");
            return null;
        });
        Path scanner =
                Path.of(repository.bean("global-properties", Properties.class).getProperty("dir.root"), "scanner");
        Files.writeString(
                scanner, "#!/bin/sh\ngrep -q MA-DOC \"$1\" && exit 1\ngrep -q MAY-HONG \"$1\" && exit 2\nexit 0\n");
        Files.setPosixFilePermissions(scanner, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aReplacementIsTiedToWhatItReplacesAndItsSenderIsToldThatItWasTaken() throws Exception {
        Arrival before = came(message("751/G75-VP", Business.fresh(false, Staff.NONE), 0, List.of()));
        register(before);
        Message message = message("752/G75-VP", change(Business.Kind.REPLACEMENT, before, "Sai phụ lục"), 0, List.of());

        Arrival replacement = came(message);

        assertThat(replacement.kind()).isEqualTo(Arrival.REPLACEMENT);
        assertThat(replacement.affects()).isEqualTo(before.id());
        assertThat(ModuleTables.rowsWith(repository, "vt_exchange", "Thay thế cho văn bản số 751/G75-VP"))
                .isEqualTo(1);
        assertThat(events(before)).contains("replacementCame");
        register(replacement);
        assertThat(events(before)).contains("replacementTaken");
        assertThat(told(message, "RECALL_AGREED")).isTrue();
    }

    @Test
    void aSecondUpdateIsAnotherMessageAndOneThatTheClerkReturnsIsSeenAsRefused() throws Exception {
        Arrival first = came(message("753/G75-VP", Business.fresh(false, Staff.NONE), 0, List.of()));
        Arrival update = came(message("753/G75-VP", change(Business.Kind.UPDATE, first, "Sửa lần một"), 0, List.of()));
        Message again = message("753/G75-VP", change(Business.Kind.UPDATE, first, "Sửa lần hai"), 0, List.of());

        Arrival second = came(again);

        assertThat(update.affects()).isEqualTo(first.id());
        assertThat(second.affects()).isEqualTo(update.id());
        long entry = Objects.requireNonNull(second.intakeId());
        site.as(CLERK, () -> repository.bean(CaptureService.class).discard(entry, "Bản này thiếu trang"));
        assertThat(told(again, "RECALL_REFUSED")).isTrue();
        assertThat(events(update)).contains("updateRefused");
    }

    @Test
    void nobodyChangesTheDocumentOfSomebodyElse() throws Exception {
        Arrival first = came(message("754/G75-VP", Business.fresh(false, Staff.NONE), 0, List.of()));
        Message foreign = TestMessages.document(
                UUID.randomUUID().toString(),
                "G74",
                RECEIVER,
                "755/G74-VP",
                clock.instant(),
                change(Business.Kind.REPLACEMENT, first, "Chiếm chỗ"),
                2);

        Arrival other = came(foreign);

        assertThat(other.affects()).isNull();
        assertThat(events(first)).doesNotContain("replacementCame");
    }

    @Test
    void messagesWithoutAnIdAreToldApartByTimeAndFilesWhenTheyChangeADocument() throws Exception {
        Instant now = clock.instant();
        Business update = new Business(
                Business.Kind.UPDATE,
                "Sửa",
                new DocumentId(SENDER, LocalDate.ofInstant(now, Json.ZONE), "756/G75-VP"),
                false,
                Staff.NONE,
                List.of());
        Business fresh = Business.fresh(false, Staff.NONE);

        assertThat(derivedId(update, now)).isNotEqualTo(derivedId(update, now.plusSeconds(60)));
        assertThat(derivedId(fresh, now)).isEqualTo(derivedId(fresh, now));
        assertThat(derivedId(fresh, now)).isNotEqualTo(derivedId(update, now));
    }

    @Test
    void whatIsOrderedStandsLineByLine() throws Exception {
        came(message("757/G75-VP", Business.fresh(false, Staff.NONE), 1, List.of("NV-01", "NV-02")));

        String note = ModuleTables.of(repository)
                .queryForObject(
                        "SELECT note FROM vt_exchange WHERE receiver = ? AND number_text = ?",
                        String.class,
                        RECEIVER,
                        "757/G75-VP");

        assertThat(note).contains("giao nhiệm vụ").contains("Nhiệm vụ: NV-01\nNhiệm vụ: NV-02");
    }

    @Test
    void aSenderWhoseClockIsAheadIsNoted() throws Exception {
        Message message = TestMessages.document(
                SENDER, RECEIVER, "758/G75-VP", clock.instant().plus(Duration.ofMinutes(30)));

        Arrival arrival = came(message);

        assertThat(events(arrival)).contains("clockAhead");
        assertThat(events(came(message("759/G75-VP", Business.fresh(false, Staff.NONE), 0, List.of()))))
                .doesNotContain("clockAhead");
    }

    @Test
    @Requirement({"R002-028", "R002-059"})
    void whatTheScannerFindsIsRefusedAndNothingIsTakenWhileItDoesNotAnswer() throws Exception {
        Receipt receipt = receive(with("760/G75-VP", "MA-DOC"));

        assertThat(receipt.isAccepted()).isFalse();
        assertThat(receipt.code()).isEqualTo("virus");
        assertThatThrownBy(() -> receive(with("761/G75-VP", "MAY-HONG"))).isInstanceOf(IOException.class);
        assertThat(arrivals()).extracting(Arrival::number).doesNotContain("760/G75-VP", "761/G75-VP");
    }

    @Test
    @Requirement("R002-059")
    void aFileThatIsNotTheOneThatTheMessageNamesIsRefusedAndNothingIsStored() throws Exception {
        Message message = with("769/G75-VP", "Văn bản bị đổi tệp");
        Attachment file = message.attachments().get(0);
        for (Attachment wrong :
                List.of(changed(file, file.size(), "0".repeat(64)), changed(file, file.size() + 1, file.sha256()))) {
            Receipt receipt = receive(new Message(
                    message.id(),
                    message.from(),
                    message.to(),
                    message.createdAt(),
                    message.business(),
                    message.document(),
                    null,
                    List.of(wrong)));

            assertThat(receipt.isAccepted()).isFalse();
            assertThat(receipt.code()).isEqualTo("damaged");
            assertThat(receipt.words()).contains(file.name());
        }
        assertThat(arrivals()).noneMatch(arrival -> arrival.number().equals("769/G75-VP"));
    }

    private static Attachment changed(Attachment file, long size, String sha256) {
        return new Attachment(
                file.contentId(), file.name(), file.mimetype(), file.description(), size, sha256, file.source());
    }

    @Test
    void aDocumentThatIsCalledBackTakesTheFilesBesideItOutOfTheQueue() throws Exception {
        Message one = message("762/G75-VP", Business.fresh(false, Staff.NONE), 0, List.of());
        byte[] appendix = pdf("PHU-LUC-762");
        Attachment beside = new Attachment(
                "a2",
                "phu-luc.pdf",
                "application/pdf",
                "",
                appendix.length,
                DigestUtils.sha256Hex(appendix),
                () -> new ByteArrayInputStream(appendix));
        Arrival arrival = came(new Message(
                one.id(),
                one.from(),
                one.to(),
                one.createdAt(),
                one.business(),
                one.document(),
                null,
                List.of(one.attachments().get(0), beside)));
        String states = "SELECT state FROM vt_intake WHERE agency = ? AND file_name = 'phu-luc.pdf'";
        assertThat(ModuleTables.of(repository).queryForList(states, String.class, RECEIVER))
                .containsExactly("stored");

        Receipt recall = receive(TestMessages.document(
                UUID.randomUUID().toString(),
                SENDER,
                RECEIVER,
                "762/G75-VP",
                clock.instant(),
                change(Business.Kind.RECALL, arrival, "Gửi nhầm"),
                2));

        assertThat(recall.isAccepted()).as(recall.words()).isTrue();
        assertThat(ModuleTables.of(repository).queryForList(states, String.class, RECEIVER))
                .containsExactly("refused");
    }

    // --- steps

    private Business change(Business.Kind kind, Arrival affected, String reason) {
        return new Business(
                kind, reason, DocumentId.parse(affected.documentId()).orElseThrow(), false, Staff.NONE, List.of());
    }

    private Message message(String number, Business business, int steering, List<String> tasks) {
        Message one = TestMessages.document(
                UUID.randomUUID().toString(), SENDER, RECEIVER, number, clock.instant(), business, 2);
        DocumentBody body = Objects.requireNonNull(one.document());
        DocumentBody ordering = new DocumentBody(
                body.id(),
                body.codeNumber(),
                body.codeNotation(),
                body.place(),
                body.date(),
                body.typeCode(),
                body.typeName(),
                body.subject(),
                body.content(),
                body.signer(),
                body.dueDate(),
                body.toPlaces(),
                body.priority(),
                body.sphere(),
                body.copies(),
                body.pages(),
                body.appendixes(),
                body.responseFor(),
                steering,
                tasks);
        return with(one, ordering, pdf(number + business.reason()));
    }

    private Message with(String number, String words) {
        Message one = TestMessages.document(SENDER, RECEIVER, number, clock.instant());
        return with(one, Objects.requireNonNull(one.document()), pdf(words));
    }

    /** Files that differ are entries of their own. */
    private static byte[] pdf(String words) {
        byte[] pdf = org.vanthu.files.SampleFiles.pdf(2);
        byte[] comment = ("\n%" + words.replaceAll("[^A-Za-z0-9/-]", "") + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] both = java.util.Arrays.copyOf(pdf, pdf.length + comment.length);
        System.arraycopy(comment, 0, both, pdf.length, comment.length);
        return both;
    }

    private static Message with(Message one, DocumentBody body, byte[] pdf) {
        Attachment file = new Attachment(
                "a1",
                one.attachments().get(0).name(),
                "application/pdf",
                "",
                pdf.length,
                DigestUtils.sha256Hex(pdf),
                () -> new ByteArrayInputStream(pdf));
        return new Message(one.id(), one.from(), one.to(), one.createdAt(), one.business(), body, null, List.of(file));
    }

    private static String derivedId(Business business, Instant at) throws Exception {
        Message message = TestMessages.document("x", SENDER, RECEIVER, "756/G75-VP", at, business, 1);
        String text = new String(TestMessages.edxml(message), StandardCharsets.UTF_8);
        String without = text.replaceAll("(TraceHeaderList[^>]*) id=\"[^\"]*\"", "$1");
        assertThat(without).isNotEqualTo(text);
        try (ReadMessage read = new EdxmlReader(ReadLimits.ofFiles(1 << 20))
                .read(new ByteArrayInputStream(without.getBytes(StandardCharsets.UTF_8)))) {
            return read.message().id();
        }
    }

    private Receipt receive(Message message) throws IOException {
        return repository.bean(Inbox.class).receive(new Received(message, "folder", Received.Signature.UNSIGNED));
    }

    private Arrival came(Message message) throws IOException {
        Receipt receipt = receive(message);
        assertThat(receipt.isAccepted()).as(receipt.words()).isTrue();
        return arrivals().stream()
                .filter(one -> one.messageId().equals(message.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Arrival> arrivals() {
        return site.as(
                CLERK,
                () -> repository
                        .bean(Arrivals.class)
                        .list(new Arrivals.Filter(RECEIVER, List.of(), ""), Long.MAX_VALUE, 100));
    }

    private List<String> events(Arrival arrival) {
        return site
                .as(CLERK, () -> repository.bean(Arrivals.class).history(List.of(arrival.id())))
                .getOrDefault(arrival.id(), List.of())
                .stream()
                .map(Events.Event::code)
                .toList();
    }

    private boolean told(Message message, String code) {
        return ModuleTables.of(repository)
                .queryForList("SELECT body FROM vt_exchange_message WHERE kind = 'status'", String.class)
                .stream()
                .anyMatch(body -> body.contains(code) && body.contains(message.id()));
    }

    private void register(Arrival arrival) {
        site.as(
                CLERK,
                () -> repository
                        .bean(RegistryService.class)
                        .registerIncoming(new RegistrationRequest(
                                RECEIVER,
                                null,
                                RegistryService.ref(arrival.nodeId()),
                                null,
                                TestSite.fields(arrival.number(), arrival.subject()),
                                null,
                                null,
                                null,
                                "Văn bản thử",
                                false)));
    }
}
