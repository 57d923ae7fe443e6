package org.vanthu.outgoing;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.dossier.NewDossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.LedgerEntry;
import org.vanthu.registry.OutgoingRegister;
import org.vanthu.registry.Register;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.VanthuException;
import org.vanthu.shared.pdf.PrintedTable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.outgoing.OutgoingOffice.AGENCY;
import static org.vanthu.outgoing.OutgoingOffice.CLERK;
import static org.vanthu.outgoing.OutgoingOffice.DRAFTER;
import static org.vanthu.outgoing.OutgoingOffice.HEAD;
import static org.vanthu.outgoing.OutgoingOffice.LEADER;
import static org.vanthu.outgoing.OutgoingOffice.OTHER;
import static org.vanthu.outgoing.OutgoingOffice.SECOND_CLERK;
import static org.vanthu.outgoing.OutgoingOffice.form;
import static org.vanthu.outgoing.OutgoingOffice.step;

/** What happens with documents at and after the issuing: races, delivery, copies, series, printed registers. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuedDocumentsFeatureTest {

    private final OutgoingOffice office;
    private final EmbeddedRepository repository;

    IssuedDocumentsFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.office = new OutgoingOffice(repository);
    }

    @BeforeAll
    void createOffice() {
        office.create(Map.of("signatureRequired", false));
    }

    @Test
    @Requirement("R000-035")
    void ofTwoClerksWhoIssueAtOnceOneIssues() throws Exception {
        Outgoing sealed = office.sealed(office.draft("QD", "Hai văn thư cùng phát hành"));

        List<Optional<Throwable>> results =
                atOnce(() -> office.issue(CLERK, sealed), () -> office.issue(SECOND_CLERK, sealed));

        assertThat(results).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(results.stream().flatMap(Optional::stream)).allMatch(ConflictException.class::isInstance);
    }

    @Test
    @Requirement("R000-036")
    void ofTwoClerksWhoNumberAtOnceOneTakesANumberAndNoneIsLost() throws Exception {
        Outgoing one = office.signOnPaper(office.approved(office.draft("DA", "Dự án một")));
        Outgoing two = office.signOnPaper(office.approved(office.draft("DA", "Dự án hai")));

        List<Optional<Throwable>> same =
                atOnce(() -> office.number(CLERK, one), () -> office.number(SECOND_CLERK, one));
        Outgoing second = office.number(two);

        assertThat(same).filteredOn(Optional::isEmpty).hasSize(1);
        Outgoing first = office.bean(OutgoingTable.class).find(one.nodeId()).orElseThrow();
        assertThat(second.stage().ordinal())
                .isEqualTo(Objects.requireNonNull(first.stage().ordinal()) + 1);
        assertThat(office.bean(OutgoingRegister.class).entries(one.nodeId())).hasSize(1);
    }

    @Test
    void anIssuingThatFailsLeavesNothing() {
        Outgoing sealed = office.sealed(office.draft("QD", "Máy chủ dừng giữa chừng"));

        assertThatThrownBy(() -> office.as(CLERK, () -> {
                    office.bean(Issuing.class)
                            .issue(sealed.nodeId(), new Issuing.IssueForm(sealed.version(), null, null, null));
                    throw new IllegalStateException("the server stops here");
                }))
                .hasMessageContaining("stops here");

        assertThat(office.bean(OutgoingTable.class)
                        .find(sealed.nodeId())
                        .orElseThrow()
                        .state())
                .isEqualTo(OutgoingState.ISSUE);
        assertThat(office.issue(sealed).state()).isEqualTo(OutgoingState.ISSUED);
    }

    @Test
    @Requirement({"R000-049", "R000-058", "R001-041"})
    void theIncomingDocumentsThatItAnswersAreDoneAndNameIt() {
        NodeRef one = incoming("101/SNV-TCBC");
        NodeRef two = incoming("102/SNV-TCBC");
        List<DraftForm.LinkForm> answers = List.of(
                new DraftForm.LinkForm("answers", one.getId(), null),
                new DraftForm.LinkForm("answers", two.getId(), null));
        Outgoing sealed =
                office.sealed(office.draft(form("CV", "Trả lời hai văn bản", answers, null, null), "Trả lời"));
        assertThat(stateOf(one)).isNotEqualTo("done");

        Outgoing issued = office.issue(sealed);

        for (NodeRef incoming : List.of(one, two)) {
            assertThat(stateOf(incoming)).isEqualTo("done");
            assertThat(jdbc().queryForList(
                                    "SELECT number_text FROM vt_incoming_answer WHERE node_id = ?",
                                    String.class,
                                    incoming.getId()))
                    .containsExactly(issued.stage().number());
        }
    }

    @Test
    @Requirement({"R000-055", "R000-056", "R000-051"})
    void aDraftOfASelfOpenedDossierIsRoutedFromItAndTheDossierWaitsForIt() {
        Dossier dossier = office.as(
                DRAFTER, () -> office.bean(Dossiers.class).open(NewDossier.of(AGENCY, "Hồ sơ tự lập", List.of())));
        DraftForm inDossier = form("CV", "Văn bản của hồ sơ", List.of(), null, LocalDate.of(2099, 1, 1))
                .inDossier(dossier.id());
        Outgoing draft = office.draft(inDossier, "Nội dung");
        assertThat(office.as(DRAFTER, () -> office.bean(Dossiers.class).of(draft.node())))
                .extracting(Dossier::id)
                .containsExactly(dossier.id());
        assertThat(office.as(DRAFTER, () -> office.bean(DossierTies.class).obstacles(dossier, List.of(draft.node()))))
                .hasSize(1);

        Outgoing issued = office.issue(office.sealed(draft));
        office.as(DRAFTER, () -> {
            assertThat(office.bean(DossierTies.class).obstacles(dossier, List.of(draft.node())))
                    .isEmpty();
            office.bean(DossierTies.class).onEnded(List.of(RegistryService.ref(dossier.id())));
            return null;
        });

        Outgoing after = office.bean(OutgoingTable.class).find(issued.nodeId()).orElseThrow();
        assertThat(after.stage().replyClosedAt()).isNotNull();
    }

    private NodeRef incoming(String number) {
        return office.as(
                CLERK,
                () -> office.bean(RegistryService.class)
                        .registerIncoming(new RegistrationRequest(
                                AGENCY,
                                null,
                                null,
                                null,
                                TestSite.fields(number, "Đề nghị góp ý " + number),
                                null,
                                null,
                                null,
                                null,
                                false))
                        .nodeRef());
    }

    private String stateOf(NodeRef incoming) {
        return jdbc().queryForObject("SELECT state FROM vt_incoming WHERE node_id = ?", String.class, incoming.getId());
    }

    private JdbcTemplate jdbc() {
        return ModuleTables.of(repository);
    }

    @Test
    @Requirement({"R001-043", "R002-051"})
    void recipientsOfTheAgencyGetItAndTheDrafterSeesWhoTookNotice() {
        Outgoing issued = office.issue(office.sealed(office.draft("TB", "Thông báo cho phòng")));
        assertThat(office.seen(HEAD, issued).get("actions").toString()).contains("received");

        office.as(HEAD, () -> office.bean(Delivery.class).receive(issued.nodeId(), step(issued)));

        List<Recipient> recipients = office.bean(OutgoingParts.class).recipients(issued.nodeId());
        assertThat(recipients).extracting(Recipient::delivery).containsExactly("received", "waiting");
        assertThatThrownBy(() ->
                        office.as(OTHER, () -> office.bean(Delivery.class).receive(issued.nodeId(), step(issued))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement("R004-027")
    void paperGoesOnlyWhereItWasDecided() {
        Outgoing electronic = office.issue(office.sealed(office.draft("CV", "Chỉ bản điện tử")));
        assertThatThrownBy(() -> dispatch(electronic)).isInstanceOf(InvalidInputException.class);

        Outgoing both = office.issue(
                office.sealed(office.draft(form("CV", "Cả bản giấy", List.of(), DraftRules.BOTH, null), "Nội dung")));
        dispatch(both);

        PrintedTable book = print("post", null);
        assertThat(book.rows())
                .anySatisfy(row ->
                        assertThat(row).contains("Sở Nội vụ", both.stage().number()));
    }

    @Test
    @Requirement({"R004-027", "R004-035"})
    void noPaperGoesWhereTheLeaderDirectedElectronicOnlyWhateverTheDrafterWanted() {
        Outgoing waiting = office.checkForm(office.review(office.submit(
                office.draft(form("CV", "Người soạn muốn cả giấy", List.of(), DraftRules.BOTH, null), "Nội dung"))));

        Outgoing approved = office.as(
                LEADER,
                () -> office.bean(Processing.class)
                        .approve(
                                waiting.nodeId(),
                                new StepForm(waiting.version(), null, null, null, DraftRules.ELECTRONIC, null)));
        Outgoing sealed = office.scan(office.seal(office.number(office.signOnPaper(approved))));

        assertThatThrownBy(() -> office.as(
                        CLERK,
                        () -> office.bean(Issuing.class)
                                .issue(
                                        sealed.nodeId(),
                                        new Issuing.IssueForm(sealed.version(), DraftRules.BOTH, null, null))))
                .as("the clerk names no ground")
                .isInstanceOf(InvalidInputException.class);
        Outgoing issued = office.issue(sealed);
        assertThat(issued.fields().mode()).isEqualTo(DraftRules.ELECTRONIC);
        assertThatThrownBy(() -> dispatch(issued)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Requirement({"R004-034", "R004-035"})
    void theLeaderDecidesBetweenElectronicAndPaperWithAReasonWhereTheAgencyWantsOne() {
        office.settings(Map.of("signatureRequired", false, "modePolicy", "reason"));
        Outgoing waiting = office.checkForm(office.review(office.submit(office.draft("CV", "Chọn hình thức"))));

        assertThatThrownBy(() -> approve(waiting, null)).isInstanceOf(InvalidInputException.class);
        Outgoing approved = approve(waiting, "Nơi nhận chưa có hệ thống");

        office.settings(Map.of("signatureRequired", false));
        assertThat(approved.fields().mode()).isEqualTo(DraftRules.BOTH);
        assertThat(approved.fields().modeReason()).isEqualTo("Nơi nhận chưa có hệ thống");
    }

    @Test
    @Requirement("R004-030")
    void theDrafterCorrectsTheParametersAndTheRegisterSaysSo() {
        Outgoing issued = office.issue(office.sealed(office.draft("CV", "Thông số")));

        Outgoing corrected = office.as(
                DRAFTER,
                () -> office.bean(Parameters.class)
                        .correct(
                                issued.nodeId(),
                                new Parameters.Form(
                                        issued.version(),
                                        LocalDate.of(2099, 5, 1),
                                        "Báo cáo",
                                        null,
                                        true,
                                        9,
                                        "Văn thư nhập thiếu")));

        assertThat(corrected.fields().copies()).isEqualTo(9);
        assertThat(corrected.fields().replyRequested()).isTrue();
        assertThat(office.bean(OutgoingRegister.class).entries(issued.nodeId()))
                .extracting(LedgerEntry::kind)
                .containsExactly(LedgerEntry.Kind.REGISTRATION, LedgerEntry.Kind.CORRECTION);
        assertThatThrownBy(() -> office.as(
                        CLERK,
                        () -> office.bean(Parameters.class)
                                .correct(
                                        issued.nodeId(),
                                        new Parameters.Form(corrected.version(), null, null, "x", null, null, null))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void certifiedCopiesShareOneSeriesOfTheirOwn() {
        Outgoing issued = office.issue(office.sealed(office.draft("QD", "Bản chính")));

        Outgoing first = copy(issued, "SY");
        Outgoing second = copy(issued, "TrS", office.file("file", "trich.txt", "Phần được trích"));

        assertThat(first.stage().number()).isEqualTo("01/SY-UBND");
        assertThat(second.stage().number()).isEqualTo("02/TrS-UBND");
        assertThat(office.bean(OutgoingParts.class).linksTo(issued.nodeId())).hasSize(2);
    }

    @Test
    void anExtractNeedsAFileOfItsOwn() {
        Outgoing issued = office.issue(office.sealed(office.draft("QD", "Bản chính để trích")));

        assertThatThrownBy(() -> copy(issued, "TrS"))
                .isInstanceOf(InvalidInputException.class)
                .extracting(e -> ((VanthuException) e).getMsgId())
                .isEqualTo("outgoing.error.missing-extract");
        assertThat(office.bean(OutgoingParts.class).linksTo(issued.nodeId())).isEmpty();
    }

    @Test
    void aSeriesBeginsWhereThePaperBookEnded() {
        Register opened = office.as(
                CLERK,
                () -> office.bean(OutgoingSeries.class).open(new OutgoingSeries.Form(AGENCY, "GM", null, null, 41L)));
        assertThat(opened.nextNumber()).isEqualTo(41);

        Outgoing numbered = office.number(office.signOnPaper(office.approved(office.draft("GM", "Mời họp"))));

        assertThat(numbered.stage().number()).isEqualTo("41/GM-UBND");
    }

    @Test
    void allTypesShareASeriesWhereTheAgencyNumbersSo() {
        office.settings(Map.of("signatureRequired", false, "grouping", "all"));
        Outgoing one = office.number(office.signOnPaper(office.approved(office.draft("BC", "Báo cáo chung dãy"))));
        Outgoing two = office.number(office.signOnPaper(office.approved(office.draft("HD", "Hướng dẫn chung dãy"))));
        office.settings(Map.of("signatureRequired", false));

        assertThat(two.stage().seriesId()).isEqualTo(one.stage().seriesId());
        assertThat(two.stage().ordinal())
                .isEqualTo(Objects.requireNonNull(one.stage().ordinal()) + 1);
    }

    @Test
    @Requirement("R001-039")
    void theRegisterIsPrintedWithItsTenColumns() throws Exception {
        Outgoing issued = office.issue(office.sealed(office.draft("CT", "Chỉ thị phòng chống bão")));

        PrintedTable book = print("register", issued.stage().seriesId());

        assertThat(book.columns()).hasSize(10);
        assertThat(book.rows())
                .anySatisfy(row -> assertThat(row)
                        .contains(issued.stage().number(), "Chỉ thị: Chỉ thị phòng chống bão", "Phạm Văn Dũng", "5"));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        book.writePdf(pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("SỔ ĐĂNG KÝ VĂN BẢN ĐI");
        }
        assertThatThrownBy(() -> office.as(
                        OTHER,
                        () -> office.bean(Books.class)
                                .print(new Books.Wish(
                                        AGENCY, "register", Optional.empty(), Optional.empty(), Optional.empty()))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theUseOfAKeptCopyIsNotedAndPrinted() {
        Outgoing issued = office.issue(office.sealed(office.draft("QD", "Bản lưu được mượn")));

        office.as(
                CLERK,
                () -> office.bean(Loans.class)
                        .note(
                                issued.nodeId(),
                                new Loans.Form(
                                        "Trần Thị Bình",
                                        "01.VX",
                                        null,
                                        null,
                                        "Phạm Văn Dũng",
                                        null,
                                        null,
                                        issued.version())));

        assertThat(print("loans", null).rows())
                .anySatisfy(row -> assertThat(row).contains("Trần Thị Bình", "01.VX", "Phạm Văn Dũng"));
    }

    @Test
    @Requirement("R002-047")
    void aNamedControllerChecksTheForm() {
        office.as("admin", () -> {
            new AgencyFixture(repository)
                    .person(AGENCY, "lan.kt", "Ngô Thị Lan", "Phụ trách thể thức", null, "specialist");
            return null;
        });
        office.settings(Map.of("signatureRequired", false, "formControllers", List.of("lan.kt")));
        Outgoing reviewed = office.review(office.submit(office.draft("QC", "Quy chế làm việc")));

        assertThatThrownBy(() -> office.checkForm(reviewed)).isInstanceOf(NotFoundException.class);
        Outgoing checked =
                office.as("lan.kt", () -> office.bean(Processing.class).checkForm(reviewed.nodeId(), step(reviewed)));

        office.settings(Map.of("signatureRequired", false));
        assertThat(checked.state()).isEqualTo(OutgoingState.APPROVE);
    }

    private Outgoing approve(Outgoing waiting, String reason) {
        return office.as(
                LEADER,
                () -> office.bean(Processing.class)
                        .approve(
                                waiting.nodeId(),
                                new StepForm(waiting.version(), null, null, null, DraftRules.BOTH, reason)));
    }

    private Outgoing dispatch(Outgoing issued) {
        return office.as(
                CLERK,
                () -> office.bean(Delivery.class)
                        .note(
                                issued.nodeId(),
                                2,
                                new Delivery.Form("sent", null, LocalDate.of(2026, 1, 5), 1, issued.version())));
    }

    private PrintedTable print(String book, String series) {
        return office.as(
                CLERK,
                () -> office.bean(Books.class)
                        .print(new Books.Wish(
                                AGENCY, book, Optional.ofNullable(series), Optional.empty(), Optional.empty())));
    }

    private Outgoing copy(Outgoing source, String copyForm) {
        return copy(source, copyForm, Uploaded.of(List.of()));
    }

    private Outgoing copy(Outgoing source, String copyForm, Uploaded file) {
        Copies.Form wish = new Copies.Form(
                AGENCY,
                copyForm,
                source.nodeId(),
                null,
                LEADER,
                null,
                "TL.",
                List.of(new DraftForm.RecipientForm("other", null, "Công dân", "action", 1, null)),
                1);
        Outgoing draft = office.as(CLERK, () -> {
            try (file) {
                return office.bean(Copies.class).begin(wish, file);
            }
        });
        Outgoing submitted =
                office.as(CLERK, () -> office.bean(Processing.class).submit(draft.nodeId(), step(draft)));
        assertThat(submitted.state()).isEqualTo(OutgoingState.SIGN);
        return office.number(office.signOnPaper(submitted));
    }

    private static List<Optional<Throwable>> atOnce(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Optional<Throwable>>> futures = List.of(
                    threads.submit(() -> outcome(together, one)), threads.submit(() -> outcome(together, other)));
            return List.of(futures.get(0).get(), futures.get(1).get());
        } finally {
            threads.shutdown();
        }
    }

    private static Optional<Throwable> outcome(CyclicBarrier together, Callable<?> work) throws Exception {
        together.await();
        try {
            work.call();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }
}
