package org.vanthu.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.ReadingRequests.AskForm;
import org.vanthu.archive.ReadingRequests.DecisionForm;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.shared.Keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.archive.ArchiveDesk.AGENCY;
import static org.vanthu.archive.ArchiveDesk.AN;
import static org.vanthu.archive.ArchiveDesk.ARCHIVIST;
import static org.vanthu.archive.ArchiveDesk.BINH;

/** Dossiers of the archive read, copied and lent. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class ReadingFeatureTest {

    private static ArchiveDesk desk;

    @TempDir
    static Path folder;

    private final ReadingRequests requests;
    private final ReadingCopies copies;
    private final ArchiveDossiers archive;
    private final MutableClock clock;

    ReadingFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.requests = repository.bean(ReadingRequests.class);
        this.copies = repository.bean(ReadingCopies.class);
        this.archive = repository.bean(ArchiveDossiers.class);
        this.clock = clock;
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new ArchiveDesk(repository).create();
    }

    @Test
    void aReadingCopySaysForWhomItIsAndIsCountedAndEndsAfterFiveDays() throws IOException {
        Dossier dossier = kept("Hồ sơ để đọc");
        ReadingRequest request = ask(BINH, dossier, ReadingRequest.READ);
        String document = desk.site
                                .as(ARCHIVIST, () -> requests.details(granted(request)))
                                .get("documents")
                        instanceof List<?> list
                ? String.valueOf(((Map<?, ?>) list.get(0)).get("nodeId"))
                : "";

        ReadingCopies.Copy copy = desk.site.as(BINH, () -> copies.begin(request.id(), document));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.site.as(BINH, () -> {
            copies.write(copy, out);
            return null;
        });

        try (var pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("BẢN ĐỌC – Lê Văn Bình");
        }
        assertThat(archive.find(dossier.id()).orElseThrow().views()).isEqualTo(1);
        clock.advance(Duration.ofDays(5));
        assertThatThrownBy(() -> desk.site.as(BINH, () -> copies.begin(request.id(), document)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-open");
        assertThat(desk.site
                        .as(BINH, () -> requests.details(requests.readable(request.id())))
                        .get("documents"))
                .isEqualTo(List.of());
    }

    @Test
    void onlyWhoAskedAndArchivistsSeeARequestAndOnlyArchivistsDecide() {
        ReadingRequest request = ask(BINH, kept("Hồ sơ của người khác"), ReadingRequest.COPY);

        assertThatThrownBy(() -> desk.site.as(AN, () -> requests.readable(request.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        desk.site.as(BINH, () -> requests.decide(request.id(), new DecisionForm(true, null, null, 1L))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> desk.site.as(
                        ARCHIVIST, () -> requests.decide(request.id(), new DecisionForm(false, " ", null, 1L))))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.missing");
        desk.site.as(
                ARCHIVIST, () -> requests.decide(request.id(), new DecisionForm(false, "Chưa đủ căn cứ", null, 1L)));
        assertThatThrownBy(() -> granted(request))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.request-decided");
        assertThat(desk.site
                        .as(AN, () -> requests.list(AGENCY, false, null, Keyset.parse(null, "100")))
                        .items())
                .noneMatch(row -> request.id().equals(row.get("id")));
    }

    @Test
    void papersAreLentToOnePersonAtATimeAndComeBack() {
        Dossier dossier = kept("Hồ sơ giấy");
        ReadingRequest first = ask(AN, dossier, ReadingRequest.BORROW);
        ReadingRequest second = ask(BINH, dossier, ReadingRequest.BORROW);

        assertThatThrownBy(() -> lend(first, null)).hasFieldOrPropertyWithValue("msgId", "archive.error.due");
        lend(first, java.time.LocalDate.of(2099, 1, 1));
        assertThatThrownBy(() -> lend(second, java.time.LocalDate.of(2099, 1, 1)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.lent");
        desk.site.as(ARCHIVIST, () -> requests.giveBack(first.id(), 2L));
        assertThat(lend(second, java.time.LocalDate.of(2099, 1, 1)).state()).isEqualTo(ReadingRequest.GRANTED);
    }

    @Test
    void aDossierThatTheArchiveDoesNotHaveIsNotAskedForAndOneIsFoundByYearAndCode() {
        Dossier running = desk.ended(AN, "Chưa nộp", document("Về việc chưa nộp"));
        Dossier dossier = kept("Hồ sơ theo mã");

        assertThatThrownBy(() -> ask(BINH, running, ReadingRequest.READ))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-kept");
        ReadingRequest found = desk.site.as(
                BINH,
                () -> requests.ask(new AskForm(
                        AGENCY, dossier.year() + "/" + dossier.code(), "read", null, "official", "Tra cứu")));
        assertThat(found.dossier()).isEqualTo(dossier.id());
    }

    private ReadingRequest ask(String user, Dossier dossier, String kind) {
        return desk.site.as(
                user,
                () -> requests.ask(new AskForm(AGENCY, dossier.id(), kind, null, "official", "Để giải quyết đơn")));
    }

    private ReadingRequest granted(ReadingRequest request) {
        return desk.site.as(ARCHIVIST, () -> requests.decide(request.id(), new DecisionForm(true, null, null, 1L)));
    }

    private ReadingRequest lend(ReadingRequest request, java.time.@Nullable LocalDate due) {
        return desk.site.as(ARCHIVIST, () -> requests.decide(request.id(), new DecisionForm(true, null, due, 1L)));
    }

    private static Dossier kept(String title) {
        Dossier dossier = desk.ended(AN, title, document("Về việc " + title));
        desk.takeOver(AN, dossier);
        return dossier;
    }

    private static org.alfresco.service.cmr.repository.NodeRef document(String subject) {
        return desk.document(subject, ArchiveDesk.pdf(folder, subject.hashCode() + ".pdf", 2));
    }
}
