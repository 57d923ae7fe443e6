package org.vanthu.registry;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.numbering.NumberSlot;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class RegistrationFeatureTest {

    private static TestSite site;

    private final EmbeddedRepository repository;
    private final RegistryService registry;
    private final Corrections corrections;
    private final Registers registers;
    private final Reservations reservations;
    private final RegisterVerifier verifier;
    private final DocumentQueries documents;
    private final JdbcTemplate jdbc;

    @TempDir
    Path folder;

    RegistrationFeatureTest(
            EmbeddedRepository repository,
            RegistryService registry,
            Corrections corrections,
            Registers registers,
            Reservations reservations,
            RegisterVerifier verifier,
            DocumentQueries documents) {
        this.repository = repository;
        this.registry = registry;
        this.corrections = corrections;
        this.registers = registers;
        this.reservations = reservations;
        this.verifier = verifier;
        this.documents = documents;
        this.jdbc = ModuleTables.of(repository);
    }

    @BeforeAll
    static void createSite(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @Test
    @Requirement({"R001-018", "R001-026", "R002-041", "R002-058", "R000-030", "R000-031", "R004-025", "R002-007"})
    void registersWithNumberNodeEntryAndRow() {
        String register = open("một cửa");

        Registration registration = site.asRole(
                "clerk",
                () -> registry.registerIncoming(
                        in(register, "477/TTr-SNV", TestSite.upload(folder, "a.txt", "nội dung"))));

        assertThat(registration.arrivalNumber()).isEqualTo(1);
        assertThat(registration.registerName()).isEqualTo("một cửa");
        NodeService nodes = repository.bean("nodeService", NodeService.class);
        Map<String, Object> details = site.asRole("specialist", () -> documents.details(registration.nodeRef()));
        assertThat(details)
                .containsEntry("number", "477/TTr-SNV")
                .containsEntry("subject", "Về việc 477/TTr-SNV")
                .containsEntry("typeName", "Tờ trình")
                .containsEntry("voided", false);
        site.asRole("clerk", () -> {
            NodeRef node = registration.nodeRef();
            assertThat(nodes.getType(node)).isEqualTo(RegistryModel.TYPE_INCOMING_DOCUMENT);
            assertThat(nodes.getProperty(node, RegistryModel.PROP_ARRIVAL_NUMBER))
                    .isEqualTo(1L);
            assertThat(nodes.getProperty(node, RegistryModel.PROP_SOURCE)).isEqualTo("paper");
            assertThat(nodes.getProperty(node, RegistryModel.PROP_ORIGIN)).isEqualTo("digitised");
            assertThat(nodes.getProperty(node, ContentModel.PROP_CREATOR)).isEqualTo("clerk.h99");
            assertThat(repository
                            .bean("ContentService", ContentService.class)
                            .getReader(node, ContentModel.PROP_CONTENT)
                            .getContentString())
                    .isEqualTo("nội dung");
            return null;
        });
        assertThat(site.asRole("clerk", () -> verifier.verify(register)).ok()).isTrue();
    }

    @Test
    @Requirement({"R002-058", "R001-018"})
    void sixtyFourClerksOnOneRegisterGetEveryNumberExactlyOnce() throws Exception {
        String register = open("đồng thời");
        ExecutorService clerks = Executors.newFixedThreadPool(64);
        List<Future<Long>> numbers = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            String number = i + "/BC-X";
            numbers.add(clerks.submit(() -> site.asRole(
                    "clerk",
                    () -> registry.registerIncoming(in(register, number, null)).arrivalNumber())));
        }
        List<Long> taken = new ArrayList<>();
        for (Future<Long> number : numbers) {
            taken.add(number.get());
        }
        clerks.shutdown();

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 128).boxed().toList());
        RegisterVerifier.Verification verification = site.asRole("clerk", () -> verifier.verify(register));
        assertThat(verification.ok()).isTrue();
        assertThat(verification.entries()).isEqualTo(128);
    }

    @Test
    @Requirement("R002-058")
    void aFailedRegistrationLeavesNeitherNumberNorNodeNorRow() {
        String register = open("hỏng giữa chừng");
        long nodesBefore = count("SELECT count(*) FROM vt_document");

        assertThatThrownBy(() -> site.asRole("clerk", () -> {
                    registry.registerIncoming(in(register, "1/QĐ-HONG", TestSite.upload(folder, "a.txt", "x")));
                    throw new IllegalStateException("later failure");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count("SELECT count(*) FROM vt_document")).isEqualTo(nodesBefore);
        assertThat(count("SELECT count(*) FROM vt_register_entry WHERE register_id = '" + register + "'"))
                .isZero();
        Registration next = site.asRole("clerk", () -> registry.registerIncoming(in(register, "1/QĐ-HONG", null)));
        assertThat(next.arrivalNumber()).isEqualTo(1);
    }

    @Test
    @Requirement({"R000-029", "R004-018"})
    void tellsAllBlankMandatoryFieldsAtOnce() {
        IncomingFields blank = new IncomingFields(
                null, null, null, null, " ", null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);

        assertThatThrownBy(() ->
                        site.asRole("clerk", () -> registry.registerIncoming(TestSite.request(blank, null, false))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactlyInAnyOrder("issuedDate", "issuerName", "typeCode", "subject"));
    }

    @Test
    @Requirement({"R000-002", "R001-022", "R002-002", "R002-057", "R003-018", "R004-008", "R004-012"})
    void aSecretDocumentIsRefusedAndNothingIsLeftBehind() {
        long before = ModuleTables.rowsWith(repository, "emb_node", "");

        assertThatThrownBy(() -> site.asRole(
                        "clerk",
                        () -> registry.registerIncoming(TestSite.request(
                                TestSite.fields("9/KH-BCA", "Kế hoạch", "TỐI MẬT"),
                                TestSite.upload(folder, "a.txt", "bí mật"),
                                false))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("registry.error.secret"));

        assertThat(ModuleTables.rowsWith(repository, "emb_node", "")).isEqualTo(before);
    }

    @Test
    @Requirement({"R001-002", "R001-011", "R004-024"})
    void aComplaintIsRefusedBySwitchOfTheAgency() {
        assertThatThrownBy(() -> site.asRole(
                        "clerk",
                        () -> registry.registerIncoming(TestSite.request(
                                TestSite.fields("", "Đơn khiếu nại của ông Nguyễn Văn B"), null, false))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("registry.error.complaint"));
    }

    @Test
    @Requirement("R003-012")
    void anExecutableIsRefused() {
        assertThatThrownBy(() -> site.asRole(
                        "clerk",
                        () -> registry.registerIncoming(TestSite.request(
                                TestSite.fields("10/KH-X", "Kế hoạch"),
                                TestSite.upload(folder, "a.pdf", "MZ\u0000\u0000program"),
                                false))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aDuplicateIsToldAndRegisteredOnlyWithAReason() {
        String register = open("trùng");
        Registration first = site.asRole("clerk", () -> registry.registerIncoming(in(register, "05/TTr-TRUNG", null)));

        assertThatThrownBy(
                        () -> site.asRole("clerk", () -> registry.registerIncoming(in(register, "5/ttr-trung", null))))
                .isInstanceOfSatisfying(ConflictException.class, e -> {
                    assertThat(e.getMsgId()).isEqualTo("registry.error.duplicate");
                    assertThat((List<?>) e.details().get("duplicates")).hasSize(1);
                });
        Registration second = site.asRole(
                "clerk",
                () -> registry.registerIncoming(new RegistrationRequest(
                        TestSite.AGENCY,
                        register,
                        null,
                        null,
                        TestSite.fields("5/TTr-TRUNG", "Bản gửi lại"),
                        null,
                        null,
                        null,
                        "bản gửi lại có dấu",
                        false)));

        assertThat(second.arrivalNumber()).isEqualTo(first.arrivalNumber() + 1);
    }

    @Test
    void twoClerksWhoRegisterTheSameDocumentAtOnceCannotBothSucceed() throws Exception {
        String register = open("cùng lúc");
        ExecutorService clerks = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> outcomes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            outcomes.add(clerks.submit(() -> {
                try {
                    site.asRole("clerk", () -> registry.registerIncoming(in(register, "66/QĐ-CUNG", null)));
                    return true;
                } catch (ConflictException e) {
                    return false;
                }
            }));
        }
        int successes = 0;
        for (Future<Boolean> outcome : outcomes) {
            successes += outcome.get() ? 1 : 0;
        }
        clerks.shutdown();

        assertThat(successes).isEqualTo(1);
        assertThat(site.asRole("clerk", () -> verifier.verify(register)).ok()).isTrue();
    }

    @Test
    @Requirement({"R000-034", "R000-028"})
    void anUnclearDocumentWaitsForDirectionAndIsRegisteredAfterwards() {
        String register = open("chờ bút phê");
        Registration waiting = site.asRole(
                "clerk",
                () -> registry.registerIncoming(TestSite.request(
                        TestSite.fields("31/CV-CHO", "Không rõ lĩnh vực"),
                        TestSite.upload(folder, "a.txt", "x"),
                        true)));
        assertThat(waiting.arrivalNumber()).isNull();
        assertThat(waiting.state()).isEqualTo(DocumentState.AWAITING_DIRECTION);
        assertThat(site.asRole("leader", () -> documents.counters(TestSite.AGENCY)))
                .containsEntry("awaitingDirection", 1L);

        Registration registered = site.asRole(
                "clerk",
                () -> registry.registerDirected(
                        waiting.nodeRef(),
                        register,
                        "Chánh Văn phòng",
                        "Chuyển phòng Văn xã",
                        Map.of("toPlaces", "VX")));

        assertThat(registered.arrivalNumber()).isEqualTo(1);
        assertThat(site.asRole("clerk", () -> documents.history(waiting.nodeRef())))
                .anySatisfy(item ->
                        assertThat(item).containsEntry("field", "directedBy").containsEntry("new", "Chánh Văn phòng"));
        assertThat(site.asRole("leader", () -> documents.counters(TestSite.AGENCY)))
                .containsEntry("awaitingDirection", 0L);
    }

    @Test
    @Requirement({"R000-014", "R004-017"})
    void anEntryAfterDowntimeKeepsTheRealTimeAndSaysSo(MutableClock clock) {
        clock.set(Instant.parse("2026-03-12T03:00:00Z"));
        String register = open("nhập bù");
        Instant event = Instant.parse("2026-03-09T03:00:00Z"); // a Monday, in office hours

        Registration registration = site.asRole(
                "clerk",
                () -> registry.registerIncoming(new RegistrationRequest(
                        TestSite.AGENCY,
                        register,
                        null,
                        null,
                        TestSite.fields("71/CV-BU", "Nhập bù"),
                        null,
                        event,
                        null,
                        null,
                        false)));

        Map<String, Object> details = site.asRole("clerk", () -> documents.details(registration.nodeRef()));
        assertThat(details).containsEntry("backfilled", true);
        assertThat(registration.receivedAt()).isEqualTo(event);
    }

    @Test
    @Requirement({"R000-014", "R004-017"})
    void aReservedNumberIsUsedLaterOrStaysUnusedWithItsReason() {
        String register = open("giữ chỗ");
        long first = site.asRole("clerk", () -> reservations.reserve(register, 3, "mất mạng ngày 05/01"));
        Registration live = site.asRole("clerk", () -> registry.registerIncoming(in(register, "1/CV-GIU", null)));
        Registration late =
                site.asRole("clerk", () -> registry.registerIncoming(reserved(register, "2/CV-GIU", first)));
        site.asRole("clerk", () -> {
            reservations.giveUp(register, first + 1, "không có văn bản");
            return null;
        });

        assertThat(first).isEqualTo(1);
        assertThat(live.arrivalNumber()).isEqualTo(4);
        assertThat(late.arrivalNumber()).isEqualTo(1);
        assertThatThrownBy(() ->
                        site.asRole("clerk", () -> registry.registerIncoming(reserved(register, "3/CV-GIU", first))))
                .isInstanceOf(ConflictException.class);
        RegisterVerifier.Verification verification = site.asRole("clerk", () -> verifier.verify(register));
        assertThat(verification.ok()).isTrue();
        assertThat(verification.unused())
                .containsExactly(
                        new RegisterVerifier.Unused(2, "không có văn bản"),
                        new RegisterVerifier.Unused(3, "mất mạng ngày 05/01"));
        assertThat(site.asRole("clerk", () -> reservations.slots(register)))
                .extracting(NumberSlot::state)
                .containsExactly(NumberSlot.State.USED, NumberSlot.State.UNUSED, NumberSlot.State.FREE);
    }

    @Test
    void takesOverTheNumberOfThePaperBookAndRefusesEntriesAfterClosing() {
        Register register =
                site.asRole("clerk", () -> registers.open(TestSite.AGENCY, "incoming", "Sổ giấy", thisYear(), 1284));
        Registration registration =
                site.asRole("clerk", () -> registry.registerIncoming(in(register.id(), "1/CV-SO", null)));
        assertThat(registration.arrivalNumber()).isEqualTo(1284);

        site.asRole("clerk", () -> registers.close(register.id(), "hết năm"));

        assertThatThrownBy(() ->
                        site.asRole("clerk", () -> registry.registerIncoming(in(register.id(), "2/CV-SO", null))))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.getMsgId()).isEqualTo("numbering.error.closed"));
    }

    @Test
    @Requirement({"R001-057", "R002-141", "R004-057", "R001-021"})
    void aCorrectionKeepsOldAndNewValuesAndChainsAnEntry() {
        String register = open("sửa");
        Registration registration =
                site.asRole("clerk", () -> registry.registerIncoming(in(register, "12/CV-SUA", null)));
        NodeRef node = registration.nodeRef();

        DocumentRow corrected = site.asRole(
                "content-admin", () -> corrections.correct(node, Map.of("subject", "Trích yếu đúng"), "gõ nhầm", 1));

        assertThat(corrected.subject()).isEqualTo("Trích yếu đúng");
        assertThat(corrected.version()).isEqualTo(2);
        assertThat(site.asRole("clerk", () -> documents.history(node)))
                .anySatisfy(item -> assertThat(item)
                        .containsEntry("by", "content-admin.h99")
                        .containsEntry("field", "subject")
                        .containsEntry("old", "Về việc 12/CV-SUA")
                        .containsEntry("new", "Trích yếu đúng")
                        .containsEntry("detail", "gõ nhầm"));
        assertThatThrownBy(() -> site.asRole("clerk", () -> corrections.correct(node, Map.of("note", "x"), "lý do", 1)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("registry.error.changed-meanwhile"));
        assertThat(site.asRole("clerk", () -> verifier.verify(register)).entries())
                .isEqualTo(2);
    }

    @Test
    void aVoidedRegistrationKeepsItsNumberAndFreesItsDuplicateKey() {
        String register = open("hủy");
        Registration first = site.asRole("clerk", () -> registry.registerIncoming(in(register, "8/CV-HUY", null)));

        site.asRole("clerk", () -> corrections.voidDocument(first.nodeRef(), "nhập nhầm sổ"));
        Registration again = site.asRole("clerk", () -> registry.registerIncoming(in(register, "8/CV-HUY", null)));

        assertThat(again.arrivalNumber()).isEqualTo(2);
        assertThat(site.asRole("clerk", () -> documents.voidReasons(register))).containsEntry(1L, "nhập nhầm sổ");
        assertThat(site.asRole("clerk", () -> verifier.verify(register)).ok()).isTrue();
    }

    @Test
    @Requirement({"R003-021", "R001-021"})
    void aChangedOrRemovedEntryShows() {
        String register = open("bằng chứng");
        for (int i = 1; i <= 3; i++) {
            String number = i + "/CV-BANG";
            site.asRole("clerk", () -> registry.registerIncoming(in(register, number, null)));
        }
        jdbc.update("UPDATE vt_register_entry SET reason = 'đổi' WHERE register_id = ? AND seq = 2", register);
        assertThat(site.asRole("clerk", () -> verifier.verify(register)).firstBroken())
                .isEqualTo("entry 2");

        jdbc.update("DELETE FROM vt_register_entry WHERE register_id = ? AND seq = 2", register);
        assertThat(site.asRole("clerk", () -> verifier.verify(register)).firstBroken())
                .isEqualTo("entry 3");
    }

    @Test
    @Requirement({"R002-054", "R002-055", "R002-056"})
    void receiptOutOfOfficeHoursCountsFromTheNextSession(MutableClock clock) {
        String register = open("giờ");
        clock.set(Instant.parse("2026-01-16T12:30:00Z"));

        Registration friday = site.asRole("clerk", () -> registry.registerIncoming(in(register, "1/CV-GIO", null)));

        Instant monday = friday.receivedAt();
        assertThat(monday.atZone(org.vanthu.shared.Json.ZONE).toLocalDate()).isEqualTo(LocalDate.of(2026, 1, 19));
        assertThat(monday).isBefore(Instant.parse("2026-01-19T01:30:00Z"));
    }

    @Test
    @Requirement("R000-052")
    void findsByNumberOrArrivalNumberAtOnceAndPagesWithoutLoss() {
        String register = open("danh sách");
        for (int i = 1; i <= 25; i++) {
            String number = (700 + i) + "/TB-DS";
            site.asRole("clerk", () -> registry.registerIncoming(in(register, number, null)));
        }

        assertThat(list(register, "713/tb-ds", new Keyset(List.of(), 10)).items())
                .extracting(DocumentRow::number)
                .containsExactly("713/TB-DS");
        assertThat(list(register, "13", new Keyset(List.of(), 10)).items())
                .extracting(DocumentRow::arrivalNumber)
                .containsExactly(13L);
        List<Long> seen = new ArrayList<>();
        String after = null;
        do {
            var page = list(register, null, Keyset.parse(after, "10"));
            page.items().forEach(row -> seen.add(row.arrivalNumber()));
            after = page.next();
        } while (after != null);
        assertThat(seen)
                .isEqualTo(
                        LongStream.rangeClosed(1, 25).map(n -> 26 - n).boxed().toList());
    }

    @Test
    @Requirement("R002-037")
    void everyDocumentHasAnIdentifierOfOrganYearAndOrdinalAcrossRegisters() {
        String one = open("mã 1");
        String two = open("mã 2");
        Registration first = site.asRole("clerk", () -> registry.registerIncoming(in(one, "1/CV-MA", null)));
        Registration second = site.asRole("clerk", () -> registry.registerIncoming(in(two, "2/CV-MA", null)));

        String id1 = (String)
                site.asRole("clerk", () -> documents.details(first.nodeRef())).get("documentId");
        String id2 = (String)
                site.asRole("clerk", () -> documents.details(second.nodeRef())).get("documentId");
        assertThat(id1).matches("H99\\." + thisYear() + "\\.\\d{6}");
        assertThat(Long.parseLong(id2.substring(id2.lastIndexOf('.') + 1)))
                .isEqualTo(Long.parseLong(id1.substring(id1.lastIndexOf('.') + 1)) + 1);
    }

    @Test
    void theUsualRegisterOfTheYearOpensItselfOnFirstUse() {
        assertThat(site.asRole("clerk", () -> registers.list(TestSite.AGENCY, "incoming", null)))
                .anySatisfy(register -> assertThat(register.id())
                        .isEqualTo(NumberSeries.id(TestSite.AGENCY, "incoming", "den", thisYear())));

        Registration registration = site.asRole("clerk", () -> registry.registerIncoming(TestSite.request("1/CV-NAM")));

        assertThat(registration.registerName()).isEqualTo("Sổ đăng ký văn bản đến");
        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isNull();
    }

    private org.vanthu.shared.Page<DocumentRow> list(String register, String query, Keyset keyset) {
        return site.asRole(
                "specialist",
                () -> documents.list(
                        new DocumentFilter(
                                TestSite.AGENCY,
                                Optional.of(register),
                                Optional.empty(),
                                Optional.ofNullable(query),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                DocumentFilter.Sort.ARRIVAL_NUMBER,
                                true),
                        keyset));
    }

    private String open(String name) {
        return site.asRole("clerk", () -> registers.open(TestSite.AGENCY, "incoming", name, thisYear(), 1))
                .id();
    }

    private int thisYear() {
        return LocalDate.now(repository.bean("vanthu-platform.clock", java.time.Clock.class))
                .getYear();
    }

    private static RegistrationRequest in(String register, String number, RegistrationRequest.Upload upload) {
        return new RegistrationRequest(
                TestSite.AGENCY,
                register,
                null,
                upload,
                TestSite.fields(number, "Về việc " + number),
                null,
                null,
                null,
                null,
                false);
    }

    private static RegistrationRequest reserved(String register, String number, long reserved) {
        return new RegistrationRequest(
                TestSite.AGENCY,
                register,
                null,
                null,
                TestSite.fields(number, "Về việc " + number),
                null,
                null,
                reserved,
                null,
                false);
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
