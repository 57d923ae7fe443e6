package org.vanthu.dispatch;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.archive.ArchiveModel;
import org.vanthu.capture.CaptureService;
import org.vanthu.database.ModuleTables;
import org.vanthu.dispatch.DispatchViews.DeliveryView;
import org.vanthu.dispatch.DispatchViews.DocumentView;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.inbox.Arrival;
import org.vanthu.exchange.inbox.ArrivalState;
import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.inbox.Inbox;
import org.vanthu.exchange.inbox.Received;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.outbox.OutboxWorker;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.outgoing.IssuingFixture;
import org.vanthu.outgoing.IssuingFixture.People;
import org.vanthu.outgoing.IssuingFixture.To;
import org.vanthu.outgoing.Parcels;
import org.vanthu.registry.DocumentProgress;
import org.vanthu.registry.Registration;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** A document goes from one agency of a site to another, with the states and receipts of every other way. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchFeatureTest {

    private static final String SENDER = "H71";
    private static final String RECEIVER = "H72";
    private static final People OFFICE = new People(SENDER, "cv.h71", "tp.h71", "ct.h71", "vt.h71");
    private static final People OTHERS = new People(RECEIVER, "cv.h72", "tp.h72", "ct.h72", "vt.h72");

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final TestSite site;
    private final IssuingFixture issuing;

    DispatchFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.site = new TestSite(repository);
        this.issuing = new IssuingFixture(repository);
    }

    @BeforeAll
    void people() {
        AgencyFixture fixture = new AgencyFixture(repository);
        as("admin", () -> {
            create(fixture, OFFICE, "Ủy ban nhân dân tỉnh Gửi");
            create(fixture, OTHERS, "Sở Nhận");
            return null;
        });
    }

    private static void create(AgencyFixture fixture, People people, String name) {
        String agency = people.agency();
        fixture.create(agency, name, List.of());
        fixture.unit(agency, "VX", "Phòng Văn xã");
        fixture.person(agency, people.drafter(), "Nguyễn Văn An", "Chuyên viên", "VX", "specialist");
        fixture.person(agency, people.head(), "Lê Thị Chi", "Trưởng phòng", "VX", "unit-head");
        fixture.person(agency, people.leader(), "Phạm Văn Dũng", "Chủ tịch", null, "leader");
        fixture.person(agency, people.clerk(), "Vũ Thị Hoa", "Văn thư", null, "clerk");
    }

    @Test
    @Requirement({"R002-053"})
    void issuingSendsNothingAndTheTimeOfSendingIsThatOfTheReceipt() {
        String nodeId = issued("Về việc gửi văn bản");
        assertThat(document(nodeId).deliveries()).isEmpty();
        assertThat(document(nodeId).unsent())
                .extracting(DispatchViews.Unsent::connector)
                .containsExactly("site");

        send(nodeId);
        DeliveryView waiting = only(nodeId);
        assertThat(waiting.state()).isEqualTo("waiting");
        assertThat(waiting.sentAt()).isNull();
        assertThat(arrivals()).noneMatch(one -> one.number().equals(waiting.number()));

        clock.advance(Duration.ofMinutes(3));
        deliver();
        DeliveryView arrived = only(nodeId);
        assertThat(arrived.state()).isEqualTo("arrived");
        assertThat(arrived.sentAt()).isNotNull().isAfter(arrived.queuedAt());
        assertThat(delivery(nodeId)).isEqualTo("arrived");
    }

    @Test
    @Requirement({"R002-040", "R002-050"})
    void whatTheReceiverDoesIsToldToTheSenderWithoutAnybodyThinkingOfIt() {
        String nodeId = sent("Về việc giao chỉ tiêu");
        Arrival arrival = arrival(nodeId);
        assertThat(arrival.state()).isEqualTo(ArrivalState.WAITING);

        register(arrival);
        deliver();

        assertThat(only(nodeId).events())
                .extracting(DispatchViews.EventView::code)
                .containsSubsequence("waiting", "sent", "received", "assigned");
        assertThat(delivery(nodeId)).isEqualTo("assigned");
        assertThat(arrival(nodeId).state()).isEqualTo(ArrivalState.ASSIGNED);
    }

    @Test
    void theReasonOfARefusalReachesTheSenderWhoMaySendAgain() {
        String nodeId = sent("Về việc gửi nhầm nơi nhận");
        Arrival arrival = arrival(nodeId);

        as(
                OTHERS.clerk(),
                () -> bean(CaptureService.class)
                        .discard(Objects.requireNonNull(arrival.intakeId()), "Không thuộc thẩm quyền"));
        deliver();

        DeliveryView refused = only(nodeId);
        assertThat(refused.state()).isEqualTo("refused");
        assertThat(refused.words()).contains("Không thuộc thẩm quyền");
        assertThat(document(nodeId).unsent()).hasSize(1);
    }

    @Test
    void whatIsStillOnItsWayIsCalledBackToo() {
        String nodeId = issued("Về việc thu hồi khi chưa gửi xong");
        send(nodeId);
        assertThat(document(nodeId).recallable()).isTrue();

        recall(nodeId, "Gửi nhầm bản dự thảo");
        deliver();
        deliver();

        assertThat(delivery(nodeId)).isEqualTo("recalled");
        assertThat(arrival(nodeId).state()).isEqualTo(ArrivalState.RECALLED);
    }

    @Test
    void aDocumentThatNobodyRegisteredIsGivenBackAtOnce() {
        String nodeId = sent("Về việc thu hồi sớm");

        recall(nodeId, "Gửi nhầm phụ lục");
        assertThatThrownBy(() -> send(nodeId)).isInstanceOf(ConflictException.class);
        deliver();

        assertThat(delivery(nodeId)).isEqualTo("recalled");
        assertThat(arrival(nodeId).state()).isEqualTo(ArrivalState.RECALLED);
        assertThat(arrival(nodeId).words()).isEqualTo("Gửi nhầm phụ lục");
    }

    @Test
    @Requirement({"R002-044", "R002-045"})
    void theClerkDecidesAboutTheRecallOfARegisteredDocumentAndItsRegistrationIsWithdrawn() {
        String nodeId = sent("Về việc thu hồi sau khi vào sổ");
        register(arrival(nodeId));
        deliver();
        recall(nodeId, "Sai thẩm quyền ký");
        deliver();
        Arrival asked = arrivals().stream()
                .filter(one -> one.state() == ArrivalState.DECIDING)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> decide(asked, false, "")).isInstanceOf(InvalidInputException.class);
        decide(asked, true, "");
        assertThatThrownBy(() -> decide(asked, true, "")).isInstanceOf(ConflictException.class);
        deliver();

        assertThat(delivery(nodeId)).isEqualTo("recalled");
        assertThat(arrival(nodeId).state()).isEqualTo(ArrivalState.RECALLED);
    }

    @Test
    void aDeclinedRecallIsSeenBySenderWithTheReason() {
        String nodeId = sent("Về việc thu hồi không được");
        register(arrival(nodeId));
        deliver();
        recall(nodeId, "Muốn gửi lại bản khác");
        deliver();
        Arrival asked = arrivals().stream()
                .filter(one -> one.state() == ArrivalState.DECIDING)
                .findFirst()
                .orElseThrow();

        decide(asked, false, "Đã triển khai thực hiện");
        deliver();

        assertThat(delivery(nodeId)).isEqualTo("assigned");
        assertThat(document(nodeId).deliveries().get(0).events()).anySatisfy(event -> {
            assertThat(event.code()).isEqualTo("recallRefused");
            assertThat(event.words()).isEqualTo("Đã triển khai thực hiện");
        });
    }

    @Test
    void theAnswerOfTheReceiverIsFoundAtTheDocumentThatItAnswers() {
        String nodeId = sent("Về việc đề nghị báo cáo");
        Arrival asked = arrival(nodeId);
        register(asked);
        deliver();

        String answer = issuing.issuedToSend(
                OTHERS,
                "Báo cáo theo đề nghị",
                List.of(new To("agency", SENDER, "Ủy ban nhân dân tỉnh Gửi")),
                List.of(asked.nodeId()));
        as(OTHERS.clerk(), () -> {
            bean(Dispatching.class).send(answer, all(answer, OTHERS));
            return null;
        });
        deliver();
        assertThat(delivery(nodeId)).isEqualTo("done");
        Arrival came = as(
                        OFFICE.clerk(),
                        () -> bean(Arrivals.class).list(new Arrivals.Filter(SENDER, List.of(), ""), Long.MAX_VALUE, 50))
                .get(0);
        as(OFFICE.clerk(), () -> register(came, SENDER));

        assertThat(only(nodeId).events())
                .extracting(DispatchViews.EventView::code)
                .contains("answered");
    }

    @Test
    @Requirement("R002-050")
    void anAnswerEndsTheWaitForAReplyAndTheStepsOfTheProcessAreTold() {
        String nodeId = issuing.issuedAskingForReply(
                OFFICE,
                "Về việc đề nghị trả lời",
                List.of(new To("agency", RECEIVER, "Sở Nhận")),
                LocalDate.now(clock).plusDays(10));
        send(nodeId);
        deliver();
        Arrival asked = arrival(nodeId);
        register(asked);
        as(OTHERS.clerk(), () -> {
            bean(DocumentProgress.class).set(RegistryService.ref(asked.nodeId()), "inProgress");
            return null;
        });
        deliver();
        assertThat(delivery(nodeId)).isEqualTo("inProgress");
        assertThat(waitsForReply(nodeId)).isTrue();

        String answer = issuing.issuedToSend(
                OTHERS,
                "Trả lời đề nghị",
                List.of(new To("agency", SENDER, "Ủy ban nhân dân tỉnh Gửi")),
                List.of(asked.nodeId()));
        as(OTHERS.clerk(), () -> {
            bean(Dispatching.class).send(answer, all(answer, OTHERS));
            return null;
        });
        deliver();
        Arrival came = as(
                        OFFICE.clerk(),
                        () -> bean(Arrivals.class).list(new Arrivals.Filter(SENDER, List.of(), ""), Long.MAX_VALUE, 50))
                .get(0);
        as(OFFICE.clerk(), () -> register(came, SENDER));

        assertThat(waitsForReply(nodeId)).isFalse();
    }

    private boolean waitsForReply(String nodeId) {
        return ModuleTables.of(repository)
                .queryForList(
                        "SELECT node_id FROM vt_outgoing WHERE node_id = ? AND reply_closed_at IS NULL",
                        String.class,
                        nodeId)
                .contains(nodeId);
    }

    @Test
    @Requirement("R002-044")
    void aDocumentThatTheArchiveKeepsIsNotGivenBackAndTheClerkIsToldWhy() {
        String nodeId = sent("Về việc thu hồi sau khi nộp lưu trữ");
        Arrival arrival = arrival(nodeId);
        register(arrival);
        NodeService nodes = repository.bean("nodeService", NodeService.class);
        as("admin", () -> {
            nodes.addAspect(RegistryService.ref(arrival.nodeId()), ArchiveModel.ASPECT_RECORD, Map.of());
            return null;
        });
        deliver();
        recall(nodeId, "Sai nội dung");
        deliver();
        Arrival asked = arrivals().stream()
                .filter(one -> one.state() == ArrivalState.DECIDING)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> decide(asked, true, ""))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "exchange.error.recall-impossible");
        decide(asked, false, "Đã nộp lưu trữ");
        deliver();

        assertThat(document(nodeId).deliveries().get(0).events())
                .extracting(DispatchViews.EventView::code)
                .contains("recallRefused");
        assertThat(arrival(nodeId).state()).isEqualTo(ArrivalState.ASSIGNED);
    }

    @Test
    @Requirement({"R002-022", "R002-025", "R002-026", "R002-027"})
    void paperBesideTheElectronicDocumentGoesOnOneOfThreeGroundsOnly() {
        String nodeId = issued("Về việc gửi kèm bản giấy");
        int ordinal = document(nodeId).unsent().get(0).ordinal();

        for (String ground : List.of("", "tiện thì gửi")) {
            assertThatThrownBy(() -> sendWithPaper(nodeId, ordinal, ground)).isInstanceOf(InvalidInputException.class);
        }
        assertThat(document(nodeId).deliveries()).isEmpty();

        for (PaperGround ground : PaperGround.values()) {
            String other = issued("Về việc gửi kèm bản giấy, " + ground.code());
            sendWithPaper(other, document(other).unsent().get(0).ordinal(), ground.code());
            assertThat(only(other).state()).isEqualTo("waiting");
            assertThat(mode(other)).isEqualTo("both");
            assertThat(ModuleTables.rowsWith(repository, "vt_audit", "Sở Nhận: " + ground.code() + " (Mười bản)"))
                    .isEqualTo(1);
        }
    }

    private void sendWithPaper(String nodeId, int ordinal, String ground) {
        as(OFFICE.clerk(), () -> {
            long version = bean(Parcels.class).readable(nodeId).version();
            SendForm.Choice choice = new SendForm.Choice(ordinal, true, ground, "Mười bản");
            bean(Dispatching.class).send(nodeId, new SendForm(List.of(choice), null, version));
            return null;
        });
    }

    private String mode(String nodeId) {
        return as(OFFICE.clerk(), () -> bean(Parcels.class).readable(nodeId))
                .addressees()
                .get(0)
                .mode();
    }

    @Test
    void whoHasTheEarlierDocumentGetsTheNewOneAsItsReplacementAndEverybodyElseAsADocument() {
        String first = sent("Về việc ban hành quy chế");
        register(arrival(first));
        deliver();
        String number = issuing.number(first);
        String later = changing("replaces", first, "Về việc ban hành quy chế, thay bản trước");
        assertThat(document(later).unsent())
                .extracting(DispatchViews.Unsent::change, DispatchViews.Unsent::changed)
                .containsExactly(tuple("replacement", number), tuple("", ""));

        send(later);
        deliver();

        Arrival replacement = arrivals().stream()
                .filter(one -> one.number().equals(issuing.number(later)))
                .findFirst()
                .orElseThrow();
        assertThat(replacement.kind()).isEqualTo("replacement");
        assertThat(replacement.affects()).isEqualTo(arrival(first).id());
        assertThat(document(later).deliveries()).extracting(DeliveryView::state).containsExactly("arrived", "paper");
        assertThat(events(later)).contains("changes");

        register(replacement);
        deliver();
        assertThat(events(later)).contains("changeAgreed");
        assertThat(events(first)).contains("changedBy");
    }

    @Test
    void anUpdateThatTheReceiverReturnsIsSeenAsRefusedAtBothDocuments() {
        String first = sent("Về việc giao dự toán");
        String later = changing("corrects", first, "Đính chính văn bản giao dự toán");
        send(later);
        deliver();
        Arrival update = arrivals().stream()
                .filter(one -> one.number().equals(issuing.number(later)))
                .findFirst()
                .orElseThrow();
        assertThat(update.kind()).isEqualTo("update");

        as(
                OTHERS.clerk(),
                () -> bean(CaptureService.class).discard(Objects.requireNonNull(update.intakeId()), "Thiếu phụ lục"));
        deliver();

        assertThat(events(later)).contains("changeRefused");
        assertThat(events(first)).contains("changeByRefused");
    }

    @Test
    void whoGaveTheEarlierDocumentBackGetsTheNewOneAsADocument() {
        String first = sent("Về việc đã thu hồi");
        recall(first, "Sai số liệu");
        deliver();
        String later = changing("replaces", first, "Về việc gửi lại sau thu hồi");

        assertThat(document(later).unsent())
                .extracting(DispatchViews.Unsent::change)
                .containsOnly("");
    }

    private String changing(String kind, String earlier, String subject) {
        return issuing.issuedToSend(
                OFFICE,
                subject,
                List.of(new To("agency", RECEIVER, "Sở Nhận"), new To("other", "", "Công ty Mẫu")),
                kind,
                List.of(earlier));
    }

    private List<String> events(String nodeId) {
        return document(nodeId).deliveries().get(0).events().stream()
                .map(DispatchViews.EventView::code)
                .toList();
    }

    @Test
    void whoHasNoElectronicWayIsListedForThePost() {
        String nodeId = issuing.issuedToSend(
                OFFICE, "Về việc gửi bưu điện", List.of(new To("other", "", "Công ty Mẫu")), List.of());

        send(nodeId);
        deliver();

        assertThat(only(nodeId).state()).isEqualTo("paper");
    }

    @Test
    void theSameMessageTwiceIsOneArrivalWithOneReceiptAndOtherWordsUnderItsIdAreRefused() throws Exception {
        String nodeId = issued("Về việc gửi hai lần");
        send(nodeId);
        deliver();
        Arrival first = arrival(nodeId);
        Message message = as(OTHERS.clerk(), () -> bean(Arrivals.class).message(first.id()));

        Message other = new Message(
                message.id(),
                message.from(),
                message.to(),
                message.createdAt().plusSeconds(1),
                message.business(),
                message.document(),
                null,
                List.of());
        Receipt refused = bean(Inbox.class).receive(new Received(other, "site", Received.Signature.LOCAL));

        assertThat(refused.isAccepted()).isFalse();
        assertThat(arrivals().stream().filter(one -> one.messageId().equals(first.messageId())))
                .hasSize(1);
    }

    // --- steps

    private String issued(String subject) {
        return issuing.issuedToSend(OFFICE, subject, List.of(new To("agency", RECEIVER, "Sở Nhận")), List.of());
    }

    private String sent(String subject) {
        String nodeId = issued(subject);
        send(nodeId);
        deliver();
        return nodeId;
    }

    private void send(String nodeId) {
        as(OFFICE.clerk(), () -> {
            bean(Dispatching.class).send(nodeId, all(nodeId, OFFICE));
            return null;
        });
    }

    private SendForm all(String nodeId, People people) {
        long version = bean(Parcels.class).readable(nodeId).version();
        assertThat(people.agency()).isNotBlank();
        return new SendForm(null, null, version);
    }

    private void recall(String nodeId, String reason) {
        as(OFFICE.clerk(), () -> {
            long version = bean(Parcels.class).readable(nodeId).version();
            bean(Dispatching.class).recall(nodeId, new ReasonForm(reason, null, version));
            return null;
        });
    }

    private void decide(Arrival asked, boolean agrees, String reason) {
        as(
                OTHERS.clerk(),
                () -> bean(Dispatching.class).decide(asked.id(), new ReasonForm(reason, agrees, asked.version())));
    }

    private void deliver() {
        bean(OutboxWorker.class).work(Duration.ofMinutes(1));
    }

    private void register(Arrival arrival) {
        as(OTHERS.clerk(), () -> register(arrival, RECEIVER));
    }

    private Registration register(Arrival arrival, String agency) {
        return bean(RegistryService.class)
                .registerIncoming(new RegistrationRequest(
                        agency,
                        null,
                        RegistryService.ref(arrival.nodeId()),
                        null,
                        TestSite.fields(arrival.number(), arrival.subject()),
                        null,
                        null,
                        null,
                        "Văn bản thử",
                        false));
    }

    private DocumentView document(String nodeId) {
        return as(OFFICE.clerk(), () -> bean(DispatchViews.class).document(nodeId));
    }

    private DeliveryView only(String nodeId) {
        List<DeliveryView> all = document(nodeId).deliveries();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private String delivery(String nodeId) {
        return as(OFFICE.clerk(), () -> bean(Parcels.class).readable(nodeId))
                .addressees()
                .get(0)
                .delivery();
    }

    private List<Arrival> arrivals() {
        return as(
                OTHERS.clerk(),
                () -> bean(Arrivals.class).list(new Arrivals.Filter(RECEIVER, List.of(), ""), Long.MAX_VALUE, 100));
    }

    private Arrival arrival(String nodeId) {
        String number = issuing.number(nodeId);
        return arrivals().stream()
                .filter(one -> one.number().equals(number) && one.affects() == null)
                .findFirst()
                .orElseThrow();
    }

    private <T> T bean(Class<T> type) {
        return repository.bean(type);
    }

    private <T> T as(String user, Callable<T> work) {
        return site.as(user, work);
    }
}
