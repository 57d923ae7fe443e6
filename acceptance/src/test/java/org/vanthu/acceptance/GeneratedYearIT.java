package org.vanthu.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/**
 * A year of an agency and what archivists do with it from its end to the destruction of what has expired, in a real
 * browser. The year is made as people make it, over HTTP: documents with files registered, dealt with and put into
 * dossiers. {@code -Dvanthu.year.documents=20000} makes it as large as that of a department.
 */
class GeneratedYearIT {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
    private static final int DOCUMENTS = Integer.getInteger("vanthu.year.documents", 120);
    private static final int TOGETHER = 10;
    /** One of so many documents is in no dossier. */
    private static final int LOOSE = 20;

    private static final int THREADS = 4;
    private static final double LONG_MILLIS = 60_000 + 30.0 * DOCUMENTS;
    private static final List<String> RETENTIONS = List.of("5 năm", "10 năm", "20 năm", "Vĩnh viễn");
    private static final String HANDED_IN = "Hồ sơ công việc số 1 ";

    private static SiteProcess process;
    private static StaffedOffice office;

    @BeforeAll
    static void site() {
        assumeFalse(Site.isGiven(), "the clock of a given site cannot be set forward");
        process = SiteProcess.startWithClock(Site.fresh("generated-year"));
        office = StaffedOffice.create(Site.of(process), "H99.Y2");
        office.person("luutru", "Nguyễn Thị Lưu", "Lưu trữ viên", null, "archivist");
    }

    @AfterAll
    static void stop() {
        if (process != null) {
            process.close();
        }
    }

    @Test
    @Requirement({"R000-079", "R002-060", "R004-059"})
    void aYearIsClosedFiledReorganizedHandedInPackedAndAtItsTimeDestroyedExceptWhatIsHeld() throws Exception {
        List<String> documents = inParallel(DOCUMENTS, GeneratedYearIT::registered);
        dealWithAll();
        List<String> dossiers = inParallel(DOCUMENTS / TOGETHER, ordinal -> dossier(ordinal, documents));
        process.forward(Duration.ofDays(400));

        String run = fileAndPropose();
        pace(run, 2);
        approve(run);
        pauseKillAndGoOn(run);
        undoOne(run);
        takeOver();
        pack(dossiers.stream().filter(GeneratedYearIT::isEnded).findFirst().orElseThrow());
        process.forward(Duration.ofDays(400 + 7 * 366));
        destroyWhatExpiredExceptWhatIsHeld();
    }

