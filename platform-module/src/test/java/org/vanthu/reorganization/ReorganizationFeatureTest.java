package org.vanthu.reorganization;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.archive.AccessLevels;
import org.vanthu.archive.ArchiveModel;
import org.vanthu.batch.BatchRun;
import org.vanthu.batch.BatchState;
import org.vanthu.batch.BatchTestRuns;
import org.vanthu.database.ModuleTables;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierModel;
import org.vanthu.dossier.DossierState;
import org.vanthu.dossier.Dossiers;
import org.vanthu.dossier.NewDossier;
import org.vanthu.dossier.YearEndDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.RegisterFixture;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.search.IndexedTexts;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The reorganization of a year, from what is in no dossier to the undoing. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.batch.cron", value = "0 0 0 1 1 ? 2099")
class ReorganizationFeatureTest {

    private static final AtomicInteger AGENCIES = new AtomicInteger(10);

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final Reorganizations reorganizations;
    private final Preparation preparation;
    private final Dossiers dossiers;
    private final NodeService nodes;
    private final AccessLevels levels;
    private final BatchTestRuns runs;
    private final JdbcTemplate jdbc;
    private final TestSite site;
    private final String agency = "H" + AGENCIES.incrementAndGet();
    private final String archivist = TestSite.user(agency, "archivist");
    private final String leader = TestSite.user(agency, "leader");
    private final String an = TestSite.user(agency, "specialist");
    private int number;

    ReorganizationFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.reorganizations = repository.bean(Reorganizations.class);
        this.preparation = repository.bean(Preparation.class);
        this.dossiers = repository.bean(Dossiers.class);
        this.nodes = repository.bean("nodeService", NodeService.class);
        this.levels = repository.bean(AccessLevels.class);
        this.runs = new BatchTestRuns(repository);
        this.jdbc = ModuleTables.of(repository);
        this.site = new TestSite(repository);
    }

    @BeforeEach
    void office() {
        clock.startAt(Instant.parse("2026-05-04T02:00:00Z"));
        site.as("admin", () -> {
            new AgencyFixture(repository)
                    .create(
                            agency,
                            "Ủy ban nhân dân huyện " + agency,
                            List.of("clerk", "leader", "specialist", "archivist"));
            return null;
        });
    }

    @Test
    @Requirement("R000-079")
    void theClosedYearIsReorganizedAsPlannedAndCanBeUndone() {
        String first = incoming("Về việc giao biên chế năm 2026");
        Dossier quiet = open("10 năm", first);
        Dossier empty = openTitled("Xây dựng kế hoạch đào tạo", "20 năm");
        Dossier unkept = open(null, incoming("Về việc khen thưởng đột xuất"));
        String loose = incoming("Giao biên chế năm 2026 cho các đơn vị trực thuộc");
        String stranger = incoming("Mời dự hội thảo quốc tế tại Cần Thơ");
        closedYear();

        Plan plan = prepared();
        Map<String, Filing> proposals = filings(plan, Filing.PROPOSED);
        assertThat(proposals).containsOnlyKeys(loose, stranger);
        assertThat(proposals.get(loose).dossier()).isEqualTo(quiet.id());
        assertThat(proposals.get(stranger).dossier()).isNull();
        confirm(plan, loose);
        BatchRun planned = runs.plan(() -> propose(get(plan)));

        assertThat(planned.state()).isEqualTo(BatchState.PLANNED);
        assertThat(state(quiet)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(inside(quiet)).containsExactly(first);
        BatchRun done = runs.approve(leader, planned);

        assertThat(done.state()).isEqualTo(BatchState.DONE);
        assertThat(inside(quiet)).containsExactly(first, loose);
        assertThat(state(quiet)).isEqualTo(DossierState.ENDED);
        assertThat(endedOn(quiet)).isEqualTo("2026-05-04");
        assertThat(node(quiet, DossierModel.PROP_STATE)).isEqualTo(DossierState.ENDED);
        assertThat(state(empty)).isEqualTo(DossierState.OPEN);
        assertThat(carriedTo(empty)).containsExactly(2027);
        assertThat(listedIn(empty)).containsExactly(2027);
        assertThat(state(unkept)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(runs.item(done, "2~" + unkept.id()).reason()).isEqualTo("reorganization.no-retention");

        assertThat(minutes(plan))
                .contains(
                        "BIÊN BẢN TỔ CHỨC LẠI VĂN BẢN, HỒ SƠ ĐIỆN TỬ NĂM 2026",
                        "Đã đưa vào hồ sơ",
                        "Kết thúc",
                        "không khuyết");

        BatchRun undone = runs.undo(archivist, done);

        assertThat(undone.state()).isEqualTo(BatchState.UNDONE);
        assertThat(inside(quiet)).containsExactly(first);
        assertThat(state(quiet)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(node(quiet, DossierModel.PROP_STATE)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(node(quiet, DossierModel.PROP_ENDED_AT)).isNull();
        assertThat(carriedTo(empty)).isEmpty();
        assertThat(listedIn(empty)).isEmpty();
    }

    @Test
    void nothingIsMovedByTheReorganization() {
        String document = incoming("Về việc sắp xếp đơn vị hành chính");
        Dossier dossier = open("10 năm", document);
        String path = path(document) + path(dossier.id());
        closedYear();

        runs.approve(leader, runs.plan(() -> propose(prepared())));

        assertThat(state(dossier)).isEqualTo(DossierState.ENDED);
        assertThat(path(document) + path(dossier.id())).isEqualTo(path);
    }

    @Test
    void aDossierInWhichSomethingCameAfterTheProposalIsLeftAlone() {
        Dossier dossier = open("10 năm", incoming("Về việc phòng chống thiên tai"));
        closedYear();
        BatchRun planned = runs.plan(() -> propose(prepared()));
        String late = incoming("Về việc báo cáo thiệt hại do bão");
        site.as(an, () -> {
            dossiers.add(dossier.id(), ref(late));
            return null;
        });

        BatchRun done = runs.approve(leader, planned);

        assertThat(state(dossier)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(runs.item(done, "2~" + dossier.id()).state()).isEqualTo(BatchState.Item.DIFFERS);
    }

    @Test
    void whatTheArchivistChoosesGoesBeforeWhatTheStateSays() {
        Dossier quiet = open("10 năm", incoming("Về việc quy hoạch đất"));
        Dossier left = open("10 năm", incoming("Về việc bồi thường"));
        closedYear();
        Plan plan = prepared();
        Plan chosen = site.as(
                archivist,
                () -> reorganizations.choose(
                        plan.id(), new Reorganizations.ChoiceForm(plan.version(), List.of(quiet.id()), "carry")));
        site.as(
                archivist,
                () -> reorganizations.choose(
                        plan.id(), new Reorganizations.ChoiceForm(chosen.version(), List.of(left.id()), "leave")));

        runs.approve(leader, runs.plan(() -> propose(get(plan))));

        assertThat(carriedTo(quiet)).containsExactly(2027);
        assertThat(state(left)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(carriedTo(left)).isEmpty();
    }

    @Test
    @Requirement("R000-079")
    void forWhomDossiersAreOpenIsReviewedInThePlanSetByTheRunAndTakenBackByItsUndoing() {
        Dossier quiet = open("10 năm", incoming("Về việc thanh tra nội bộ"));
        Dossier told = open("10 năm", incoming("Về việc tuyển dụng công khai"));
        Dossier going = openTitled("Kế hoạch còn thực hiện", "10 năm");
        level(an, told, "01");
        Map<String, Object> before = levelRow(told);
        closedYear();
        Plan begun = prepared();
        review(review(begun, "03", quiet, going), "same", told);
        BatchRun planned = runs.plan(() -> propose(get(begun)));
        assertThat(levels.codeOf(quiet.id())).isEqualTo("02");

        BatchRun done = runs.approve(leader, planned);

        assertThat(levels.codeOf(quiet.id())).isEqualTo("03");
        assertThat(node(quiet, ArchiveModel.PROP_ACCESS_LEVEL)).isEqualTo("03");
        assertThat(levelRow(quiet)).containsEntry("reviewed_by", archivist).containsEntry("set_by", archivist);
        assertThat(levelRow(told))
                .containsEntry("access_level", "01")
                .containsEntry("set_by", an)
                .containsEntry("reviewed_by", archivist);
        assertThat(carriedTo(going)).containsExactly(2027);
        assertThat(levels.codeOf(going.id())).isEqualTo("02");
        assertThat(counts(begun)).isEqualTo(new LevelReviews.Counts(2, 1));

        runs.undo(archivist, done);

        assertThat(levelRow(told)).isEqualTo(before);
        assertThat(levels.codeOf(quiet.id())).isEqualTo("02");
        assertThat(levelRow(quiet)).isEmpty();
        assertThat(node(quiet, ArchiveModel.PROP_ACCESS_LEVEL)).isNull();
    }

    @Test
    void aDossierThatEndedBeforeGetsItsLevelOnlyAndALevelChangedAfterTheRunIsNotTakenBack() {
        Dossier ended = open("10 năm", incoming("Về việc nghỉ lễ"));
        site.as(an, () -> {
            Dossier now = dossiers.all(List.of(ended.id())).get(0);
            repository
                    .bean(YearEndDossiers.class)
                    .end(List.of(new YearEndDossiers.End(now, "10 năm", clock.instant())), "xong");
            return null;
        });
        closedYear();
        Plan plan = review(prepared(), "01", ended);

        BatchRun done = runs.approve(leader, runs.plan(() -> propose(get(plan))));
        assertThat(levels.codeOf(ended.id())).isEqualTo("01");
        assertThat(minutes(plan)).contains("Đã rà soát chế độ sử dụng");
        level(archivist, ended, "03");
        BatchRun undone = runs.undo(archivist, done);

        assertThat(runs.item(undone, "2~" + ended.id()).state()).isEqualTo(BatchState.Item.KEPT);
        assertThat(levels.codeOf(ended.id())).isEqualTo("03");
        assertThat(state(ended)).isEqualTo(DossierState.ENDED);
    }

    @Test
    void aLevelThatDoesNotExistOrADossierOfAnotherAgencyIsRefused() {
        Dossier dossier = open("10 năm", incoming("Về việc văn nghệ"));
        closedYear();
        Plan plan = prepared();

        assertThatThrownBy(() -> review(plan, "04", dossier))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("04");
        assertThatThrownBy(() -> site.as(
                        archivist,
                        () -> reorganizations.review(
                                plan.id(), new Reorganizations.LevelForm(plan.version(), List.of("0-0-0"), "01"))))
                .isInstanceOf(InvalidInputException.class);
        assertThat(review(review(plan, "01", dossier), "none", dossier).version())
                .isGreaterThan(plan.version());
        assertThat(counts(plan)).isEqualTo(new LevelReviews.Counts(0, 0));
    }

    @Test
    void aDossierOpenedInAnEarlierYearKeepsItsIdentityOverTheYears() {
        Dossier dossier = openTitled("Đề án dài hạn", "Vĩnh viễn");
        closedYear();
        runs.approve(leader, runs.plan(() -> propose(prepared())));
        clock.startAt(Instant.parse("2028-02-01T02:00:00Z"));

        runs.approve(leader, runs.plan(() -> propose(prepared())));

        assertThat(carriedTo(dossier)).containsExactly(2027, 2028);
        assertThat(code(dossier)).isEqualTo(dossier.code());
    }

    @Test
    void documentsTiedToAFiledOneAreProposedForItsDossier() {
        String asked = incoming("Về việc xin ý kiến dự thảo Nghị quyết");
        Dossier dossier = open("10 năm", asked);
        String answer = incoming("Ý kiến của Sở Tư pháp");
        jdbc.update(
                "INSERT INTO vt_document_link (id, agency, from_node, to_node, kind, linked_at, linked_by) VALUES (?, ?, ?, ?, 'answers', ?, ?)",
                answer,
                agency,
                answer,
                asked,
                java.time.LocalDateTime.of(2026, 5, 4, 0, 0),
                an);
        closedYear();

        Filing filing = filings(prepared(), Filing.PROPOSED).get(answer);

        assertThat(filing.dossier()).isEqualTo(dossier.id());
        assertThat(filing.basis()).isEqualTo(Filing.LINK);
    }

    @Test
    void ofEquallyNearDossiersTheOneOfTheUnitThatHandledTheDocumentIsProposed() {
        openTitled("Kiểm tra an toàn thực phẩm", "10 năm");
        Dossier ours = openTitled("Kiểm tra an toàn thực phẩm", "10 năm");
        openTitled("Kiểm tra an toàn thực phẩm", "10 năm");
        jdbc.update("UPDATE vt_dossier SET unit = 'KT' WHERE id = ?", ours.id());
        String document = incoming("Kế hoạch kiểm tra an toàn thực phẩm");
        jdbc.update(
                "UPDATE vt_work_item SET step_name = 'handle', holder = 'binh', unit = 'KT' WHERE node_id = ?",
                document);
        closedYear();

        Filing filing = filings(prepared(), Filing.PROPOSED).get(document);

        assertThat(filing.dossier()).isEqualTo(ours.id());
        assertThat(filing.basis()).isEqualTo(Filing.UNIT);
    }

    @Test
    void whereNoTitleIsNearTheDossierOfDocumentsWithSuchATextIsProposed() {
        String filed = incoming("Tờ trình của Phòng Giáo dục");
        write(filed, "Phòng Giáo dục trình phương án đấu thầu mua sắm thiết bị trường học cho mười hai xã miền núi.");
        for (String other : List.of("thu ngân sách", "tiêm chủng", "giao thông", "phòng cháy", "hộ tịch")) {
            write(incoming("Báo cáo khác"), "Tình hình công tác " + other + " sáu tháng đầu năm tại các xã.");
        }
        Dossier dossier = site.as(
                an,
                () -> dossiers.open(new NewDossier(
                        agency, "Việc chung trong năm", null, null, null, "10 năm", null, null, List.of(filed))));
        String unfiled = incoming("Kết quả đấu thầu mua sắm thiết bị trường học");
        closedYear();
        IndexedTexts.await(repository);

        Filing filing = filings(prepared(), Filing.PROPOSED).get(unfiled);

        assertThat(filing.dossier()).isEqualTo(dossier.id());
        assertThat(filing.basis()).isEqualTo(Filing.TEXT);
        assertThat(filing.score()).isBetween(5, 44);
    }

    private void write(String node, String text) {
        site.as("System", () -> {
            ContentWriter writer = repository
                    .bean("contentService", ContentService.class)
                    .getWriter(RegistryService.ref(node), ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent(text);
            return null;
        });
    }

    @Test
    void allProposalsThatAreSureEnoughAreConfirmedAtOnceAndOthersGoWhereTheArchivistSays() {
        Dossier dossier = open("10 năm", incoming("Về việc chuyển đổi số ngành y tế"));
        String near = incoming("Chuyển đổi số ngành y tế");
        String far = incoming("Quyết toán ngân sách");
        closedYear();
        Plan plan = prepared();

        Plan sure = decide(plan, new Reorganizations.DecisionForm(plan.version(), null, null, 50, null));
        assertThat(filings(sure, Filing.CONFIRMED)).containsOnlyKeys(near);
        Plan named =
                decide(sure, new Reorganizations.DecisionForm(sure.version(), List.of(far), null, null, dossier.id()));

        assertThat(filings(named, Filing.CONFIRMED)).containsOnlyKeys(near, far);
        assertThat(filings(named, Filing.CONFIRMED).get(far).basis()).isEqualTo(Filing.CHOSEN);
    }

    @Test
    void aYearWithOpenRegistersIsNotReorganized() {
        incoming("Về việc mở sổ");
        clock.startAt(Instant.parse("2027-02-01T02:00:00Z"));
        Plan plan = prepared();

        assertThatThrownBy(() -> propose(plan))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "reorganization.error.registers-open");
    }

    @Test
    void aYearThatIsNotOverOrWasBegunIsRefused() {
        assertThatThrownBy(() -> begin(2026)).isInstanceOf(InvalidInputException.class);
        begin(2025);
        assertThatThrownBy(() -> begin(2025)).isInstanceOf(ConflictException.class);
    }

    @Test
    void onlyArchivistsPrepareAndOnlyLeadersLookOn() {
        Plan plan = begin(2025);

        assertThatThrownBy(() ->
                        site.as(an, () -> reorganizations.begin(new Reorganizations.BeginForm(agency, 2024, null))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.as(an, () -> reorganizations.get(plan.id())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> site.as(leader, () -> reorganizations.propose(plan.id(), plan.version())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(site.as(leader, () -> reorganizations.get(plan.id()))).isNotNull();
    }

    @Test
    void whileARunIsNotOverNothingIsDecided() {
        closedYear();
        Plan plan = prepared();
        runs.plan(() -> propose(plan));

        assertThatThrownBy(() -> decide(
                        get(plan),
                        new Reorganizations.DecisionForm(get(plan).version(), List.of(), "confirmed", null, null)))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "reorganization.error.running");
    }

    private String incoming(String subject) {
        return site.as(
                TestSite.user(agency, "clerk"),
                () -> repository
                        .bean(RegistryService.class)
                        .registerIncoming(new RegistrationRequest(
                                agency,
                                null,
                                null,
                                null,
                                TestSite.fields(++number + "/CV-" + agency, subject),
                                null,
                                null,
                                null,
                                null,
                                false))
                        .nodeRef()
                        .getId());
    }

    private Dossier open(@Nullable String retention, String document) {
        return site.as(
                an,
                () -> dossiers.open(
                        new NewDossier(agency, null, null, null, null, retention, null, null, List.of(document))));
    }

    private Dossier openTitled(String title, String retention) {
        return site.as(
                an,
                () -> dossiers.open(new NewDossier(agency, title, null, null, null, retention, null, null, List.of())));
    }

    /** The year ends: all documents are handled, its register is closed. */
    private void closedYear() {
        jdbc.update("UPDATE vt_work_item SET running = 0 WHERE agency = ?", agency);
        closeRegisters(2026);
        clock.startAt(Instant.parse("2027-02-01T02:00:00Z"));
    }

    private void closeRegisters(int year) {
        site.as(TestSite.user(agency, "clerk"), () -> {
            RegisterFixture.closeAll(repository, agency, year);
            return null;
        });
    }

    private Plan begin(int year) {
        return site.as(archivist, () -> reorganizations.begin(new Reorganizations.BeginForm(agency, year, null)));
    }

    private Plan prepared() {
        Plan plan = site.as(archivist, () -> reorganizations.begin(new Reorganizations.BeginForm(agency, null, null)));
        Elevation.asSystem("the job does", preparation::work);
        return get(plan);
    }

    private Plan get(Plan plan) {
        return site.as(archivist, () -> reorganizations.get(plan.id()));
    }

    private Plan review(Plan plan, String level, Dossier... some) {
        List<String> chosen = Stream.of(some).map(Dossier::id).toList();
        return site.as(
                archivist,
                () -> reorganizations.review(plan.id(), new Reorganizations.LevelForm(plan.version(), chosen, level)));
    }

    private BatchRun propose(Plan plan) {
        return site.as(archivist, () -> {
            Plan proposed = reorganizations.propose(plan.id(), plan.version());
            return runs.get(proposed.runId());
        });
    }

    private Plan decide(Plan plan, Reorganizations.DecisionForm form) {
        return site.as(archivist, () -> reorganizations.decide(plan.id(), form));
    }

    private void confirm(Plan plan, String node) {
        Plan confirmed =
                decide(plan, new Reorganizations.DecisionForm(plan.version(), List.of(node), "confirmed", null, null));
        assertThat(confirmed.version()).isGreaterThan(plan.version());
    }

    private Map<String, Filing> filings(Plan plan, String state) {
        return site
                .as(archivist, () -> reorganizations.filings(plan, state, new Keyset(List.of(), 100)))
                .items()
                .stream()
                .collect(Collectors.toMap(Filing::nodeId, Function.identity()));
    }

    private List<String> inside(Dossier dossier) {
        return jdbc.queryForList(
                "SELECT node_id FROM vt_dossier_document WHERE dossier = ? ORDER BY ordinal",
                String.class,
                dossier.id());
    }

    /** The words of the printed minutes, blanks made single. */
    private String minutes(Plan plan) {
        return site.as(archivist, () -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            repository.bean(MinutesForm.class).of(get(plan)).writePdf(bytes);
            try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
                return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            }
        });
    }

    private LevelReviews.Counts counts(Plan plan) {
        return site.as(archivist, () -> reorganizations.view(get(plan)).levels());
    }

    private void level(String user, Dossier dossier, String level) {
        site.as(user, () -> {
            levels.received(dossier, level);
            return null;
        });
    }

    private Map<String, Object> levelRow(Dossier dossier) {
        return jdbc.queryForList("SELECT * FROM vt_archive_access WHERE dossier = ?", dossier.id()).stream()
                .findFirst()
                .orElse(Map.of());
    }

    private String state(Dossier dossier) {
        return column(dossier, "state");
    }

    private String code(Dossier dossier) {
        return column(dossier, "code");
    }

    private String endedOn(Dossier dossier) {
        return column(dossier, "ended_at").substring(0, 10);
    }

    private String column(Dossier dossier, String column) {
        return String.valueOf(jdbc.queryForMap("SELECT * FROM vt_dossier WHERE id = ?", dossier.id())
                .get(column));
    }

    private List<Integer> carriedTo(Dossier dossier) {
        return jdbc.queryForList(
                "SELECT to_year FROM vt_dossier_carried WHERE dossier = ? ORDER BY to_year",
                Integer.class,
                dossier.id());
    }

    /** The years in whose lists of dossiers it stands. */
    private List<Integer> listedIn(Dossier dossier) {
        return jdbc.queryForList(
                "SELECT p.plan_year FROM vt_fileplan_dossier d JOIN vt_fileplan p ON p.id = d.plan WHERE d.dossier = ?"
                        + " ORDER BY p.plan_year",
                Integer.class,
                dossier.id());
    }

    private @Nullable Object node(Dossier dossier, org.alfresco.service.namespace.QName property) {
        return site.as(leader, () -> nodes.getProperty(ref(dossier.id()), property));
    }

    private String path(String id) {
        return site.as("admin", () -> nodes.getPath(ref(id)).toString());
    }

    private static NodeRef ref(String id) {
        return RegistryService.ref(id);
    }
}
