package org.vanthu.archive.shelves;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.archive.AcceptedDossiers;
import org.vanthu.archive.shelves.PlaceViews.Where;
import org.vanthu.archive.shelves.Places.PlaceForm;
import org.vanthu.archive.shelves.Places.PutForm;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.database.ModuleTables;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.EndedDossiers.AGENCY;
import static org.vanthu.dossier.EndedDossiers.ARCHIVIST;

/** Stores, shelves and boxes, and the dossiers in them. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class ShelvesFeatureTest {

    private static final String LEADER = TestSite.user(AGENCY, "leader");
    private static final String CLERK = TestSite.user(AGENCY, "clerk");

    private static AcceptedDossiers archive;

    private final EmbeddedRepository repository;
    private final Places places;
    private final PlaceViews views;
    private final PlacePrints prints;
    private final AuditTrail audit;

    ShelvesFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.places = repository.bean(Places.class);
        this.views = repository.bean(PlaceViews.class);
        this.prints = repository.bean(PlacePrints.class);
        this.audit = repository.bean(AuditTrail.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        archive = new AcceptedDossiers(repository).create();
    }

    @Test
    void aBoxThatIsMovedTakesEverythingInItAlong() {
        made("store", null, "A");
        made("shelf", "A", "A-01");
        Place to = made("shelf", "A", "A-02");
        Place box = made("box", "A-01", "H001");
        Dossier first = accepted("Hồ sơ trong hộp một");
        Dossier second = accepted("Hồ sơ trong hộp hai");
        assertThat(put("h001", first.id(), second.year() + "/" + second.code())).isEqualTo(2);
        assertThat(where(first)).isEqualTo(new Where("Kho A, Giá A-01, Hộp H001", box.id(), null));

        archivist(() -> places.change(box.id(), new PlaceForm(null, null, "A-02", "H001", "Hồ sơ 2026", 1L)));

        assertThat(where(first).place()).isEqualTo("Kho A, Giá A-02, Hộp H001");
        assertThat(where(second).place()).isEqualTo("Kho A, Giá A-02, Hộp H001");
        assertThat(rows(archivist(() -> views.of(to)))).singleElement().satisfies(row -> {
            assertThat(row.get("code")).isEqualTo("H001");
            assertThat(row.get("dossiers")).isEqualTo(2);
        });
        assertThat(audit.of("place:" + box.id()))
                .anySatisfy(event -> assertThat(event.changes())
                        .containsExactly(
                                new Change("place", "Kho A, Giá A-01, Hộp H001", "Kho A, Giá A-02, Hộp H001")));
        assertThatThrownBy(() ->
                        archivist(() -> places.change(box.id(), new PlaceForm(null, null, "A-01", "H001", null, 1L))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aDossierLiesInOneBoxAndComesOutOfItAndTheAuditSaysFromWhereToWhere() {
        made("store", null, "B");
        made("shelf", "B", "B-01");
        Place one = made("box", "B-01", "B001");
        made("box", "B-01", "B002");
        Dossier dossier = accepted("Hồ sơ đổi hộp");

        put("B001", dossier.id());
        assertThat(put("B001", dossier.id())).isZero();
        put("B002", dossier.id());

        assertThat(archivist(() -> views.of(one)).get("dossiers")).isEqualTo(List.of());
        assertThat(audit.of(dossier.id()))
                .anySatisfy(event -> assertThat(event.changes())
                        .containsExactly(
                                new Change("place", "Kho B, Giá B-01, Hộp B001", "Kho B, Giá B-01, Hộp B002")));
        archivist(() -> places.put(new PutForm(AGENCY, null, List.of(dossier.id()))));
        assertThat(where(dossier)).isEqualTo(new Where(null, null, null));
    }

    @Test
    void whatWasDestroyedLeavesItsBoxSoThatTheBoxCanBeRemoved() {
        made("store", null, "C");
        Place shelf = made("shelf", "C", "C-01");
        Place box = made("box", "C-01", "C001");
        Dossier dossier = accepted("Hồ sơ sẽ hủy");
        put("C001", dossier.id());
        assertThatThrownBy(() -> remove(box)).hasFieldOrPropertyWithValue("msgId", "archive.error.place-not-empty");
        assertThatThrownBy(() -> remove(shelf)).hasFieldOrPropertyWithValue("msgId", "archive.error.place-not-empty");

        archive.destroyed(dossier);

        assertThat(where(dossier).place()).isNull();
        remove(box);
        remove(shelf);
        assertThatThrownBy(() -> archivist(() -> places.readable(box.id()))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatWasWrittenBeforeThereWereBoxesStaysReadable() {
        Dossier dossier = accepted("Hồ sơ có chỗ để cũ");
        ModuleTables.of(repository)
                .update("UPDATE vt_archive_dossier SET box = ? WHERE dossier = ?", "K2-G3-H014", dossier.id());

        assertThat(where(dossier)).isEqualTo(new Where(null, null, "K2-G3-H014"));
    }

    @Test
    void wrongCodesAndDossiersThatTheArchiveDoesNotHaveAreRefused() {
        made("store", null, "D");
        made("shelf", "D", "D-01");
        made("box", "D-01", "D001");
        Dossier ended = archive.ended().ended("Chưa nộp lưu", "10 năm", List.of());
        Dossier accepted = accepted("Hồ sơ không bị chuyển");

        assertThatThrownBy(() -> made("shelf", "D", "d-01"))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.place-code-taken");
        assertThatThrownBy(() -> made("shelf", "KHÔNG", "D-02"))
                .isInstanceOf(InvalidInputException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.no-place-code");
        assertThatThrownBy(() -> made("box", "D-01", "hộp số 1"))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.place-code");
        assertThatThrownBy(() -> made("drawer", "D-01", "X"))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.choice");
        assertThatThrownBy(() -> put("D001", accepted.id(), ended.id()))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "archive.error.place-not-kept");
        assertThat(where(accepted).place()).isNull();
    }

    @Test
    void onlyArchivistsKeepPlacesLeadersSeeThemAndOthersDoNot() {
        Place store = made("store", null, "E");
        String stranger = TestSite.user(TestSite.OTHER_AGENCY, "archivist");

        assertThat(as(LEADER, () -> views.stores(AGENCY)).get("mayKeep")).isEqualTo(false);
        assertThatThrownBy(() -> as(LEADER, () -> places.make(new PlaceForm(AGENCY, "store", null, "F", null, null))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        as(LEADER, () -> places.change(store.id(), new PlaceForm(null, null, null, "F", null, 1L))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(CLERK, () -> views.stores(AGENCY))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(stranger, () -> places.readable(store.id())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> as(stranger, () -> places.put(new PutForm(AGENCY, null, List.of("x")))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void labelsAndTheListOfAShelfArePrinted() throws IOException {
        made("store", null, "G");
        Place shelf = made("shelf", "G", "G-01");
        for (int i = 1; i <= 9; i++) {
            made("box", "G-01", "G00" + i);
        }
        Dossier dossier = accepted("Hồ sơ có nhãn");
        put("G009", dossier.id());
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        ByteArrayOutputStream list = new ByteArrayOutputStream();

        prints.labels(shelf, labels);
        prints.list(shelf).writePdf(list);

        try (var pdf = Loader.loadPDF(labels.toByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "Giá G-01", "Hộp G001", "Hộp G009", "Kho G, Giá G-01", "1 hồ sơ: " + dossier.year() + "/");
        }
        try (var pdf = Loader.loadPDF(list.toByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("DANH SÁCH HỒ SƠ TRÊN GIÁ", "Hồ sơ có nhãn", "G009", "9 hộp, 1 hồ sơ");
        }
    }

    private Place made(String kind, @Nullable String parent, String code) {
        return archivist(() -> places.make(new PlaceForm(AGENCY, kind, parent, code, null, null)));
    }

    private int put(String box, String... dossiers) {
        return archivist(() -> places.put(new PutForm(AGENCY, box, List.of(dossiers))));
    }

    private void remove(Place place) {
        archivist(() -> {
            places.remove(place.id());
            return true;
        });
    }

    private Where where(Dossier dossier) {
        return archivist(() -> views.where(dossier.id()));
    }

    private static List<Map<?, ?>> rows(Map<String, Object> view) {
        return view.get("places") instanceof List<?> rows
                ? rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList()
                : List.of();
    }

    private static Dossier accepted(String title) {
        return archive.accepted(title, "10 năm", List.of());
    }

    private static <T> T archivist(java.util.concurrent.Callable<T> work) {
        return as(ARCHIVIST, work);
    }

    private static <T> T as(String user, java.util.concurrent.Callable<T> work) {
        return archive.ended().site().as(user, work);
    }
}