    private static <T> List<T> inParallel(int count, IntFunction<T> work)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> running = new ArrayList<>();
            IntStream.rangeClosed(1, count).forEach(ordinal -> running.add(pool.submit(() -> work.apply(ordinal))));
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static String registered(int ordinal) {
        Clerk clerk = office.clerk();
        try {
            return must(clerk.api()
                            .upload(
                                    "registry/incoming",
                                    Map.of(
                                            "metadata",
                                            Api.JSON.writeValueAsString(clerk.request(Clerk.fields(
                                                    ordinal + "/CV-N", "Về việc công việc số " + group(ordinal))))),
                                    "van-ban.pdf",
                                    TinyPdf.of("Van ban so " + ordinal),
                                    "application/pdf"))
                    .json()
                    .path("nodeId")
                    .asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The dossier to which a document belongs, whether or not it is put there. */
    private static int group(int ordinal) {
        return (ordinal - 1) / TOGETHER + 1;
    }

    /** The leader files each document for information. */
    private static void dealWithAll() throws InterruptedException, ExecutionException {
        Api leader = office.as("lanhdao");
        int dealtWith = 0;
        while (dealtWith < DOCUMENTS) {
            List<JsonNode> items = new ArrayList<>();
            must(leader.get("work/items?limit=500&agency=" + office.agency()))
                    .json()
                    .path("items")
                    .forEach(items::add);
            inParallel(items.size(), i -> {
                JsonNode item = items.get(i - 1);
                return must(leader.post(
                        "routing/items/" + item.path("id").asText() + "/file",
                        map("comment", "Lưu để biết", "version", item.path("version"))));
            });
            dealtWith += items.size();
        }
    }

    /** Ten documents, but not the loose one, and a paper. */
    private static String dossier(int ordinal, List<String> documents) {
        Api keeper = office.as("chuyenvien");
        List<String> inside = IntStream.range((ordinal - 1) * TOGETHER, ordinal * TOGETHER)
                .filter(at -> at % LOOSE != LOOSE - 1)
                .mapToObj(documents::get)
                .toList();
        return must(keeper.post(
                        "dossier/dossiers",
                        map(
                                "agency",
                                office.agency(),
                                "title",
                                "Hồ sơ công việc số " + ordinal + " của các đơn vị trong năm",
                                "retention",
                                RETENTIONS.get((ordinal - 1) % RETENTIONS.size()),
                                "documents",
                                inside)))
                .json()
                .at("/dossier/id")
                .asText();
    }

    private String fileAndPropose() {
        Api clerk = office.as("vanthu");
        must(clerk.get("registry/registers?agency=" + office.agency() + "&year=" + YEAR))
                .json()
                .path("items")
                .forEach(register -> must(clerk.post(
                        "registry/registers/" + register.path("id").asText() + "/close", map("reason", "hết năm"))));
        Desk desk = office.desk("luutru");
        desk.goTo("reorganization");
        desk.click("begin");
        desk.fill("year", String.valueOf(YEAR), "quietDays", "10");
        desk.confirm();
        assertThat(desk.at("reorganization")).hasAttribute("data-stage", "prepared", patiently());
        assertThat(desk.at("steps")).containsText("không khuyết");
        assertThat(desk.at("row").first()).isVisible();
        desk.settled();
        desk.picture("year-filings-vi");
        desk.at("sure-from").selectOption("90");
        desk.click("confirm-sure");
        desk.isTold("Không có đề xuất nào chắc từ 90 %");
        desk.at("sure-from").selectOption("50");
        desk.click("confirm-sure");
        desk.isTold("Đã xác nhận");
        assertThat(desk.at("empty")).isVisible();
        assertThat(confirmed()).isEqualTo(DOCUMENTS / LOOSE);
        desk.settled();
        desk.picture("year-filings-sure-vi");
        desk.click("propose-run");
        assertThat(desk.at("run-planned")).isVisible(visibly());
        desk.picture("year-run-planned-vi");
        String url = desk.page().url();
        desk.close();
        return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    }

    private static int confirmed() {
        return must(office.as("luutru").get("reorganization/plans?agency=" + office.agency()))
                .json()
                .at("/items/0/filings/confirmed")
                .asInt();
    }

    /** Slowly at first, so that there is time to stop it. */
    private static void pace(String run, int itemsPerSecond) {
        Api archivist = office.as("luutru");
        JsonNode now = must(archivist.get("batch/runs/" + run)).json();
        must(archivist.post(
                "batch/runs/" + run + "/pace", map("version", now.path("version"), "itemsPerSecond", itemsPerSecond)));
    }

    private static void approve(String run) {
        Desk desk = office.desk("lanhdao");
        desk.goTo("run/" + run);
        desk.click("run-approve");
        desk.confirm();
        assertThat(desk.at("run-state")).hasAttribute("data-state", "running");
        desk.close();
    }

    private static void pauseKillAndGoOn(String run) {
        Desk desk = office.desk("luutru");
        desk.goTo("run/" + run);
        desk.click("run-pause");
        assertThat(desk.at("run-state")).hasAttribute("data-state", "paused");
        desk.click("run-resume");
        desk.close();
        process.kill();
        process = SiteProcess.startAgainWithClock(process.data());
        office = office.at(Site.of(process));
        pace(run, 0);
        Desk after = office.desk("luutru");
        after.goTo("run/" + run);
        assertThat(after.at("run-state")).hasAttribute("data-state", "done", patiently());
        JsonNode done = must(office.as("luutru").get("batch/runs/" + run)).json();
        assertThat(done.at("/counts/done").asLong())
                .isEqualTo(done.path("toChange").asLong());
        after.settled();
        after.picture("year-run-done-vi");
        after.close();
    }

    private static void undoOne(String run) {
        Desk desk = office.desk("luutru");
        desk.goTo("run/" + run + "?state=done");
        desk.at("undo-item").last().click();
        desk.inDialog("reason").fill("hồ sơ còn bổ sung");
        desk.confirm();
        desk.isTold("Đã hoàn tác mục này");
        desk.close();
    }

    /** The unit hands in what stands first in its list, the archivist checks and takes it over. */
    private static void takeOver() {
        Desk unit = office.desk("chuyenvien");
        unit.goTo("submissions");
        unit.at("row").first().waitFor();
        for (int i = 0; i < 3; i++) {
            unit.at("row").nth(i).getByRole(AriaRole.CHECKBOX).check();
        }
        unit.click("hand-in");
        unit.confirm();
        unit.isTold("Đã nộp lưu");
        unit.close();
        Desk archivist = office.desk("luutru");
        archivist.goTo("submissions");
        archivist.at("row").first().dblclick();
        archivist.click("check-all");
        archivist.at("choose-all").check();
        archivist.click("accept");
        archivist.isTold("Đã lưu");
        assertThat(archivist.at("submission-item").first()).containsText("Đã tiếp nhận");
        archivist.picture("year-submission-vi");
        archivist.close();
    }

    /** All but the one that was undone. */
    private static boolean isEnded(String dossier) {
        return must(office.as("chuyenvien").get("dossier/dossiers/" + dossier))
                .json()
                .at("/dossier/state")
                .asText()
                .equals("ended");
    }

    private static void pack(String dossier) throws IOException {
        Desk desk = office.desk("luutru");
        desk.goTo("dossier/" + dossier);
        assertThat(desk.at("document-row").first()).isVisible();
        Download aip = desk.download(() -> desk.choose(desk.at("print"), desk.at("package-aip")));
        try (ZipFile zip = new ZipFile(aip.path().toFile())) {
            assertThat(zip.stream().filter(entry -> entry.getName().endsWith(".pdf")))
                    .hasSizeGreaterThanOrEqualTo(TOGETHER - 1);
        }
        desk.goTo("packages");
        desk.at("import-packages").setInputFiles(aip.path());
        assertThat(desk.at("import-outcome")).containsText("Đã nhận 1");
        desk.picture("year-packages-vi");
        desk.close();
    }

    /** The hold comes when all is decided. */
    private static void destroyWhatExpiredExceptWhatIsHeld() {
        Desk desk = office.desk("luutru");
        desk.goTo("destruction");
        desk.click("new-destruction");
        desk.fill("title", "Hủy hồ sơ hết thời hạn", "note", "Khối tài liệu năm " + YEAR);
        desk.confirm();
        desk.click("do-add");
        assertThat(desk.at("row").first()).isVisible(visibly());
        desk.settled();
        desk.picture("year-destruction-list-vi");
        desk.click("do-council");
        desk.at("member-fullName-0").fill("Trần Văn An");
        desk.at("member-fullName-1").fill("Nguyễn Thị Lưu");
        desk.at("member-fullName-2").fill("Phạm Quốc Bình");
        desk.confirm();
        desk.click("do-conclude");
        desk.fill("minutes", "Thống nhất hủy.");
        desk.confirm();
        String address = desk.page().url().replaceAll(".*#/", "");
        desk.close();

        Desk leader = office.desk("lanhdao");
        leader.goTo(address);
        leader.click("do-decide");
        leader.fill("number", "15/QĐ-CC");
        leader.confirm();
        assertThat(leader.at("destruction-state")).containsText("đã quyết định");

        Desk archivist = office.desk("luutru");
        archivist.goTo("retention?view=expired");
        archivist.at("row").first().getByRole(AriaRole.CHECKBOX).check();
        archivist.click("bulk-hold");
        archivist.fill("name", "Thanh tra", "reason", "Theo công văn của thanh tra");
        archivist.confirm();
        archivist.isTold("Đã phong tỏa 1 mục");
        archivist.goTo(address);
        archivist.click("do-prepare");
        archivist.click("open-run");
        assertThat(archivist.at("run-planned")).isVisible(visibly());
        assertThat(archivist.page().locator("main")).containsText("đề nghị hủy → đã hủy");
        archivist.picture("year-destruction-run-vi");
        archivist.close();

        leader.page().reload();
        leader.click("do-confirm");
        leader.fill("confirm-password", office.account("lanhdao").password());
        leader.confirm();
        assertThat(leader.at("destruction-done")).isVisible(visibly());
        assertThat(leader.at("destruction-done")).containsText("không hủy 1 hồ sơ");
        leader.settled();
        leader.picture("year-destroyed-vi");
        leader.close();
    }

    private static LocatorAssertions.HasAttributeOptions patiently() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(LONG_MILLIS);
    }

    private static LocatorAssertions.IsVisibleOptions visibly() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS);
    }
}
