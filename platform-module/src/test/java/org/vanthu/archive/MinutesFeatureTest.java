package org.vanthu.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.HandOver.RemoteForm;
import org.vanthu.archive.HandOver.SignForm;
import org.vanthu.archive.preservation.ArchiveEvents;
import org.vanthu.database.ModuleTables;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.outgoing.TestKeys;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;
import org.vanthu.signing.SignatureStatus;
import org.vanthu.signing.VerificationReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.archive.ArchiveDesk.AGENCY;
import static org.vanthu.archive.ArchiveDesk.AN;
import static org.vanthu.archive.ArchiveDesk.ARCHIVIST;
import static org.vanthu.archive.ArchiveDesk.BINH;
import static org.vanthu.archive.ArchiveDesk.CHI;
import static org.vanthu.archive.ArchiveDesk.LEADER;
import static org.vanthu.archive.HandOverSide.GIVER;
import static org.vanthu.archive.HandOverSide.RECEIVER;

/** Minutes of a hand-over, kept as a record and signed by both sides. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.signing.key-folder", value = "${dir}/signing-keys")
@RepositoryProperty(key = "vanthu.signing.trust-folder", value = "${dir}/signing-trust")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MinutesFeatureTest {

    @TempDir
    Path folder = Path.of("");

    private final EmbeddedRepository repository;
    private final ArchiveDesk desk;
    private final HandOver handOver;
    private final SubmissionMinutes minutes;
    private final SubmissionTable table;
    private final SubmissionViews views;
    private Path keys = Path.of("");

    MinutesFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.desk = new ArchiveDesk(repository);
        this.handOver = repository.bean(HandOver.class);
        this.minutes = repository.bean(SubmissionMinutes.class);
        this.table = repository.bean(SubmissionTable.class);
        this.views = repository.bean(SubmissionViews.class);
    }

    @BeforeAll
    void createDesk() throws Exception {
        desk.create();
        TestKeys made = new TestKeys(repository);
        keys = made.keys();
        for (String user : List.of(AN, CHI, ARCHIVIST, BINH)) {
            made.person(AGENCY, user, repository.bean(ArchiveSite.class).fullName(user));
        }
    }

    @Test
    void theGiverSignsFirstAndBothSignaturesHold() throws IOException {
        Dossier dossier = ended("Bên giao ký trước");
        Submission done = decided(dossier);
        String node = node(done);

        sign(AN, done, GIVER);
        sign(ARCHIVIST, done, RECEIVER);

        assertThat(reasons(node)).containsExactly(GIVER.title(), RECEIVER.title());
        assertThat(verified(node).signatures())
                .extracting(VerificationReport.Signature::status)
                .containsExactly(SignatureStatus.VALID, SignatureStatus.VALID);
        Minutes known = table.minutes(done.id());
        assertThat(known.giver())
                .extracting(Minutes.Signed::by, Minutes.Signed::how)
                .containsExactly(AN, "digital");
        assertThat(known.receiver())
                .extracting(Minutes.Signed::by, Minutes.Signed::how)
                .containsExactly(ARCHIVIST, "digital");
        assertThat(node(done)).isEqualTo(node);
        assertThat(repository.bean(ArchiveEvents.class).of(dossier.id()))
                .filteredOn(event -> event.kind().equals("digital signature generation"))
                .extracting(ArchiveEvents.Event::detail)
                .containsExactly(
                        "Đại diện bên giao: Trần Thị An",
                        "Đại diện bên nhận: "
                                + repository.bean(ArchiveSite.class).fullName(ARCHIVIST));
    }

    @Test
    void theReceiverSignsFirstAndTheHeadOfTheUnitForTheGiver() {
        Submission done = decided(ended("Bên nhận ký trước"));

        sign(ARCHIVIST, done, RECEIVER);
        sign(CHI, done, GIVER);

        assertThat(reasons(node(done))).containsExactly(RECEIVER.title(), GIVER.title());
        assertThat(verified(node(done)).verdict().code()).isEqualTo("valid");
        assertThat(table.minutes(done.id()).giver())
                .extracting(Minutes.Signed::by)
                .isEqualTo(CHI);
    }

    @Test
    @Requirement("R004-059")
    void theRecordHoldsMinutesAndListIsHashedAndChangedByNobody() throws IOException {
        Dossier taken = ended("Được tiếp nhận");
        Dossier returned = ended("Bị trả lại");
        Submission submission = desk.handIn(AN, taken, returned);
        desk.site.as(ARCHIVIST, () -> repository.bean(Submissions.class).check(submission.id(), taken.id()));
        desk.decide(submission, Submissions.ACCEPTED, null, taken);
        assertThat(table.minutes(submission.id()).node())
                .as("not everything is decided")
                .isNull();
        assertThatThrownBy(() -> sign(AN, table.get(submission.id()), GIVER))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.no-minutes");
        Submission done = desk.decide(submission, Submissions.RETURNED, "Thiếu trang", returned);

        NodeRef node = ArchiveDossiers.ref(node(done));
        assertThat(text(bytes(node)))
                .contains("BIÊN BẢN GIAO NHẬN", "Bị trả lại", "Thiếu trang", "MỤC LỤC HỒ SƠ", "1 hồ sơ, 1 tệp tin");
        assertHashed(node);
        sign(ARCHIVIST, done, RECEIVER);
        assertHashed(node);
        assertThatThrownBy(() -> asSystem(() -> repository
                        .bean("contentService", ContentService.class)
                        .getWriter(node, ContentModel.PROP_CONTENT, true)
                        .putContent("khác")))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.kept");
        assertThatThrownBy(() -> asSystem(
                        () -> repository.bean("nodeService", NodeService.class).deleteNode(node)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.kept");

        byte[] before = bytes(node);
        desk.handIn(AN, returned);
        assertThat(bytes(node)).as("handed in again").isEqualTo(before);
    }

    @Test
    void onlyWhoStandsOnTheSideSignsForItAndEachOnce() {
        Submission done = decided(ended("Ai được ký"));

        assertThatThrownBy(() -> sign(BINH, done, GIVER)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> sign(LEADER, done, RECEIVER)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> sign(AN, done, RECEIVER)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> sign(ARCHIVIST, done, GIVER)).isInstanceOf(AccessDeniedException.class);
        sign(AN, done, GIVER);
        assertThatThrownBy(() -> sign(AN, done, GIVER))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.minutes-signed");
        assertThatThrownBy(() -> sign(CHI, done, GIVER))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.minutes-signed");
        assertThatThrownBy(() -> desk.site.as(BINH, () -> handOver.readable(done.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> desk.site.as(
                        ARCHIVIST, () -> handOver.sign(done.id(), form(done.version() - 1, RECEIVER, "digital"))))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.changed-meanwhile");
    }

    @Test
    void aWrongPasswordLeavesEverythingAsItWas() throws IOException {
        Submission done = decided(ended("Sai mật khẩu"));
        byte[] before = bytes(ArchiveDossiers.ref(node(done)));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> desk.site.as(
                        AN,
                        () -> handOver.sign(
                                done.id(),
                                new SignForm(table.get(done.id()).version(), "giver", "digital", "file", "sai", null))))
                .hasFieldOrPropertyWithValue("msgId", "signing.error.password");

        assertThat(bytes(ArchiveDossiers.ref(node(done)))).isEqualTo(before);
        assertThat(table.minutes(done.id()).giver()).isNull();
        sign(AN, done, GIVER);
        assertThat(table.minutes(done.id()).giver()).isNotNull();
    }

    @Test
    void whoHasNoKeyNotesThatThePaperWasSigned() {
        Submission done = decided(ended("Ký trên giấy"));
        LocalDate today = repository.bean(ArchiveSite.class).today();

        assertThatThrownBy(() -> note(AN, done, today.plusDays(1)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.paper-date");
        assertThatThrownBy(() -> note(AN, done, today.minusDays(1)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.paper-date");
        note(AN, done, today);

        Map<String, Object> view = minutesOf(ARCHIVIST, done);
        assertThat(view.get("giver"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("how", "paper")
                .containsEntry("byName", "Trần Thị An");
        assertThat(view).containsEntry("mine", List.of("receiver"));
        assertThat(minutesOf(AN, done)).containsEntry("mine", List.of()).containsEntry("keys", List.of());
        sign(ARCHIVIST, done, RECEIVER);
        assertThat(verified(node(done)).signatures()).hasSize(1);
    }

    @Test
    void aKeyElsewhereSignsInTwoStepsUnlessTheMinutesWereSignedMeanwhile() throws Exception {
        Submission done = decided(ended("Khóa ở nơi khác"));

        HandOver.Remote late = begin(AN, done, GIVER);
        sign(ARCHIVIST, done, RECEIVER);
        assertThatThrownBy(() -> complete(AN, done, late, GIVER, late.version()))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.changed-meanwhile");
        assertThatThrownBy(() ->
                        complete(AN, done, late, GIVER, table.get(done.id()).version()))
                .hasFieldOrPropertyWithValue("msgId", "signing.error.changed-since-prepared");
        HandOver.Remote remote = begin(AN, done, GIVER);
        complete(AN, done, remote, GIVER, remote.version());

        assertThat(verified(node(done)).verdict().code()).isEqualTo("valid");
        assertThat(reasons(node(done))).containsExactly(RECEIVER.title(), GIVER.title());
    }

    @Test
    void theCertificateOfAnotherDoesNotSign() {
        Submission done = decided(ended("Chứng thư của người khác"));

        assertThatThrownBy(() -> desk.site.as(
                        AN,
                        () -> handOver.begin(
                                done.id(),
                                new RemoteForm(
                                        table.get(done.id()).version(), "giver", List.of(certificate(BINH)), null))))
                .hasFieldOrPropertyWithValue("msgId", "signing.error.certificate-of-other");
    }

    private Dossier ended(String title) {
        return desk.ended(
                AN, title, desk.document("Về việc " + title, ArchiveDesk.pdf(folder, title.hashCode() + ".pdf", 1)));
    }

    private Submission decided(Dossier dossier) {
        Submission submission = desk.handIn(AN, dossier);
        desk.site.as(ARCHIVIST, () -> repository.bean(Submissions.class).check(submission.id(), dossier.id()));
        return desk.decide(submission, Submissions.ACCEPTED, null, dossier);
    }

    private void sign(String user, Submission one, HandOverSide side) {
        desk.site.as(
                user, () -> handOver.sign(one.id(), form(table.get(one.id()).version(), side, HandOver.DIGITAL)));
    }

    private static SignForm form(long version, HandOverSide side, String how) {
        return new SignForm(version, side.code(), how, "file", TestKeys.PASSWORD, null);
    }

    private void note(String user, Submission one, LocalDate day) {
        desk.site.as(
                user,
                () -> handOver.sign(
                        one.id(),
                        new SignForm(table.get(one.id()).version(), "giver", HandOver.PAPER, null, null, day)));
    }

    private HandOver.Remote begin(String user, Submission one, HandOverSide side) {
        return desk.site.as(
                user,
                () -> handOver.begin(
                        one.id(),
                        new RemoteForm(table.get(one.id()).version(), side.code(), List.of(certificate(user)), null)));
    }

    private void complete(String user, Submission one, HandOver.Remote remote, HandOverSide side, long version)
            throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign((PrivateKey) store(user).getKey("key", TestKeys.PASSWORD.toCharArray()));
        signature.update(Base64.getDecoder().decode(remote.content()));
        String signed = Base64.getEncoder().encodeToString(signature.sign());
        desk.site.as(
                user,
                () -> handOver.complete(
                        one.id(), remote.requestId(), new RemoteForm(version, side.code(), null, signed)));
    }

    private String certificate(String user) throws Exception {
        return Base64.getEncoder()
                .encodeToString(store(user).getCertificate("key").getEncoded());
    }

    private KeyStore store(String user) throws Exception {
        return KeyStore.getInstance(
                keys.resolve(AGENCY).resolve("people").resolve(user + ".p12").toFile(),
                TestKeys.PASSWORD.toCharArray());
    }

    private String node(Submission one) {
        @Nullable String node = table.minutes(one.id()).node();
        assertThat(node).isNotNull();
        return String.valueOf(node);
    }

    private VerificationReport verified(String node) {
        return desk.site.as(ARCHIVIST, () -> minutes.verify(ArchiveDossiers.ref(node)));
    }

    /** What the signatures say of themselves, in the order in which they were made. */
    private List<String> reasons(String node) {
        try (var pdf = Loader.loadPDF(bytes(ArchiveDossiers.ref(node)))) {
            return pdf.getSignatureDictionaries().stream()
                    .sorted(java.util.Comparator.comparingInt(one -> one.getByteRange()[2] + one.getByteRange()[3]))
                    .map(one -> one.getReason())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] bytes(NodeRef node) throws IOException {
        return desk.site.as(ARCHIVIST, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            minutes.copy(node, out);
            return out.toByteArray();
        });
    }

    private void assertHashed(NodeRef node) throws IOException {
        assertThat(ModuleTables.of(repository)
                        .queryForList(
                                "SELECT sha256 FROM vt_archive_file WHERE node_id = ?", String.class, node.getId()))
                .containsExactly(DigestUtils.sha256Hex(bytes(node)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> minutesOf(String user, Submission one) {
        return (Map<String, Object>)
                desk.site.as(user, () -> views.details(table.get(one.id()))).get("minutes");
    }

    private static String text(byte[] file) throws IOException {
        try (var pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private void asSystem(Runnable work) {
        desk.site.as("admin", () -> {
            Elevation.asSystem("a test", work);
            return null;
        });
    }
}
