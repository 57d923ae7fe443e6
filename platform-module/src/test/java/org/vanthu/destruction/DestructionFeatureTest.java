package org.vanthu.destruction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.batch.BatchRun;
import org.vanthu.batch.BatchTestRuns;
import org.vanthu.batch.Batches;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.database.ModuleTables;
import org.vanthu.dossier.ClosedDossiers;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.embedded.search.SearchEngine;
import org.vanthu.files.SampleFiles;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.retention.Holds;
import org.vanthu.retention.Retention;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Destructions from the list to the minutes, on real files. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
@RepositoryProperty(key = "vanthu.batch.cron", value = "0 0 0 1 1 ? 2099")
class DestructionFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final String LEADER = TestSite.user(AGENCY, "leader");
    private static final String PASSWORD = "Hoa9Mai8Vang7";
    private static final Instant MARCH_2026 = Instant.parse("2026-03-10T03:00:00Z");
    private static final Instant YEARS_LATER = Instant.parse("2032-02-01T03:00:00Z");
    private static final List<String> TABLES = List.of(
            "vt_intake", "vt_intake_page", "vt_dossier_opinion", "vt_personal_document", "emb_node", "emb_text");
    private static TestSite site;

    private final EmbeddedRepository repository;
    private final ClosedDossiers closed;
    private final Destructions destructions;
    private final DestructionViews views;
    private final Execution execution;
    private final Forms forms;
    private final Batches batches;
    private final BatchTestRuns runs;
    private final Holds holds;
    private final Retention retention;
    private final RegistryService registry;
    private final NodeService nodeService;
    private final MutableClock clock;
    private final Path directory;

    DestructionFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory) {
        this.repository = repository;
        this.closed = new ClosedDossiers(repository);
        this.destructions = repository.bean(Destructions.class);
        this.views = repository.bean(DestructionViews.class);
        this.execution = repository.bean(Execution.class);
        this.forms = repository.bean(Forms.class);
        this.batches = repository.bean(Batches.class);
        this.runs = new BatchTestRuns(repository);
        this.holds = repository.bean(Holds.class);
        this.retention = repository.bean(Retention.class);
        this.registry = repository.bean(RegistryService.class);
        this.nodeService = repository.bean("nodeService", NodeService.class);
        this.clock = clock;
        this.directory = directory;
    }

    @BeforeAll
    static void people(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
        site.as("admin", () -> {
            repository
                    .bean("authenticationService", MutableAuthenticationService.class)
                    .setAuthentication(LEADER, PASSWORD.toCharArray());
            return null;
        });
    }

    @BeforeEach
    void inMarch() {
        clock.set(MARCH_2026);
    }

    @Test
    @Requirement({"R001-048", "R002-060", "R004-059"})
    void whatIsDestroyedIsGoneFromStoreDatabaseAndIndexAndATombstoneStays() {
        byte[] file = SampleFiles.textPdf("BÁO CÁO", "Mã dự án SAOBANG7788 của xã", "Kính gửi: Ủy ban nhân dân tỉnh");
        NodeRef document = incoming("sao-bang.pdf", file, "701/BC", "Về việc Sao Băng");
        repository.bean(CaptureEngine.class).runUntilIdle();
        Dossier dossier = closed.end(closed.open("Báo cáo tháng của xã", document), "5 năm");
        assertThat(copies(file)).isNotEmpty();
        assertThat(found("SAOBANG7788")).isTrue();

        clock.set(YEARS_LATER);
        Destruction one = decided("Hủy năm 2032", dossier);
        Destruction done = execute(one);

        assertThat(done.state()).isEqualTo(Destruction.DONE);
        assertThat(item(done, dossier).get("state")).isEqualTo(Item.DESTROYED);
        assertThat(copies(file)).isEmpty();
        // the index follows what was committed, and takes the words that were read for it away
        repository.bean("embedded.searchEngine", SearchEngine.class).await(Duration.ofMinutes(1));
        assertThat(found("SAOBANG7788")).isFalse();
        assertThat(site.as("admin", () -> nodeService.exists(document))).isFalse();
        assertThat(site.asRole(
                        "clerk",
                        () -> repository
                                .bean(DocumentQueries.class)
                                .readable(document)
                                .state()))
                .isEqualTo("destroyed");
        assertThat(closed.get(dossier).title()).isEqualTo("Báo cáo tháng của xã");
        assertThat(retention.of(dossier.id()).orElseThrow().isDestroyed()).isTrue();
        assertThat(repository.bean(DestructionTable.class).files(one.id()))
                .singleElement()
                .satisfies(gone -> assertThat(gone.sha256())
                        .isEqualTo(org.apache.commons.codec.digest.DigestUtils.sha256Hex(file)))
                .satisfies(gone -> assertThat(gone.name()).contains("701/BC"));
        assertThatThrownBy(() -> hold(dossier)).hasFieldOrPropertyWithValue("msgId", "retention.error.destroyed");
    }

    @Test
    void theFileOfTheDestructionIsItselfADossierWithItsPapers() {
        Dossier dossier = closed.end(closed.open("Công văn trao đổi"), "5 năm");
        clock.set(YEARS_LATER);
        Destruction done = execute(decided("Hủy có hồ sơ", dossier));

        String id = Objects.requireNonNull(done.dossier());
        Dossier record = site.asRole(
                "leader",
                () -> repository.bean(org.vanthu.dossier.KeptDossiers.class).get(id));
        assertThat(record.title()).contains("Hủy có hồ sơ");
        assertThat(record.retention()).isEqualTo("20 năm");
        assertThat(record.state()).isEqualTo("ended");
        assertThat(site.as(
                        "admin",
                        () -> repository
                                .bean(org.vanthu.dossier.KeptDossiers.class)
                                .contents(id)))
                .hasSize(5)
                .allSatisfy(paper -> assertThat(paper.paper()).isTrue());
        for (String form : List.of(Forms.LIST, Forms.NOTE, Forms.KEPT, Forms.COUNCIL, Forms.MINUTES)) {
            assertThat(forms.form(done, form).columns()).isNotEmpty();
        }
        assertThat(forms.form(done, Forms.LIST).rows()).hasSize(1);
    }

    @Test
    void aHoldPlacedAfterTheDecisionStopsThatOneItemAndNoOther() {
        Dossier held = closed.end(closed.open("Bị giữ vào phút chót"), "5 năm");
        Dossier other = closed.end(closed.open("Không bị giữ"), "5 năm");
        clock.set(YEARS_LATER);
        Destruction prepared = prepare(decided("Hủy khi có phong tỏa", held, other));

        hold(held);
        Destruction done = confirm(prepared);

        assertThat(item(done, held).get("state")).isEqualTo(Item.LEFT);
        assertThat(String.valueOf(item(done, held).get("outcome"))).contains("Thanh tra");
        assertThat(item(done, other).get("state")).isEqualTo(Item.DESTROYED);
        assertThat(retention.of(held.id()).orElseThrow().isDestroyed()).isFalse();
    }

    @Test
    void duplicatesAreProposedWithTheDossierThatStays() {
        byte[] file = SampleFiles.textPdf("THÔNG BÁO", "Thông báo gửi hai nơi");
        Dossier stays = closed.end(
                closed.open("Thông báo, bản lưu", incoming("mot.pdf", file, "751/TB", "Về việc gửi hai nơi")),
                "20 năm");
        Dossier copy = closed.end(
                closed.open("Thông báo, bản sao", incoming("hai.pdf", file, "752/TB", "Về việc gửi lại")), "10 năm");
        NodeRef same = incoming("ba.pdf", SampleFiles.textPdf("CV", "Bản quét lần một"), "753/CV", "Về việc quét lại");
        NodeRef again =
                incoming("bon.pdf", SampleFiles.textPdf("CV", "Bản quét lần hai"), "753/CV", "Về việc quét lại");
        Dossier more = closed.end(closed.open("Quét lại, đủ", same, incoming("754/CV", "Về việc khác")), "10 năm");
        Dossier less = closed.end(closed.open("Quét lại, thiếu", again), "10 năm");
        Destruction one = propose("Hủy trùng lặp");

        Map<Object, Map<String, Object>> proposals = duplicates(one);

        assertThat(proposals).containsKeys(copy.id(), less.id()).doesNotContainKeys(stays.id(), more.id());
        assertThat(proposals.get(copy.id())).containsEntry("basis", "file");
        assertThat(kept(proposals, copy)).isEqualTo(stays.id());
        assertThat(proposals.get(less.id())).containsEntry("basis", "number");
        assertThat(kept(proposals, less)).isEqualTo(more.id());

        Destructions.Added added = addDuplicates(one, copy, stays);
        assertThat(added.added()).isEqualTo(1);
        assertThat(addDuplicates(one, less, more).added()).isEqualTo(1);
        assertThat(item(one, copy)).containsEntry("duplicateOf", stays.id());
        assertThat(String.valueOf(item(one, copy).get("duplicateOfName"))).contains("Thông báo, bản lưu");
        assertThat(duplicates(one)).doesNotContainKeys(copy.id(), less.id());
        assertThat(forms.form(current(one), Forms.LIST).rows())
                .anySatisfy(row -> assertThat(String.join(" ", row)).contains("Trùng lặp với", "Thông báo, bản lưu"));
        assertThat(addDuplicates(one, stays, copy).refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).isNotEmpty());

        Destruction done = execute(decide(conclude(council(one))));

        assertThat(item(done, copy).get("state")).isEqualTo(Item.DESTROYED);
        assertThat(item(done, less).get("state")).isEqualTo(Item.DESTROYED);
        assertThat(retention.of(stays.id()).orElseThrow().isDestroyed()).isFalse();
        assertThat(copies(file)).hasSize(1);
    }

    @Test
    void aDocumentThatAnotherDossierKeepsLongerIsNotDestroyed() {
        byte[] file = SampleFiles.textPdf("CÔNG VĂN", "Nội dung dùng chung hai hồ sơ");
        NodeRef shared = incoming("chung.pdf", file, "702/CV", "Về việc dùng chung");
        Dossier brief = closed.end(closed.open("Ngắn hạn", shared), "5 năm");
        Dossier lasting = closed.end(closed.open("Dài hạn", shared), "20 năm");
        clock.set(YEARS_LATER);
        Destruction done = execute(decided("Hủy hồ sơ ngắn hạn", brief));

        assertThat(item(done, brief).get("state")).isEqualTo(Item.DESTROYED);
        assertThat(site.as("admin", () -> nodeService.exists(shared))).isTrue();
        assertThat(copies(file)).isNotEmpty();
        assertThat(repository.bean(DestructionTable.class).files(done.id()))
                .extracting(DestroyedFile::keptIn)
                .containsExactly(lasting.id());
    }

    @Test
    void onlyWhatIsExpiredAndFreeComesOnAList() {
        Dossier late = closed.end(closed.open("Còn thời hạn"), "20 năm");
        Dossier running = closed.open("Đang xử lý");
        Dossier forEver = closed.end(closed.open("Vĩnh viễn"), "Vĩnh viễn");
        Dossier expired = closed.end(closed.open("Hết hạn"), "5 năm");
        Dossier held = closed.end(closed.open("Hết hạn nhưng bị giữ"), "5 năm");
        clock.set(YEARS_LATER);
        hold(held);
        Destruction one = propose("Danh mục thử");

        Destructions.Added added = add(one, late, running, forEver, expired, held);

        assertThat(added.added()).isEqualTo(1);
        assertThat(added.refused())
                .extracting(Destructions.Refused::dossier)
                .containsExactlyInAnyOrder(late.id(), running.id(), forEver.id(), held.id());
        Destruction second = propose("Danh mục thứ hai");
        assertThat(add(second, expired).added()).isZero();
        site.asRole(
                "archivist",
                () -> destructions.reject(
                        one.id(),
                        new Destructions.ReasonForm("làm lại", current(one).version())));
        assertThat(add(second, expired).added()).isEqualTo(1);
    }

    @Test
    void aDuplicateComesOnAListOnlyWhereTheOtherHasEveryFile() {
        NodeRef document =
                incoming("trung.pdf", SampleFiles.textPdf("CÔNG VĂN", "Bản trùng"), "703/CV", "Về việc trùng");
        Dossier whole = closed.end(closed.open("Bản đủ", document), "20 năm");
        Dossier same = closed.end(closed.open("Bản trùng", document), "20 năm");
        Dossier more = closed.end(
                closed.open(
                        "Bản có thêm",
                        document,
                        incoming("them.pdf", SampleFiles.textPdf("CÔNG VĂN", "Thêm"), "704/CV", "Về việc thêm")),
                "20 năm");
        Destruction one = propose("Danh mục trùng");

        Destructions.Added added = site.asRole(
                "archivist",
                () -> destructions.add(
                        one.id(),
                        new Destructions.AddForm(
                                List.of(same.id(), more.id()),
                                whole.id(),
                                "cùng nội dung",
                                current(one).version())));

        assertThat(added.added()).isEqualTo(1);
        assertThat(added.refused()).extracting(Destructions.Refused::dossier).containsExactly(more.id());
    }

    @Test
    void whatTheCouncilWantsToKeepIsKeptWithTheDissentOnItsMinutes() {
        Dossier kept = closed.end(closed.open("Có giá trị lịch sử"), "5 năm");
        Dossier gone = closed.end(closed.open("Không còn giá trị"), "5 năm");
        clock.set(YEARS_LATER);
        Destruction one = council(propose("Hội đồng"), kept, gone);
        opine(one, 1, Opinion.KEEP, "liên quan lịch sử địa phương", kept);
        opine(one, 3, Opinion.KEEP, "nên giữ", kept);
        opine(one, 3, Opinion.KEEP, "chưa chắc", gone);
        assertThatThrownBy(() -> opine(one, 2, Opinion.KEEP, " ", gone))
                .hasFieldOrPropertyWithValue("msgId", "destruction.error.missing");

        Destruction done = execute(decide(conclude(one)));

        assertThat(item(done, kept).get("state")).isEqualTo(Item.KEPT);
        assertThat(item(done, gone).get("state")).isEqualTo(Item.DESTROYED);
        assertThat(forms.form(done, Forms.KEPT).rows()).hasSize(1);
        assertThat(forms.form(done, Forms.COUNCIL).rows())
                .anySatisfy(row -> assertThat(row).anyMatch(cell -> cell.contains("chưa chắc")));
    }

    @Test
    void twoPeopleAndAPasswordAreNeededForTheLastStep() {
        Dossier dossier = closed.end(closed.open("Hai người"), "5 năm");
        clock.set(YEARS_LATER);
        Destruction one = conclude(council(propose("Hai người"), dossier));
        assertThatThrownBy(() -> site.asRole(
                        "archivist",
                        () -> destructions.decide(
                                one.id(),
                                new Destructions.DecisionForm("1/QĐ", LocalDate.of(2032, 2, 1), one.version()))))
                .isInstanceOf(AccessDeniedException.class);
        Destruction prepared = prepare(decide(one));

        assertThatThrownBy(() -> site.asRole(
                        "archivist",
                        () -> execution.confirm(
                                prepared.id(), new Execution.ConfirmForm(PASSWORD, prepared.version()))))
                .hasFieldOrPropertyWithValue("msgId", "destruction.error.second-person");
        assertThatThrownBy(() -> site.asRole(
                        "leader",
                        () -> execution.confirm(
                                prepared.id(), new Execution.ConfirmForm("sai mật khẩu", prepared.version()))))
                .hasFieldOrPropertyWithValue("msgId", "destruction.error.password");
        // approved at the other door, without the password
        BatchRun run = batch(prepared);
        site.asRole("leader", () -> batches.approve(run.id(), run.version()));
        runs.work();
        assertThat(retention.of(dossier.id()).orElseThrow().isDestroyed()).isFalse();
        assertThat(current(prepared).state()).isEqualTo(Destruction.DECIDED);
    }

    @Test
    void whoeverActsOnAnOldLookIsTold() {
        Destruction one = propose("Cũ");
        site.asRole(
                "archivist",
                () -> destructions.change(
                        one.id(), new Destructions.ProposalForm(AGENCY, "Mới", "Thuyết minh", false, one.version())));
        assertThatThrownBy(() -> site.asRole(
                        "archivist",
                        () -> destructions.change(
                                one.id(), new Destructions.ProposalForm(AGENCY, "Khác", "", false, one.version()))))
                .hasFieldOrPropertyWithValue("msgId", "destruction.error.changed-meanwhile");
        assertThatThrownBy(() -> site.asRole("clerk", () -> views.details(one.id())))
                .hasFieldOrPropertyWithValue("msgId", "destruction.error.none");
    }

    private Destruction decided(String title, Dossier... dossiers) {
        return decide(conclude(council(propose(title), dossiers)));
    }

    private Destruction propose(String title) {
        return site.asRole(
                "archivist",
                () -> destructions.propose(new Destructions.ProposalForm(
                        AGENCY, title, "Khối tài liệu hình thành năm 2026.", false, null)));
    }

    private Destructions.Added add(Destruction one, Dossier... dossiers) {
        return site.asRole(
                "archivist",
                () -> destructions.add(
                        one.id(),
                        new Destructions.AddForm(
                                Stream.of(dossiers).map(Dossier::id).toList(),
                                null,
                                null,
                                current(one).version())));
    }

    private Map<Object, Map<String, Object>> duplicates(Destruction one) {
        return site.asRole("archivist", () -> {
            Map<Object, Map<String, Object>> proposals = new java.util.HashMap<>();
            for (Object item : (List<?>) Objects.requireNonNull(repository
                    .bean(DuplicateProposals.class)
                    .of(one.id(), new Keyset(List.of(), 500))
                    .get("items"))) {
                Map<String, Object> proposal = new java.util.HashMap<>();
                ((Map<?, ?>) item).forEach((name, value) -> proposal.put(String.valueOf(name), value));
                proposals.put(proposal.get("dossier"), proposal);
            }
            return proposals;
        });
    }

    private static Object kept(Map<Object, Map<String, Object>> proposals, Dossier dossier) {
        Map<?, ?> kept =
                (Map<?, ?>) Objects.requireNonNull(proposals.get(dossier.id())).get("kept");
        return Objects.requireNonNull(kept).get("dossier");
    }

    private Destructions.Added addDuplicates(Destruction one, Dossier dossier, Dossier stays) {
        return site.asRole(
                "archivist",
                () -> destructions.addDuplicates(
                        one.id(),
                        new Destructions.DuplicatesForm(
                                List.of(new Destructions.Pair(dossier.id(), stays.id())),
                                current(one).version())));
    }

    private Destruction council(Destruction one, Dossier... dossiers) {
        assertThat(add(one, dossiers).added()).isEqualTo(dossiers.length);
        return site.asRole(
                "archivist",
                () -> destructions.council(
                        one.id(),
                        new Destructions.CouncilForm(
                                List.of(
                                        member(LEADER, null, Member.CHAIRMAN, ""),
                                        member(TestSite.user(AGENCY, "archivist"), null, Member.SECRETARY, ""),
                                        member(null, "Lê Văn Ngoài", Member.MEMBER, ""),
                                        member(null, "Phạm Văn Vắng", Member.MEMBER, "đi công tác")),
                                current(one).version())));
    }

    private static Destructions.MemberForm member(
            @org.jspecify.annotations.Nullable String user,
            @org.jspecify.annotations.Nullable String name,
            String role,
            String absent) {
        return new Destructions.MemberForm(user, name, "Chuyên viên", role, absent);
    }

    private void opine(Destruction one, int member, String opinion, String reason, Dossier dossier) {
        site.asRole(
                "archivist",
                () -> destructions.opine(
                        one.id(),
                        new Destructions.OpinionForm(
                                member,
                                List.of(dossier.id()),
                                opinion,
                                reason,
                                current(one).version())));
    }

    private Destruction conclude(Destruction one) {
        return site.asRole(
                "archivist",
                () -> destructions.conclude(
                        one.id(),
                        new Destructions.MinutesForm(
                                LocalDate.ofInstant(clock.instant(), org.vanthu.shared.Json.ZONE),
                                "Thống nhất hủy.",
                                current(one).version())));
    }

    private Destruction decide(Destruction one) {
        return site.asRole(
                "leader",
                () -> destructions.decide(
                        one.id(),
                        new Destructions.DecisionForm(
                                "15/QĐ-UBND",
                                LocalDate.ofInstant(clock.instant(), org.vanthu.shared.Json.ZONE),
                                one.version())));
    }

    /** Proposed, and gone through by the dry run. */
    private Destruction prepare(Destruction one) {
        Destruction prepared = site.asRole("archivist", () -> execution.prepare(one.id(), one.version()));
        runs.work();
        return prepared;
    }

    private Destruction confirm(Destruction prepared) {
        site.asRole(
                "leader",
                () -> execution.confirm(prepared.id(), new Execution.ConfirmForm(PASSWORD, prepared.version())));
        runs.work();
        return current(prepared);
    }

    private Destruction execute(Destruction decided) {
        return confirm(prepare(decided));
    }

    private BatchRun batch(Destruction one) {
        return site.asRole("archivist", () -> batches.get(Objects.requireNonNull(one.run())));
    }

    private Destruction current(Destruction one) {
        return repository.bean(DestructionTable.class).find(one.id()).orElseThrow();
    }

    private Map<String, Object> item(Destruction one, Dossier dossier) {
        return site
                .asRole(
                        "archivist",
                        () -> views.items(one.id(), new Keyset(List.of(), 500)).items())
                .stream()
                .filter(item -> dossier.id().equals(item.get("dossier")))
                .findFirst()
                .orElseThrow();
    }

    private void hold(Dossier dossier) {
        site.asRole(
                "archivist",
                () -> holds.place(new Holds.HoldForm(
                        AGENCY, "Thanh tra", "theo yêu cầu", null, List.of(dossier.id()), null, null)));
    }

    private NodeRef incoming(String number, String subject) {
        return incoming("tep.pdf", SampleFiles.textPdf(number, subject), number, subject);
    }

    private NodeRef incoming(String name, byte[] file, String number, String subject) {
        return site.asRole("clerk", () -> {
            Path upload = Files.createTempFile(directory, "up-", ".pdf");
            Files.write(upload, file);
            NodeRef document = registry.registerIncoming(new RegistrationRequest(
                            AGENCY,
                            null,
                            null,
                            new RegistrationRequest.Upload(name, upload),
                            TestSite.fields(number, subject),
                            null,
                            null,
                            null,
                            "bản quét lần hai",
                            false))
                    .nodeRef();
            Files.delete(upload);
            return document;
        });
    }

    private boolean found(String words) {
        return TABLES.stream().anyMatch(table -> ModuleTables.rowsWith(repository, table, words) > 0);
    }

    private List<Path> copies(byte[] content) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, content))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, byte[] content) {
        try {
            return Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            // the database and the index remove files of their own while we look
            return false;
        }
    }
}
