package org.vanthu.archive.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.AcceptedDossiers;
import org.vanthu.archive.ArchiveDossiers;
import org.vanthu.archive.ArchiveStage;
import org.vanthu.archive.transfer.Transfers.Answer;
import org.vanthu.archive.transfer.Transfers.View;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.EndedDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.EndedDossiers.AGENCY;
import static org.vanthu.dossier.EndedDossiers.ARCHIVIST;

/** Permanent dossiers on their way to the historical archive. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.archive.transfer-folder", value = "${dir}/transfer")
class TransferFeatureTest {

    @TempDir
    private static Path folder;

    private static AcceptedDossiers fixture;

    private final Transfers transfers;
    private final Sending sending;
    private final ArchiveDossiers archive;
    private final Path outbox;

    TransferFeatureTest(EmbeddedRepository repository, Path directory) {
        this.transfers = repository.bean(Transfers.class);
        this.sending = repository.bean(Sending.class);
        this.archive = repository.bean(ArchiveDossiers.class);
        this.outbox = directory.resolve("transfer");
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        fixture = new AcceptedDossiers(repository).create();
    }

    @Test
    @Requirement("R002-060")
    void permanentDossiersGoToTheHistoricalArchiveAndItsAnswersAreKept() throws IOException {
        Dossier good = permanent("Hồ sơ đạt");
        Dossier bad = permanent("Hồ sơ không đạt");
        assertThat(archivist(() -> transfers.candidates(AGENCY, true, "", 100)))
                .extracting(TransferTable.Candidate::dossier)
                .contains(good.id(), bad.id());

        View view = created("GN-01", good, bad);
        assertThat(view.actions()).containsExactly("register");
        assertThat(stage(good)).isEqualTo(ArchiveStage.TRANSFERRING);
        view = registered(view, "LTLS-15/2026");
        view = send(view);
        assertThat(view.items()).extracting(TransferTable.Item::state).containsOnly("waiting");
        for (TransferTable.Item item : view.items()) {
            assertThat(DigestUtils.sha256Hex(Files.readAllBytes(file("LTLS-15-2026", item))))
                    .isEqualTo(item.sha256());
        }

        String answers = "Gói tin;Kết quả;Lý do\n" + view.items().get(0).objectId() + ";Đạt;\n"
                + view.items().get(1).objectId() + ";Không đạt;Thiếu mục lục\n";
        view = answer(view, AnswerFile.read(answers));
        assertThat(view.actions()).contains("finish");
        View ended = finish(view);

        assertThat(ended.items()).extracting(TransferTable.Item::state).containsExactly("done", "failed");
        assertThat(stage(good)).isEqualTo(ArchiveStage.TRANSFERRED);
        assertThat(stage(bad)).isEqualTo(ArchiveStage.ACCEPTED);
        assertThat(archive.find(bad.id()).orElseThrow().reason()).isEqualTo("Thiếu mục lục");
    }

    @Test
    void onlyWhatIsPermanentIsOffered() {
        Dossier other = fixture.accepted("Hồ sơ hai mươi năm", "20 năm", List.of());

        assertThat(archivist(() -> transfers.candidates(AGENCY, true, "", 100)))
                .extracting(TransferTable.Candidate::dossier)
                .doesNotContain(other.id());
    }

    @Test
    void aDossierIsInOneOpenTransferOnly() {
        Dossier dossier = permanent("Hồ sơ một lần");
        created("GN-02", dossier);

        assertThatThrownBy(() -> created("GN-03", dossier)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> created("GN-02", permanent("Hồ sơ trùng mã")))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.transfer-code");
    }

    @Test
    void anAnswerForAnotherPackageOrWithoutAReasonIsRefused() {
        View sent = send(registered(created("GN-04", permanent("Hồ sơ chờ trả lời")), "GN-04"));

        assertThatThrownBy(() -> answer(sent, List.of(new Answer("uuid-KHAC", "passed", ""))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        answer(sent, List.of(new Answer(sent.items().get(0).objectId(), "failed", " "))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> finish(sent)).hasFieldOrPropertyWithValue("msgId", "archive.error.transfer-open");
    }

    @Test
    void whoSawAnOlderVersionIsTold() {
        View first = created("GN-05", permanent("Hồ sơ hai người"));
        registered(first, "GN-05");

        assertThatThrownBy(() -> registered(first, "GN-05-B"))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.transfer-changed");
    }

    @Test
    void onlyArchivistsHandOver() {
        View view = created("GN-06", permanent("Hồ sơ quyền"));

        assertThat(fixture.ended()
                        .site()
                        .as(TestSite.user(AGENCY, "leader"), () -> transfers.get(id(view)))
                        .actions())
                .isEmpty();
        assertThatThrownBy(() -> fixture.ended()
                        .site()
                        .as(TestSite.user(AGENCY, "clerk"), () -> transfers.candidates(AGENCY, true, "", 1)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement("R002-119")
    void packagesArePostedToTheHistoricalArchiveWithATokenAndTheirHash() throws IOException {
        Map<String, String> received = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/nhan", exchange -> {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            received.put("id", exchange.getRequestHeaders().getFirst("X-Package-Id"));
            received.put("token", exchange.getRequestHeaders().getFirst("Authorization"));
            received.put("sha256", DigestUtils.sha256Hex(bytes));
            exchange.sendResponseHeaders(received.containsKey("down") ? 503 : 201, -1);
            exchange.close();
        });
        server.start();
        try {
            Path file = Files.writeString(folder.resolve("goi.zip"), "gói tin");
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/nhan");
            HttpChannel channel = new HttpChannel(address, "bi-mat", Duration.ofSeconds(20));

            channel.deliver(AGENCY, "LTLS-1", "uuid-1", DigestUtils.sha256Hex("gói tin"), file);

            assertThat(received)
                    .containsEntry("id", "uuid-1")
                    .containsEntry("token", "Bearer bi-mat")
                    .containsEntry("sha256", DigestUtils.sha256Hex("gói tin"));
            received.put("down", "yes");
            assertThatThrownBy(() -> channel.deliver(AGENCY, "LTLS-1", "uuid-1", "", file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("503");
        } finally {
            server.stop(0);
        }
    }

    private static Dossier permanent(String title) {
        return fixture.accepted(
                title,
                "Vĩnh viễn",
                List.of(fixture.ended()
                        .incoming(
                                "Về việc " + title,
                                EndedDossiers.text(folder, DigestUtils.md5Hex(title) + ".txt", title))));
    }

    private View created(String code, Dossier... dossiers) {
        List<String> ids = Stream.of(dossiers).map(Dossier::id).toList();
        return archivist(() -> transfers.create(new Transfers.TransferForm(AGENCY, code, "Đợt " + code, null, ids)));
    }

    private View registered(View view, String code) {
        return archivist(() -> transfers.register(
                id(view),
                new Transfers.RegistrationForm(code, null, view.transfer().version())));
    }

    private View send(View view) {
        String before = AuthenticationUtil.getFullyAuthenticatedUser();
        AuthenticationUtil.setFullyAuthenticatedUser(ARCHIVIST);
        try {
            return sending.send(id(view));
        } finally {
            if (before == null) {
                AuthenticationUtil.clearCurrentSecurityContext();
            } else {
                AuthenticationUtil.setFullyAuthenticatedUser(before);
            }
        }
    }

    private View answer(View view, List<Answer> answers) {
        return archivist(() -> transfers.answer(
                id(view), new Transfers.AnswersForm(answers, view.transfer().version())));
    }

    private View finish(View view) {
        return archivist(() -> transfers.finish(id(view), view.transfer().version()));
    }

    private static long id(View view) {
        return view.transfer().id();
    }

    private String stage(Dossier dossier) {
        return archive.find(dossier.id()).orElseThrow().stage();
    }

    private Path file(String code, TransferTable.Item item) {
        return outbox.resolve(AGENCY).resolve(code).resolve(item.objectId() + ".zip");
    }

    private static <T> T archivist(Callable<T> work) {
        return fixture.ended().site().as(ARCHIVIST, work);
    }
}
