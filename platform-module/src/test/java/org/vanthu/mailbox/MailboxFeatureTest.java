package org.vanthu.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import jakarta.activation.CommandMap;
import jakarta.activation.DataHandler;
import jakarta.activation.MailcapCommandMap;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.RuntimeActionService;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.files.SampleFiles;
import org.vanthu.registry.IncomingFields;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.routing.IncomingProcessing;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The official mailbox as a source, with a real IMAP server. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class MailboxFeatureTest {

    private static final String ADDRESS = "vanthu@mau.gov.vn";
    private static final String PASSWORD = "Hop-thu-cong-vu-1";
    private static final RecordingMail ANSWERS = new RecordingMail();

    @TempDir
    static Path directory;

    private static GreenMail server;
    private static GreenMailUser user;
    private static TestSite site;

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final MailIntake intake;
    private final MailViews views;
    private final JdbcTemplate jdbc;

    MailboxFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.intake = repository.bean(MailIntake.class);
        this.views = repository.bean(MailViews.class);
        this.jdbc = ModuleTables.of(repository);
    }

    /** The engine of processes brings an older mail library, the handlers of which are found first and do not fit. */
    private static void useTheHandlersOfTheServer() {
        MailcapCommandMap handlers = (MailcapCommandMap) CommandMap.getDefaultCommandMap();
        for (String line : List.of(
                "text/plain;; x-java-content-handler=%s.text_plain",
                "text/html;; x-java-content-handler=%s.text_html",
                "multipart/*;; x-java-content-handler=%s.multipart_mixed",
                "message/rfc822;; x-java-content-handler=%s.message_rfc822")) {
            handlers.addMailcap(line.formatted("org.eclipse.angus.mail.handlers"));
        }
    }

    @BeforeAll
    static void start(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
        useTheHandlersOfTheServer();
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(ADDRESS, "vanthu", PASSWORD);
        repository.bean("actionService", RuntimeActionService.class).registerActionExecuter(ANSWERS);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        server.purgeEmailFromAllMailboxes();
        ANSWERS.sent.clear();
    }

    @Test
    void theFilesOfAMessageBecomeEntriesAndTheMessageIsMovedAndAnswered() throws Exception {
        user.deliver(
                message("so.noivu@mau.gov.vn", "V/v báo cáo quý", "Kính gửi văn thư.", pdf("bao-cao.pdf"), other()));

        run();

        MailViews.View seen = first();
        assertThat(seen.state()).isEqualTo("stored");
        assertThat(seen.files()).extracting(MailViews.FileView::fileName).containsExactly("bao-cao.pdf", "chay.exe");
        assertThat(seen.files().get(0).entry()).isNotNull();
        assertThat(seen.files().get(1).entry()).isNull();
        assertThat(seen.files().get(1).reason()).isNotEmpty();
        assertThat(seen.words()).isEqualTo("Kính gửi văn thư.");
        long entry = Long.parseLong(String.valueOf(seen.files().get(0).entry()));
        assertThat(jdbc.queryForObject("SELECT agency FROM vt_intake WHERE id = ?", String.class, entry))
                .isEqualTo("H99");
        assertThat(asClerk(() -> views.ofEntry(entry)))
                .singleElement()
                .satisfies(view -> assertThat(view.sender()).isEqualTo("so.noivu@mau.gov.vn"));
        assertThat(count("INBOX")).isZero();
        assertThat(count("Vanthu")).isEqualTo(1);
        assertThat(ANSWERS.sent)
                .singleElement()
                .asString()
                .contains("so.noivu@mau.gov.vn", "bao-cao.pdf")
                .doesNotContain("báo cáo quý");
    }

    @Test
    @Requirement("R004-014")
    void theClerkRegistersWhatCameByMailWithAProposalAndItLiesBeforeTheHead() throws Exception {
        user.deliver(message("so.noivu@mau.gov.vn", "V/v xin ý kiến", "Kính gửi.", pdf("xin-y-kien.pdf")));
        run();
        long entry = Long.parseLong(String.valueOf(first().files().get(0).entry()));
        String nodeId = jdbc.queryForObject("SELECT node_id FROM vt_intake WHERE id = ?", String.class, entry);
        NodeRef document = RegistryService.ref(Objects.requireNonNull(nodeId));
        IncomingFields usual = TestSite.fields("14/TTr-SNV", "Về việc xin ý kiến");

        asClerk(() -> repository
                .bean(RegistryService.class)
                .registerIncoming(new RegistrationRequest(
                        "H99",
                        null,
                        document,
                        null,
                        new IncomingFields(
                                usual.number(),
                                usual.codeNumber(),
                                usual.codeNotation(),
                                usual.issuedDate(),
                                usual.issuerName(),
                                usual.issuerCode(),
                                usual.typeCode(),
                                usual.subject(),
                                usual.urgency(),
                                usual.language(),
                                usual.pageAmount(),
                                usual.origin(),
                                "email",
                                usual.signerName(),
                                usual.signerPosition(),
                                usual.signerCompetence(),
                                usual.recipients(),
                                usual.toPlaces(),
                                "Đề xuất giao Phòng Văn xã tham mưu",
                                usual.dueDate(),
                                usual.secrecy(),
                                usual.documentId()),
                        null,
                        null,
                        null,
                        null,
                        false)));

        assertThat(site.asRole(
                        "leader",
                        () -> repository.bean(IncomingProcessing.class).isBegun(document)))
                .isTrue();
        NodeService nodes = repository.bean("NodeService", NodeService.class);
        assertThat(site.asRole("leader", () -> nodes.getProperty(document, RegistryModel.PROP_SOURCE)))
                .isEqualTo("email");
        assertThat(site.asRole("leader", () -> nodes.getProperty(document, RegistryModel.PROP_NOTE)))
                .isEqualTo("Đề xuất giao Phòng Văn xã tham mưu");
    }

    @Test
    void aRunThatWasKilledAfterStoringIsFinishedWithoutASecondEntry() throws Exception {
        MimeMessage sent = message("mot@mau.gov.vn", "Một lần thôi", "", pdf("mot.pdf"));
        user.deliver(sent);
        takeWithoutMoving(sent);
        assertThat(count("INBOX")).isEqualTo(1);
        long rows = rows();
        long entries = entries();

        run();
        user.deliver(sent);
        run();

        assertThat(rows()).isEqualTo(rows);
        assertThat(entries()).isEqualTo(entries);
        assertThat(count("INBOX")).isZero();
    }

    @Test
    void aMessageThatCannotBeStoredStaysInTheMailbox() throws Exception {
        user.deliver(message("hai@mau.gov.vn", "Cơ quan lạ", "", pdf("hai.pdf")));
        long rows = rows();

        runFor("H77");

        assertThat(count("INBOX")).isEqualTo(1);
        assertThat(rows()).isEqualTo(rows);
        run();
        assertThat(count("INBOX")).isZero();
        assertThat(first().state()).isEqualTo("stored");
    }

    @Test
    void whatIsSecretOrHasNoDocumentIsRefusedAndNothingOfItIsKept() throws Exception {
        long entries = entries();
        user.deliver(message("ba@mau.gov.vn", "[MẬT] Về việc ấy", "lời văn mật", pdf("mat.pdf")));
        user.deliver(message("ba@mau.gov.vn", "Chào hỏi", "không có tệp"));

        run();

        assertThat(entries()).isEqualTo(entries);
        List<MailViews.View> seen = list();
        assertThat(seen.subList(0, 2)).extracting(MailViews.View::state).containsOnly("refused");
        assertThat(seen.get(1).subject()).isEmpty();
        assertThat(seen.get(1).words()).isEmpty();
        assertThat(seen.get(1).files()).isEmpty();
        assertThat(count("Vanthu-refused")).isEqualTo(2);
        assertThat(ANSWERS.sent).hasSize(2);
    }

    @Test
    void programsGetNoAnswer() throws Exception {
        MimeMessage automatic = message("may@mau.gov.vn", "Tự động", "", pdf("tu-dong.pdf"));
        automatic.setHeader("Auto-Submitted", "auto-generated");
        automatic.saveChanges();
        user.deliver(automatic);

        run();

        assertThat(first().answer()).isEqualTo("none");
        assertThat(ANSWERS.sent).isEmpty();
    }

    @Test
    void messagesThatAreDamagedOrTooLargeAreRefusedAndHoldNobodyUp() throws Exception {
        long entries = entries();
        MimeMultipart inner = new MimeMultipart();
        for (int depth = 0; depth < 12; depth++) {
            MimeMultipart outer = new MimeMultipart();
            MimeBodyPart part = new MimeBodyPart();
            if (depth == 0) {
                part.setText("cuối");
                inner.addBodyPart(part);
                part = new MimeBodyPart();
            }
            part.setContent(inner);
            outer.addBodyPart(part);
            inner = outer;
        }
        MimeMessage deep = empty("sau@mau.gov.vn", "Lồng nhau");
        deep.setContent(inner);
        deep.saveChanges();
        user.deliver(deep);
        user.deliver(message("to@mau.gov.vn", "Quá lớn", "x".repeat(3 << 20)));
        user.deliver(message("nam@mau.gov.vn", "Sau cùng", "", pdf("sau-cung.pdf")));

        run();

        assertThat(count("INBOX")).isZero();
        assertThat(count("Vanthu-refused")).isEqualTo(2);
        assertThat(entries()).isEqualTo(entries + 1);
    }

    @Test
    void onlyClerksOfTheAgencySeeTheMailbox() {
        for (String role : List.of("leader", "specialist", "system-admin", "external")) {
            assertThatThrownBy(() -> site.asRole(role, () -> views.list("H99", "", Keyset.parse(null, null))))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    private void run() throws IOException {
        runFor("H99");
    }

    private void runFor(String agency) throws IOException {
        Path file = directory.resolve("mailboxes.properties");
        Files.writeString(file, """
                vanthu.agency = %s
                vanthu.host = 127.0.0.1
                vanthu.port = %d
                vanthu.security = none
                vanthu.user = vanthu
                vanthu.password = %s
                broken.agency = H99
                """.formatted(agency, server.getImap().getPort(), PASSWORD));
        MailLimits limits = MailLimits.ofMebibytes(2);
        new MailRun(
                        new MailAccounts(file.toString()),
                        intake,
                        repository.bean(MailAnswers.class),
                        new MailReader(limits),
                        limits,
                        clock)
                .work(Duration.ofMinutes(1));
    }

    /** As a run that is killed before it moves the message. */
    private void takeWithoutMoving(MimeMessage message) throws Exception {
        Path file = directory.resolve("one.eml");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        Files.write(file, bytes.toByteArray());
        MailAccount account =
                new MailAccount("vanthu", "H99", "", 0, "none", "", "", "INBOX", "Vanthu", "Vanthu-refused", true);
        try (Mail mail = new MailReader(MailLimits.ofMebibytes(2)).read(file)) {
            site.as("admin", () -> intake.take(account, mail));
        }
    }

    private MailViews.View first() {
        return list().get(0);
    }

    private List<MailViews.View> list() {
        return asClerk(() -> views.list("H99", "", Keyset.parse(null, null)).items());
    }

    private static <T> T asClerk(java.util.concurrent.Callable<T> work) {
        return site.asRole("clerk", work);
    }

    private long rows() {
        return count("vt_mailbox_message", "");
    }

    private long entries() {
        return count("vt_intake", "");
    }

    private long count(String table, String nothing) {
        Long count = jdbc.queryForObject("SELECT count(*) FROM " + table + nothing, Long.class);
        return count == null ? 0 : count;
    }

    private static long count(String folder) {
        MailFolder found = "INBOX".equals(folder)
                ? inbox()
                : server.getManagers().getImapHostManager().getFolder(user, folder);
        return found == null ? 0 : found.getMessageCount();
    }

    private static MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Attached(String name, String type, byte[] bytes) {}

    private static int made;

    /** No two are the same: an entry is known by its bytes. */
    private static Attached pdf(String name) {
        byte[] bytes = SampleFiles.pdf(1);
        byte[] unlike = ("\n% " + name + " " + made++ + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[bytes.length + unlike.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(unlike, 0, all, bytes.length, unlike.length);
        return new Attached(name, "application/pdf", all);
    }

    private static Attached other() {
        return new Attached("chay.exe", "application/octet-stream", new byte[] {'M', 'Z', 0, 1, 2, 3});
    }

    private static MimeMessage empty(String from, String subject) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, ADDRESS);
        message.setSubject(subject, "UTF-8");
        return message;
    }

    private static MimeMessage message(String from, String subject, String text, Attached... files) throws Exception {
        MimeMessage message = empty(from, subject);
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, "UTF-8");
        parts.addBodyPart(words);
        for (Attached file : files) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
            part.setFileName(file.name());
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    /** Stands for the mail action of ACS. */
    private static final class RecordingMail extends ActionExecuterAbstractBase {
        private final List<String> sent = new ArrayList<>();

        RecordingMail() {
            name = "mail";
        }

        @Override
        protected void executeImpl(Action action, NodeRef actionedUponNodeRef) {
            sent.add(action.getParameterValue("to") + "|" + action.getParameterValue("subject") + "|"
                    + action.getParameterValue("text"));
        }

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
            paramList.add(new ParameterDefinitionImpl("to", DataTypeDefinition.TEXT, false, "to"));
            paramList.add(new ParameterDefinitionImpl("subject", DataTypeDefinition.TEXT, true, "subject"));
            paramList.add(new ParameterDefinitionImpl("text", DataTypeDefinition.TEXT, false, "text"));
        }
    }
}
