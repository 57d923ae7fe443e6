package org.vanthu.embedded.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.EmbeddedRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The action {@code mail} with a real server on the other end. */
class MailActionFeatureTest {

    private static final String TO = "Văn thư <vanthu@so.example>";

    @TempDir
    static Path directory;

    private static GreenMail server;
    private static EmbeddedRepository repository;
    private static ActionService actions;

    @BeforeAll
    static void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("desk@so.example", "desk", "mật khẩu 1");
        repository = EmbeddedRepository.at(directory.resolve("site"))
                .port(0)
                .property("mail.host", "127.0.0.1")
                .property("mail.port", Integer.toString(server.getSmtp().getPort()))
                .property("mail.username", "desk")
                .property("mail.password", "mật khẩu 1")
                .property("mail.from.default", "Hệ thống văn thư <desk@so.example>")
                .start();
        actions = repository.bean("actionService", ActionService.class);
    }

    @AfterAll
    static void stop() {
        repository.close();
        server.stop();
    }

    @Test
    void aTextReachesTheServerAsItWasWrittenAndNoMachineAnswersIt() throws Exception {
        server.purgeEmailFromAllMailboxes();

        send(mail(TO, "Nhắc việc:\r\nBcc: all@so.example", "Văn bản số 12/QĐ đến hạn\nngày mai."));

        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(1);
        assertThat(arrived[0].getSubject()).isEqualTo("Nhắc việc: Bcc: all@so.example");
        assertThat(new String(arrived[0].getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .replace("\r", "")
                        .strip())
                .isEqualTo("Văn bản số 12/QĐ đến hạn\nngày mai.");
        assertThat(((InternetAddress) arrived[0].getFrom()[0]).toUnicodeString())
                .isEqualTo("\"Hệ thống văn thư\" <desk@so.example>");
        assertThat(arrived[0].getAllRecipients()).hasSize(1);
        assertThat(arrived[0].getMessageID()).endsWith("@so.example>");
        assertThat(arrived[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void whatTheServerDoesNotTakeIsToldToTheCaller() {
        assertThatThrownBy(() -> send(mail("không phải địa chỉ", "x", "x")))
                .isInstanceOf(AlfrescoRuntimeException.class)
                .hasMessageContaining("did not take");
        MailServer gone = new MailServer("127.0.0.1", 1, "smtp", false, "", "", "a@so.example", 2000);
        assertThatThrownBy(() -> gone.send("b@so.example", "x", "x"))
                .isInstanceOf(jakarta.mail.MessagingException.class);
    }

    @Test
    void nothingIsSaidToAServerThatCannotEncryptWhereTheSiteAsksForIt() {
        MailServer open = new MailServer(
                "127.0.0.1", server.getSmtp().getPort(), "smtp", true, "desk", "mật khẩu 1", "a@so.example", 5000);

        assertThatThrownBy(() -> open.send("b@so.example", "x", "x"))
                .isInstanceOf(jakarta.mail.MessagingException.class)
                .hasMessageContaining("STARTTLS");
        assertThat(open).hasToString("smtp://127.0.0.1:" + server.getSmtp().getPort());
    }

    @Test
    void aParameterThatTheEngineDoesNotKnowIsRefused() {
        Action mail = mail(TO, "x", "x");
        mail.setParameterValue("template", "welcome.ftl");

        assertThatThrownBy(() -> send(mail)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aServerWithoutASenderOrOfAnotherKindIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new MailServer("mail.example", 25, "smtp", false, "", "", "", 1000))
                .hasMessageContaining("mail.from.default");
        assertThatThrownBy(() -> new MailServer("mail.example", 25, "http", false, "", "", "a@so.example", 1000))
                .hasMessageContaining("mail.protocol");
    }

    private static Action mail(String to, String subject, String text) {
        Action mail = actions.createAction("mail");
        mail.setParameterValue("to", to);
        mail.setParameterValue("subject", subject);
        mail.setParameterValue("text", text);
        return mail;
    }

    private static void send(Action mail) {
        AuthenticationUtil.runAsSystem(() -> repository
                .bean(RetryingTransactionHelper.class)
                .doInTransaction(
                        () -> {
                            actions.executeAction(mail, null, false, false);
                            return null;
                        },
                        true));
    }
}
