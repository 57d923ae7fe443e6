package org.vanthu.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.Submission.Finding;
import org.vanthu.archive.Submissions.DecisionForm;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierModel;
import org.vanthu.dossier.Dossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.registry.RegistryModel;
import org.vanthu.retention.Retention;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.archive.ArchiveDesk.AGENCY;
import static org.vanthu.archive.ArchiveDesk.AN;
import static org.vanthu.archive.ArchiveDesk.ARCHIVIST;
import static org.vanthu.archive.ArchiveDesk.BINH;
import static org.vanthu.archive.ArchiveDesk.CHI;
import static org.vanthu.archive.ArchiveDesk.LEADER;

/** Dossiers handed in to the agency's archive, looked at, taken over or given back. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class SubmissionFeatureTest {

    private static ArchiveDesk desk;

    @TempDir
    static Path folder;

    private final Submissions submissions;
    private final SubmissionTable table;
    private final SubmissionViews views;
    private final SubmissionForms forms;
    private final ArchiveDossiers archive;
    private final Dossiers dossiers;
    private final Retention retention;
    private final NodeService nodeService;
    private final ContentService contentService;
    private final PolicyComponent policies;

    SubmissionFeatureTest(EmbeddedRepository repository) {
        this.submissions = repository.bean(Submissions.class);
        this.table = repository.bean(SubmissionTable.class);
        this.views = repository.bean(SubmissionViews.class);
        this.forms = repository.bean(SubmissionForms.class);
        this.archive = repository.bean(ArchiveDossiers.class);
        this.dossiers = repository.bean(Dossiers.class);
        this.retention = repository.bean(Retention.class);
        this.nodeService = repository.bean("nodeService", NodeService.class);
        this.contentService = repository.bean("contentService", ContentService.class);
        this.policies = repository.bean("policyComponent", PolicyComponent.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new ArchiveDesk(repository).create();
    }

    @Test
    @Requirement({"R002-060", "R001-048"})
    void endedDossiersAreHandedInCheckedAndTakenOverWithTheNumberOfTheYear() {
        NodeRef document = document("Về việc nộp lưu", 3);
        Dossier dossier = desk.ended(AN, "Hồ sơ nộp lưu", document);
        List<NodeRef> heard = new ArrayList<>();
        policies.bindClassBehaviour(
                ArchivePolicies.OnAccepted.QNAME,
                DossierModel.TYPE_DOSSIER,
                new JavaBehaviour(new Listener(heard), "onAccepted", NotificationFrequency.EVERY_EVENT));

        Submission submission = desk.handIn(AN, dossier);
        assertThat(stage(dossier)).isEqualTo(ArchiveStage.SUBMITTED);
        assertThat(desk.site.as(ARCHIVIST, () -> submissions.check(submission.id(), dossier.id())))
                .isEmpty();
        Submission done = desk.decide(submission, Submissions.ACCEPTED, null, dossier);

        assertThat(done.state()).isEqualTo(Submission.DONE);
        assertThat(archive.find(dossier.id()).orElseThrow())
                .extracting(ArchiveDossier::stage, ArchiveDossier::accession, ArchiveDossier::fileOrdinal)
                .containsExactly(ArchiveStage.ACCEPTED, submission.accession(), 1);
        assertThat(heard).contains(ArchiveDossiers.ref(dossier.id()));
        assertThat(property(dossier, ArchiveModel.PROP_STAGE)).isEqualTo(ArchiveStage.ACCEPTED);
        assertThat(property(dossier, DossierModel.PROP_STATE)).isEqualTo("ended");
        assertThat(retention.of(dossier.id()).orElseThrow().submittedOn()).isNotNull();
        assertThat(table.items(submission.id()))
                .extracting(Submission.Item::documents, Submission.Item::files, Submission.Item::sheets)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1, 12));
    }

    @Test
    void aDossierIsGivenBackWithAReasonAndHandedInAgain() {
        Dossier dossier = desk.ended(AN, "Hồ sơ bị trả lại", document("Về việc trả lại", 1));
        Submission first = desk.handIn(AN, dossier);

        assertThatThrownBy(() -> desk.decide(first, Submissions.RETURNED, " ", dossier))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.missing");
        desk.decide(first, Submissions.RETURNED, "Thiếu chứng từ kết thúc", dossier);

        assertThat(candidates(AN)).contains(dossier.id());
        assertThat(archive.find(dossier.id()).orElseThrow().reason()).isEqualTo("Thiếu chứng từ kết thúc");
        Submission second = desk.handIn(AN, dossier);
        assertThat(second.ordinal()).isGreaterThan(first.ordinal());
        assertThat(candidates(AN)).doesNotContain(dossier.id());
        assertThatThrownBy(() -> desk.decide(first, Submissions.RETURNED, "Lần nữa", dossier))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.decided");
    }

    @Test
    void onlyItsKeeperAndTheHeadOfTheUnitHandADossierInAndOnlyOnceAtATime() {
        Dossier dossier = desk.ended(AN, "Hồ sơ của An", document("Về việc của An", 1));

        assertThatThrownBy(() -> desk.handIn(BINH, dossier)).isInstanceOf(AccessDeniedException.class);
        assertThat(candidates(CHI)).contains(dossier.id());
        assertThat(candidates(BINH)).doesNotContain(dossier.id());
        Submission submission = desk.handIn(CHI, dossier);
        assertThatThrownBy(() -> desk.handIn(AN, dossier))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.on-its-way");
        assertThatThrownBy(() -> desk.site.as(BINH, () -> submissions.readable(submission.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> desk.site.as(AN, () -> submissions.check(submission.id(), dossier.id())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aDossierIsNotTakenOverUncheckedNorByOneWhoDidNotSeeTheLastVersion() {
        Dossier dossier = desk.ended(AN, "Chưa kiểm tra", document("Về việc chưa kiểm tra", 1));
        Submission submission = desk.handIn(AN, dossier);

        assertThatThrownBy(() -> desk.decide(submission, Submissions.ACCEPTED, null, dossier))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.unchecked");
        assertThatThrownBy(() -> desk.site.as(
                        ARCHIVIST,
                        () -> submissions.decide(
                                submission.id(),
                                new DecisionForm(List.of(dossier.id()), Submissions.RETURNED, "Sai", 7L))))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.changed-meanwhile");
    }

    @Test
    void anAlteredOrUnreadableFileIsFoundAndTakenOverOnlyWithAReason() throws IOException {
        NodeRef altered = document("Về việc bị sửa", 1);
        Dossier dossier = desk.ended(AN, "Tệp bị sửa", altered);
        Submission submission = desk.handIn(AN, dossier);
        Path other = Files.writeString(folder.resolve("hong.pdf"), "%PDF-1.7 hỏng");
        asSystem(() -> contentService
                .getWriter(altered, ContentModel.PROP_CONTENT, true)
                .putContent(other.toFile()));

        List<Finding> findings = desk.site.as(ARCHIVIST, () -> submissions.check(submission.id(), dossier.id()));

        assertThat(findings)
                .extracting(Finding::kind, Finding::level)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("integrity", Finding.BAD),
                        org.assertj.core.groups.Tuple.tuple("readable", Finding.BAD));
        assertThatThrownBy(() -> desk.decide(submission, Submissions.ACCEPTED, null, dossier))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.unsound");
        desk.decide(submission, Submissions.ACCEPTED, "Giữ để làm chứng", dossier);
        assertThat(stage(dossier)).isEqualTo(ArchiveStage.ACCEPTED);
    }

    @Test
    @Requirement("R004-059")
    void whatTheArchiveKeepsIsChangedByNobodyAndByNoTool() {
        NodeRef document = document("Về việc giữ nguyên", 2);
        NodeRef other = document("Về việc khác", 1);
        Dossier dossier = desk.ended(AN, "Hồ sơ giữ nguyên", document);
        desk.takeOver(AN, dossier);
        NodeRef node = ArchiveDossiers.ref(dossier.id());

        refused(() -> nodeService.setProperty(document, RegistryModel.PROP_SUBJECT, "Sửa trích yếu"));
        refused(() -> contentService
                .getWriter(document, ContentModel.PROP_CONTENT, true)
                .putContent("khác"));
        refused(() -> nodeService.deleteNode(document));
        refused(() -> nodeService.deleteNode(node));
        refused(() -> nodeService.setProperty(node, DossierModel.PROP_CODE, "99.X"));
        refused(() -> nodeService.createAssociation(node, other, DossierModel.ASSOC_CONTAINS));
        refused(() -> nodeService.removeAssociation(node, document, DossierModel.ASSOC_CONTAINS));
        refused(() -> nodeService.removeAspect(document, ArchiveModel.ASPECT_RECORD));
        refused(() -> nodeService.setProperty(node, ArchiveModel.PROP_STAGE, ArchiveStage.RETURNED));
        assertThatThrownBy(() -> desk.closed.reopen(LEADER, dossier))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.kept");
        assertThatThrownBy(() -> desk.closed.reopen(AN, dossier))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.kept");
        desk.site.as("admin", () -> {
            ArchiveWrites.allow(() -> nodeService.setProperty(document, ContentModel.PROP_TITLE, "của lưu trữ"));
            return null;
        });
    }

    @Test
    void aKeptDocumentIsStillPutIntoADossierThatRuns() {
        NodeRef document = document("Về việc dùng chung", 1);
        Dossier kept = desk.ended(AN, "Hồ sơ đã nộp", document);
        desk.takeOver(AN, kept);

        Dossier running = desk.site.as(
                AN,
                () -> dossiers.open(
                        org.vanthu.dossier.NewDossier.of(AGENCY, "Hồ sơ đang làm", List.of(document.getId()))));

        assertThat(desk.site.as(AN, () -> dossiers.documents(running.id()))).containsExactly(document);
    }

    @Test
    void listAndMinutesArePrintedWithSevenColumnsAndWhatWasTaken() throws IOException {
        Dossier one = desk.ended(AN, "Hồ sơ in mục lục", document("Về việc in", 4));
        Submission submission = desk.handIn(AN, one);
        desk.site.as(ARCHIVIST, () -> submissions.check(submission.id(), one.id()));
        Submission done = desk.decide(submission, Submissions.ACCEPTED, null, one);

        assertThat(text(desk.site.as(ARCHIVIST, () -> forms.list(done))))
                .contains(
                        "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU",
                        one.code(),
                        "Hồ sơ in mục lục",
                        "12 tờ",
                        "10 năm",
                        "gồm 1 hồ sơ");
        assertThat(text(desk.site.as(ARCHIVIST, () -> forms.minutes(done))))
                .contains("BIÊN BẢN GIAO NHẬN HỒ SƠ, TÀI LIỆU", "Trần Thị An", "1 hồ sơ, 1 tệp tin", "02 bản");
    }

    @Test
    void archivistsSeeAllSubmissionsAndOthersTheirOwn() {
        Submission an = desk.handIn(AN, desk.ended(AN, "Của An nộp", document("Về việc An nộp", 1)));

        assertThat(ids(ARCHIVIST)).contains(an.id());
        assertThat(ids(AN)).contains(an.id());
        assertThat(ids(BINH)).doesNotContain(an.id());
    }

    /** Even by the system, which passes every other guard. */
    private static void refused(Runnable work) {
        assertThatThrownBy(() -> asSystem(work)).hasFieldOrPropertyWithValue("msgId", "archive.error.kept");
    }

    private static void asSystem(Runnable work) {
        desk.site.as("admin", () -> {
            Elevation.asSystem("a test", work);
            return null;
        });
    }

    private static NodeRef document(String subject, int pages) {
        return desk.document(subject, ArchiveDesk.pdf(folder, subject.hashCode() + ".pdf", pages));
    }

    private String stage(Dossier dossier) {
        return archive.find(dossier.id()).orElseThrow().stage();
    }

    private Object property(Dossier dossier, org.alfresco.service.namespace.QName name) {
        return desk.site.as("admin", () -> nodeService.getProperty(ArchiveDossiers.ref(dossier.id()), name));
    }

    private List<String> candidates(String user) {
        return desk.site.as(user, () -> views.candidates(AGENCY, Keyset.parse(null, "500"))).items().stream()
                .map(SubmissionViews.Candidate::id)
                .toList();
    }

    private List<Object> ids(String user) {
        return desk.site.as(user, () -> views.list(AGENCY, false, null, Keyset.parse(null, "500"))).items().stream()
                .map(row -> row.get("id"))
                .toList();
    }

    private static String text(org.vanthu.shared.pdf.PrintedTable form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.writePdf(out);
        try (var pdf = Loader.loadPDF(out.toByteArray())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    /** Public, because the repository calls it. */
    public record Listener(List<NodeRef> heard) {
        public void onAccepted(NodeRef dossier) {
            heard.add(dossier);
        }
    }
}
