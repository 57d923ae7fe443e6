package org.vanthu.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.embedded.search.SearchEngine;
import org.vanthu.files.SampleFiles;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.registry.Attachments;
import org.vanthu.registry.DestroyedDocuments;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.SecretDocuments;
import org.vanthu.registry.TestSite;
import org.vanthu.search.DocumentSearch;
import org.vanthu.search.SearchHit;
import org.vanthu.search.SearchRequest;
import org.vanthu.search.SearchSort;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files that came beside another one go out with it, and a mark of secrecy in one of them takes out all. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
class AttachedEntriesFeatureTest {
    private static final String SECRET = "capture.reason.secret";

    private final EmbeddedRepository repository;
    private final CaptureSite site;
    private final Path directory;

    AttachedEntriesFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory) throws IOException {
        this.repository = repository;
        this.directory = directory;
        this.site = new CaptureSite(repository, clock, directory, false);
    }

    @Test
    void whatTheClerkDiscardsTakesTheFilesBesideItAlong() {
        ExchangeEntries.Taken main = take("cong-van.pdf", open("Công văn"));
        ExchangeEntries.Taken first = beside(main, "phu-luc-1.pdf", open("Phụ lục một"));
        ExchangeEntries.Taken second = beside(main, "phu-luc-2.pdf", open("Phụ lục hai"));
        site.work();

        discard(main, "Gửi nhầm cơ quan");

        for (ExchangeEntries.Taken one : List.of(main, first, second)) {
            assertThat(entry(one).state()).isEqualTo(IntakeState.REFUSED);
            assertThat(entry(one).reason().args()).contains("Gửi nhầm cơ quan");
            assertThat(isThere(one)).isFalse();
        }
    }

    @Test
    void whatIsRegisteredOnItsOwnStaysAndSoDoesWhatCameBefore() {
        byte[] form = open("Mẫu biểu gửi kèm nhiều văn bản");
        ExchangeEntries.Taken earlier = take("bieu-mau.pdf", form);
        ExchangeEntries.Taken main = take("thong-bao.pdf", open("Thông báo"));
        ExchangeEntries.Taken registered = beside(main, "ke-hoach.pdf", open("Kế hoạch"));
        ExchangeEntries.Taken again = beside(main, "bieu-mau-2.pdf", form);
        site.work();
        separate(registered);
        register(registered, "31/KH-SNV");

        discard(main, "Không thuộc thẩm quyền");

        assertThat(again.id()).isEqualTo(earlier.id());
        assertThat(entry(earlier).state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(entry(registered).state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(isThere(registered)).isTrue();
    }

    @Test
    void aFileBesideADocumentWaitsForNobodyAndIsRegisteredWithIt() throws Exception {
        ExchangeEntries.Taken main = take("quyet-dinh.pdf", open("Quyết định"));
        ExchangeEntries.Taken annex = beside(main, "phu-luc.pdf", open("Danh mục vị trí việc làm"));
        ExchangeEntries.Taken text = beside(main, "ghi-chu.txt", "Định mức kinh phí".getBytes(UTF_8));
        site.work();

        assertThat(waiting()).containsExactly(Long.toString(main.id()));
        EntryView.Detail detail =
                site.asClerk(() -> repository.bean(CaptureService.class).detail(main.id()));
        assertThat(detail.attachments())
                .extracting(EntryView.AttachedView::fileName)
                .containsExactly("phu-luc.pdf", "ghi-chu.txt");
        assertThat(detail.attachments())
                .extracting(EntryView.AttachedView::state)
                .containsOnly("attached");

        register(main, "33/QĐ-SNV");

        assertThat(waiting()).isEmpty();
        assertThat(entry(annex).state()).isEqualTo(IntakeState.ATTACHED);
        String reader = "doc" + site.agency().toLowerCase(Locale.ROOT);
        site.asSystem(() -> OrganizationFixture.person(repository, site.agency(), reader));
        List<Attachments.Attachment> seen =
                site.as(reader, () -> repository.bean(Attachments.class).of(RegistryService.ref(main.nodeId())));
        assertThat(seen).extracting(Attachments.Attachment::nodeId).containsExactly(annex.nodeId(), text.nodeId());
        assertThat(foundBy(reader, "vị trí việc làm")).containsExactly(main.nodeId());
        assertThat(foundBy(reader, "định mức kinh phí")).containsExactly(main.nodeId());
    }

    @Test
    void aCompressedFileMayComeBesideADocument() {
        ExchangeEntries.Taken main = take("bao-cao-so-lieu.pdf", open("Báo cáo số liệu"));
        ExchangeEntries.Taken packed =
                beside(main, "so-lieu.zip", SampleFiles.storedZip(Map.of("so-lieu.txt", "1;2;3".getBytes(UTF_8))));

        site.work();

        assertThat(entry(packed).state()).isEqualTo(IntakeState.ATTACHED);
    }

    @Test
    void filesThatAreReadAtOnceAreAllAmongTheWordsOfTheirDocument() throws Exception {
        ExchangeEntries.Taken main = take("nhieu-phu-luc.pdf", open("Nhiều phụ lục"));
        for (int i = 0; i < 8; i++) {
            beside(main, "phu-luc-so-" + i + ".pdf", open("Phụ lục thứ " + i));
        }
        ExecutorService readers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(readers.submit(site::work));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            readers.shutdownNow();
        }

        assertThat(site.asSystem(() -> (List<?>) repository
                        .bean("nodeService", NodeService.class)
                        .getProperty(CaptureNodes.ref(main.nodeId()), CaptureModel.PROP_ATTACHED_TEXT)))
                .hasSize(8);
    }

    @Test
    void aFileMadeAnEntryOfItsOwnIsHandledByItself() {
        ExchangeEntries.Taken main = take("giay-moi.pdf", open("Giấy mời"));
        ExchangeEntries.Taken other = beside(main, "bao-cao-quy.pdf", open("Báo cáo quý ba"));
        ExchangeEntries.Taken unwanted = beside(main, "logo.pdf", open("Biểu trưng"));
        site.work();

        separate(other);
        discard(unwanted, "Không phải văn bản");
        register(other, "34/BC-SNV");
        register(main, "35/GM-SNV");

        assertThat(entry(other).state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(isThere(unwanted)).isFalse();
        assertThat(site.asClerk(() -> repository.bean(Attachments.class).nodes(RegistryService.ref(main.nodeId()))))
                .isEmpty();
        assertThat(foundBy(site.clerk(), "34/BC-SNV")).containsExactly(other.nodeId());
        assertThat(foundBy(site.clerk(), "báo cáo quý ba")).doesNotContain(main.nodeId());
    }

    @Test
    void filesThatCameOneByOneAreOneDocumentWhereTheClerkSaysSo() {
        ExchangeEntries.Taken letter = take("cong-van.pdf", open("Công văn gửi dự toán"));
        ExchangeEntries.Taken table = take("du-toan.pdf", open("Bảng dự toán chi tiết"));
        ExchangeEntries.Taken note = take("thuyet-minh.pdf", open("Bản thuyết minh"));
        site.work();

        EntryView document = attach(letter, table, note);
        assertThat(document.id()).isEqualTo(Long.toString(letter.id()));
        site.work();
        assertThat(entry(table).state()).isEqualTo(IntakeState.ATTACHED);
        assertThat(waiting()).containsExactly(Long.toString(letter.id()));
        separate(note);
        register(letter, "38/CV-SNV");
        register(note, "39/BC-SNV");

        assertThat(site.asClerk(() -> repository.bean(Attachments.class).nodes(RegistryService.ref(letter.nodeId()))))
                .containsExactly(CaptureNodes.ref(table.nodeId()));
        assertThat(foundBy(site.clerk(), "dự toán chi tiết")).containsExactly(letter.nodeId());
        assertThatThrownBy(() -> attach(letter, note)).isInstanceOf(ConflictException.class);
    }

    @Test
    void ofTwoClerksWhoPutEachOthersDocumentBesideTheirsOneIsTold() throws Exception {
        for (int round = 0; round < 5; round++) {
            ExchangeEntries.Taken one = take("mot-" + round + ".pdf", open("Văn bản một " + round));
            ExchangeEntries.Taken two = take("hai-" + round + ".pdf", open("Văn bản hai " + round));
            site.work();

            List<Boolean> done = atOnce(List.of(() -> attach(one, two), () -> attach(two, one)));
            site.work();

            assertThat(done).containsExactlyInAnyOrder(true, false);
            assertThat(List.of(entry(one).state(), entry(two).state()))
                    .containsExactlyInAnyOrder(IntakeState.AWAITING_CHECK, IntakeState.ATTACHED);
        }
    }

    @Test
    void onlyWhatWaitsByItselfIsPutBesideADocument() {
        ExchangeEntries.Taken main = take("to-trinh.pdf", open("Tờ trình thứ nhất"));
        ExchangeEntries.Taken annex = beside(main, "phu-luc-trinh.pdf", open("Phụ lục tờ trình"));
        ExchangeEntries.Taken other = take("to-trinh-hai.pdf", open("Tờ trình thứ hai"));
        site.work();

        assertThatThrownBy(() -> attach(main)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> attach(main, main)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> attach(other, main))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("to-trinh.pdf");
        assertThatThrownBy(() -> attach(other, annex)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> attach(annex, other)).isInstanceOf(ConflictException.class);
        assertThat(entry(other).state()).isEqualTo(IntakeState.AWAITING_CHECK);
    }

    @Test
    void aFileMadeAnEntryOfItsOwnStillTellsWhatItCameBeside() {
        ExchangeEntries.Taken main = take("thu-moi.pdf", open("Thư mời"));
        ExchangeEntries.Taken other = beside(main, "chuong-trinh.pdf", open("Chương trình"));
        site.work();
        separate(other);

        assertThat(site.asSystem(() -> entries().cameBeside(other.id()))).contains(main.id());
        assertThat(site.asSystem(() -> entries().cameBeside(main.id()))).isEmpty();
        assertThat(site.asClerk(() -> repository.bean(EntryViews.class).detail(entry(other)))
                        .attachedTo())
                .isNull();
    }

    @Test
    void whatIsRegisteredWithADocumentStaysWithIt() {
        ExchangeEntries.Taken main = take("ke-hoach-nam.pdf", open("Kế hoạch năm"));
        ExchangeEntries.Taken annex = beside(main, "phan-cong.pdf", open("Bảng phân công"));
        site.work();
        register(main, "36/KH-SNV");

        assertThatThrownBy(() -> separate(annex)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> discard(annex, "Không cần")).isInstanceOf(ConflictException.class);
        NodeService nodes = repository.bean("NodeService", NodeService.class);
        assertThatThrownBy(() -> site.as("admin", () -> {
                    nodes.deleteNode(CaptureNodes.ref(annex.nodeId()));
                    return true;
                }))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(isThere(annex)).isTrue();
    }

    @Test
    void aFileThatComesWhenItsDocumentIsRegisteredIsAnEntryOfItsOwn() {
        byte[] bytes = open("Công văn gửi lại");
        ExchangeEntries.Taken main = take("gui-lan-dau.pdf", bytes);
        site.work();
        register(main, "37/CV-SNV");

        ExchangeEntries.Taken late = beside(main, "bo-sung.pdf", open("Phụ lục gửi sau"));
        site.work();

        assertThat(entry(late).state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(waiting()).containsExactly(Long.toString(late.id()));
    }

    @Test
    void whatIsDestroyedTakesTheFilesBesideItAlong() {
        ExchangeEntries.Taken main = take("het-han.pdf", open("Văn bản hết hạn"));
        ExchangeEntries.Taken annex = beside(main, "phu-luc-het-han.pdf", open("Phụ lục hết hạn"));
        site.work();
        register(main, "38/CV-SNV");
        String stored = entry(annex).storedOrThrow().sha256();

        site.asSystem(() -> {
            repository.bean(DestroyedDocuments.class).destroy(RegistryService.ref(main.nodeId()));
            return true;
        });

        assertThat(isThere(annex)).isFalse();
        assertThat(entry(annex).stored()).isNull();
        assertThat(ModuleTables.rowsWith(repository, "vt_intake", stored)).isZero();
    }

    @Test
    @Requirement("R000-002")
    void whatIsWithheldIsWithheldWithTheFilesBesideIt() {
        ExchangeEntries.Taken main = take("chua-ro-mat.pdf", open("Văn bản chưa rõ mật"));
        ExchangeEntries.Taken annex = beside(main, "phu-luc-chua-ro.pdf", open("Phụ lục chưa rõ mật"));
        site.work();
        register(main, "39/CV-SNV");
        String reader = "xem" + site.agency().toLowerCase(Locale.ROOT);
        site.asSystem(() -> OrganizationFixture.person(repository, site.agency(), reader));
        assertThat(mayRead(reader, annex)).isTrue();

        site.asClerk(
                () -> repository.bean(SecretDocuments.class).flag(RegistryService.ref(main.nodeId()), "có dấu mật"));

        assertThat(mayRead(reader, annex)).isFalse();
        assertThat(mayRead(site.clerk(), annex)).isTrue();
    }

    @Test
    @Requirement("R000-002")
    void aMarkOfSecrecyInOneFileTakesOutAllThatCameWithIt() {
        ExchangeEntries.Taken main = take("to-trinh.pdf", open("Tờ trình"));
        ExchangeEntries.Taken plain = beside(main, "bang-so-lieu.pdf", open("Bảng số liệu"));
        ExchangeEntries.Taken secret = beside(main, "phuong-an.pdf", SampleFiles.secretPdf());

        site.work();

        for (ExchangeEntries.Taken one : List.of(main, plain, secret)) {
            assertThat(entry(one).state()).isEqualTo(IntakeState.REFUSED);
            assertThat(entry(one).reason().code()).isEqualTo(SECRET);
            assertThat(isThere(one)).isFalse();
        }
    }

    @Test
    @Requirement("R000-002")
    void aMarkFoundAfterTheDocumentWasRegisteredWithholdsIt() {
        ExchangeEntries.Taken main = take("bao-cao.pdf", open("Báo cáo"));
        ExchangeEntries.Taken secret = beside(main, "so-lieu-mat.pdf", SampleFiles.secretPdf());
        register(main, "32/BC-SNV");

        site.work();

        assertThat(entry(secret).state()).isEqualTo(IntakeState.REFUSED);
        assertThat(isThere(secret)).isFalse();
        assertThat(entry(main).state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(ModuleTables.rowsWith(repository, "vt_document_secrecy", main.nodeId()))
                .isEqualTo(1);
    }

    // --- steps

    private ExchangeEntries.Taken take(String name, byte[] content) {
        return stored(content, file -> entries().take(site.agency(), name, file, "Bộ Gửi"));
    }

    private ExchangeEntries.Taken beside(ExchangeEntries.Taken main, String name, byte[] content) {
        return stored(
                content,
                file -> entries()
                        .takeBeside(main, site.agency(), name, file, "Bộ Gửi")
                        .entry());
    }

    private ExchangeEntries entries() {
        return repository.bean(ExchangeEntries.class);
    }

    private ExchangeEntries.Taken stored(
            byte[] content, java.util.function.Function<Path, ExchangeEntries.Taken> taking) {
        try {
            Path file = Files.write(Files.createTempFile(directory, "attached-", ".part"), content);
            try {
                return site.asSystem(() -> taking.apply(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discard(ExchangeEntries.Taken one, String why) {
        site.asClerk(() -> {
            try {
                return repository.bean(CaptureService.class).discard(one.id(), why);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void register(ExchangeEntries.Taken one, String number) {
        site.asClerk(() -> repository
                .bean(RegistryService.class)
                .registerIncoming(new RegistrationRequest(
                        site.agency(),
                        null,
                        RegistryService.ref(one.nodeId()),
                        null,
                        TestSite.fields(number, "Về việc " + number),
                        null,
                        null,
                        null,
                        null,
                        false)));
    }

    /** Which of them succeeded; one that does not must be told of a conflict. */
    private static List<Boolean> atOnce(List<Callable<EntryView>> calls) throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(calls.size());
        try {
            List<Boolean> done = new ArrayList<>();
            for (Future<?> one : clerks.invokeAll(calls)) {
                try {
                    one.get();
                    done.add(true);
                } catch (ExecutionException e) {
                    assertThat(e).hasRootCauseInstanceOf(ConflictException.class);
                    done.add(false);
                }
            }
            return done;
        } finally {
            clerks.shutdownNow();
        }
    }

    private EntryView attach(ExchangeEntries.Taken main, ExchangeEntries.Taken... files) {
        return site.asClerk(() -> repository
                .bean(AttachedEntries.class)
                .attach(
                        main.id(),
                        Stream.of(files).map(ExchangeEntries.Taken::id).toList()));
    }

    private void separate(ExchangeEntries.Taken one) {
        site.asClerk(() -> repository.bean(AttachedEntries.class).separate(one.id()));
    }

    private List<String> waiting() {
        return site
                .asClerk(() ->
                        repository.bean(EntryLists.class).list(site.agency(), "waiting", Keyset.parse(null, "50")))
                .items()
                .stream()
                .map(EntryView::id)
                .toList();
    }

    private List<String> foundBy(String user, String words) {
        repository.bean("embedded.searchEngine", SearchEngine.class).await(Duration.ofSeconds(60));
        SearchRequest request = new SearchRequest(
                '"' + words + '"',
                site.agency(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                SearchSort.relevance());
        return site
                .as(user, () -> repository.bean(DocumentSearch.class).search(request, Keyset.parse(null, "50"), false))
                .items()
                .stream()
                .map(SearchHit::nodeId)
                .toList();
    }

    private boolean mayRead(String user, ExchangeEntries.Taken one) {
        return site.as(
                user,
                () -> repository
                                .bean("permissionService", PermissionService.class)
                                .hasPermission(CaptureNodes.ref(one.nodeId()), PermissionService.READ)
                        == AccessStatus.ALLOWED);
    }

    private Intake entry(ExchangeEntries.Taken one) {
        return site.asSystem(
                () -> repository.bean(IntakeLedger.class).find(one.id()).orElseThrow());
    }

    private boolean isThere(ExchangeEntries.Taken one) {
        return site.asSystem(
                () -> repository.bean("nodeService", NodeService.class).exists(CaptureNodes.ref(one.nodeId())));
    }

    private static byte[] open(String title) {
        return SampleFiles.textPdf(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                title,
                title + " của Sở Nội vụ tỉnh Mẫu",
                "Sở Nội vụ gửi Ủy ban nhân dân tỉnh để xem xét theo chức năng nhiệm vụ được giao");
    }
}
