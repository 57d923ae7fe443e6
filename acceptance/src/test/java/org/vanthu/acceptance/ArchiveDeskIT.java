package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;

/** The list of dossiers, submission to the archive and its use, in a real browser. */
class ArchiveDeskIT {

    private static final String YEAR = String.valueOf(
            LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).getYear());
    private static final StaffedOffice OFFICE = office("H99.B1");

    private Desk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void theListOfTheYearIsDraftedApprovedIssuedAndADossierOpenedFromIt() {
        StaffedOffice office = office("H99.B3");
        desk = office.desk("luutru");
        desk.goTo("fileplan");
        assertThat(desk.at("empty")).isVisible();
        desk.click("fileplan-begin");
        desk.inDialog("from").selectOption("empty");
        desk.fill("year", YEAR);
        desk.confirm();
        desk.isTold("Đã lập dự thảo");
        line("large", "Kinh tế", "abbreviation", "KT");
        line("dossier", "Hồ sơ quy hoạch ngành năm " + YEAR, "retention", "Vĩnh viễn");
        line("dossier", "Hồ sơ báo cáo kinh tế năm " + YEAR, "retention", "10 năm");
        assertThat(desk.at("fileplan-line")).hasCount(3);
        assertThat(desk.at("fileplan-line").nth(2)).containsText("02.KT");
        desk.at("fileplan-line").nth(2).getByTestId("line-up").click();
        assertThat(desk.at("fileplan-line").nth(1)).containsText("Hồ sơ báo cáo kinh tế");
        assertThat(desk.at("fileplan-line").nth(1)).containsText("01.KT");
        desk.isAccessible("file plan");
        desk.picture("fileplan-vi");
        desk.click("fileplan-submit");
        desk.isTold("Đã trình");
        desk.close();

        desk = office.desk("lanhdao");
        desk.goTo("fileplan");
        desk.click("fileplan-approve");
        desk.isTold("Đã phê duyệt");
        desk.close();

        desk = office.desk("luutru");
        desk.goTo("fileplan");
        desk.click("fileplan-issue");
        desk.fill("decision", "05/QĐ-KT");
        desk.confirm();
        desk.isTold("Đã ban hành");
        desk.click("fileplan-print");
        assertThat(desk.inDialog("pdf-save")).isEnabled();
        desk.picture("fileplan-print-vi");
        desk.close();

        desk = office.desk("chuyenvien");
        desk.goTo("fileplan");
        desk.at("open-line").first().click();
        desk.isAccessible("open from the list");
        desk.picture("fileplan-open-vi");
        desk.confirm();
        desk.isTold("Đã mở hồ sơ");
        assertThat(desk.at("dossier-code")).hasText("01.KT");
        desk.goTo("fileplan");
        assertThat(desk.at("fileplan-facts")).containsText("đã mở 1");
        desk.picture("fileplan-issued-vi");
    }

    @Test
    @Requirement({"R002-060", "R004-059"})
    void aDossierIsHandedInCheckedTakenOverAndReadOnRequest() {
        String id = ended("Hồ sơ nộp lưu", registered("71/CV-MS", "Về việc nộp lưu hồ sơ"));
        desk = OFFICE.desk("chuyenvien");
        desk.goTo("submissions");
        desk.at("row")
                .first()
                .getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX)
                .check();
        desk.isAccessible("to hand in");
        desk.picture("submissions-vi");
        desk.click("hand-in");
        desk.isAccessible("hand in dialog");
        desk.picture("submission-dialog-vi");
        desk.confirm();
        desk.isTold("Đã nộp lưu");
        desk.click("print-list");
        assertThat(desk.inDialog("pdf-save")).isEnabled();
        desk.picture("submission-list-vi");
        desk.close();

        desk = OFFICE.desk("luutru");
        desk.goTo("submissions");
        desk.at("row").first().dblclick();
        desk.click("check-all");
        assertThat(desk.at("submission-item")).containsText("chỉ có bản giấy");
        desk.at("choose-all").check();
        desk.isAccessible("submission");
        desk.picture("submission-vi");
        desk.click("accept");
        desk.isTold("Đã lưu");
        assertThat(desk.at("submission-item")).containsText("Đã tiếp nhận");
        desk.goTo("shelves");
        assertThat(desk.at("empty")).isVisible();
        place("A", "Kho tầng 2");
        desk.page()
                .getByText("A", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        place("A-01", "Dãy cửa sổ");
        place("A-02", "Dãy giữa");
        desk.picture("shelves-vi");
        desk.at("place-row")
                .first()
                .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                .click();
        place("H001", "Hồ sơ năm " + YEAR);
        desk.goTo("submissions");
        desk.at("row").first().dblclick();
        desk.at("choose-all").check();
        desk.click("box");
        desk.fill("box", "h001");
        desk.isAccessible("put into a box");
        desk.confirm();
        desk.isTold("Đã lưu");
        assertThat(desk.at("papers")).containsText("Kho A, Giá A-01, Hộp H001");
        desk.picture("submission-boxed-vi");
        desk.at("papers")
                .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                .click();
        assertThat(desk.at("boxed-row")).hasCount(1);
        desk.click("edit-place");
        desk.fill("parent", "A-02");
        desk.picture("place-dialog-vi");
        desk.confirm();
        desk.isTold("Đã lưu");
        assertThat(desk.at("place-path")).containsText("Giá A-02");
        desk.isAccessible("a box");
        desk.picture("box-vi");
        desk.at("place-path").getByText("Giá A-02").click();
        desk.click("print-labels");
        assertThat(desk.inDialog("pdf-save")).isEnabled();
        desk.picture("labels-vi");
        desk.page().keyboard().press("Escape");
        desk.goTo("submissions");
        desk.at("row").first().dblclick();
        desk.click("print-minutes");
        assertThat(desk.inDialog("pdf-save")).isEnabled();
        desk.picture("submission-minutes-vi");
        desk.page().keyboard().press("Escape");
        theMinutesAreSignedByBothSides();

        JsonNode dossier =
                OFFICE.as("chuyenvien").get("dossier/dossiers/" + id).json().path("dossier");
        assertThat(OFFICE.as("lanhdao")
                        .post(
                                "dossier/dossiers/" + id + "/reopen",
                                map("reason", "Sửa", "version", dossier.path("version")))
                        .status())
                .isEqualTo(409);
        desk = OFFICE.desk("dongnghiep");
        desk.goTo("archive-use");
        desk.click("ask");
        desk.fill(
                "dossier",
                dossier.path("year").asText() + "/" + dossier.path("code").asText(),
                "reason",
                "Để tham mưu");
        desk.isAccessible("ask the archive");
        desk.picture("archive-ask-vi");
        desk.confirm();
        desk.isTold("Đã gửi yêu cầu");
        desk.close();

        desk = OFFICE.desk("luutru");
        desk.goTo("archive-use");
        desk.at("row").first().dblclick();
        desk.inDialog("grant").click();
        desk.confirm();
        desk.isTold("Đã lưu");
        desk.picture("archive-use-vi");
        desk.close();

        desk = OFFICE.desk("dongnghiep");
        desk.goTo("archive-use");
        desk.at("row").first().dblclick();
        desk.isAccessible("request dialog");
        desk.inDialog("request-copy")
                .filter(new Locator.FilterOptions().setHasText("Ý kiến của Sở"))
                .click();
        assertThat(desk.page().getByTestId("pdf-save")).isEnabled();
        desk.picture("archive-copy-vi");
        desk.close();
        certified(dossier.path("year").asText() + "/" + dossier.path("code").asText());
    }

    /** A certified copy is asked for, granted, given out and checked. */
    private void certified(String which) {
        desk = OFFICE.desk("dongnghiep");
        desk.goTo("archive-use");
        desk.click("ask");
        desk.fill("dossier", which, "reason", "Để nộp cho tòa án", "reader", "Ông Nguyễn Văn Đọc");
        desk.at("kind").selectOption("certified");
        desk.confirm();
        desk.isTold("Đã gửi yêu cầu");
        desk.close();

        desk = OFFICE.desk("luutru");
        desk.goTo("archive-use");
        desk.at("row").first().dblclick();
        desk.inDialog("grant").click();
        desk.confirm();
        desk.isTold("Đã lưu");
        desk.at("row").first().dblclick();
        desk.inDialog("certify").click();
        desk.inDialog("certified-documents")
                .getByRole(AriaRole.CHECKBOX)
                .first()
                .check();
        desk.fill("copies", "2");
        desk.isAccessible("issuing certified copies");
        desk.picture("archive-certify-vi");
        desk.inDialog("dialog-ok").click();
        desk.isTold("Đã cấp bản sao có xác thực");
        String code = desk.inDialog("certified-code").first().innerText();
        desk.isAccessible("certified copies of a request");
        desk.picture("archive-certified-vi");
        Download dip = desk.download(() -> desk.inDialog("certified-fetch").click());
        byte[] original = fileIn(dip.path());
        desk.close();

        desk = OFFICE.desk("dongnghiep");
        desk.goTo("archive-use");
        desk.at("check-code").fill(code.toLowerCase(Locale.ROOT));
        desk.click("check-certified");
        assertThat(desk.inDialog("certified-result-facts")).containsText("Ông Nguyễn Văn Đọc");
        desk.inDialog("certified-file").setInputFiles(new FilePayload("ban-sao.pdf", "application/pdf", original));
        assertThat(desk.inDialog("certified-compared")).containsText("giống bản gốc từng bit");
        desk.isAccessible("check of a code");
        desk.picture("archive-code-vi");
        original[original.length - 1]++;
        desk.inDialog("certified-file").setInputFiles(new FilePayload("sua.pdf", "application/pdf", original));
        assertThat(desk.inDialog("certified-compared")).containsText("không phải tệp đã cấp");
    }

    private static byte[] fileIn(Path dip) {
        try (ZipFile zip = new ZipFile(dip.toFile())) {
            ZipEntry file = zip.stream()
                    .filter(entry -> entry.getName().contains("/representations/rep1/data/"))
                    .findFirst()
                    .orElseThrow();
            return zip.getInputStream(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the key of the archivist, and by the giver on paper. */
    private void theMinutesAreSignedByBothSides() {
        boolean hasKey = key("luutru", "Ngo Thi Yen");
        desk.goTo("submissions");
        desk.at("row").first().dblclick();
        assertThat(desk.at("signed-receiver")).containsText("Chưa ký");
        desk.isAccessible("minutes to sign");
        desk.picture("minutes-vi");
        desk.click("sign-receiver");
        if (hasKey) {
            desk.inDialog("key-file").check();
            desk.fill("password", SigningOffice.SECRET);
            desk.isAccessible("sign minutes");
            desk.picture("minutes-sign-vi");
            desk.inDialog("dialog-ok").click();
            assertThat(desk.inDialog("verification")).hasAttribute("data-verdict", "valid");
        } else {
            desk.inDialog("key-paper").check();
            desk.inDialog("dialog-ok").click();
        }
        desk.inDialog("signed-close").click();
        assertThat(desk.at("signed-receiver")).containsText(hasKey ? "Đã ký số" : "Ký trên giấy");
        String page = desk.page().url().replaceFirst(".*#/", "");
        desk.close();

        desk = OFFICE.desk("chuyenvien");
        desk.goTo(page);
        desk.click("sign-giver");
        desk.inDialog("key-paper").check();
        desk.isAccessible("note the signature on paper");
        desk.picture("minutes-paper-vi");
        desk.inDialog("dialog-ok").click();
        desk.inDialog("signed-close").click();
        assertThat(desk.at("signed-giver")).containsText("Ký trên giấy");
        desk.click("open-record");
        assertThat(desk.inDialog("pdf-save")).isEnabled();
        desk.picture("minutes-record-vi");
        desk.page().keyboard().press("Escape");
        desk.picture("minutes-signed-vi");
        desk.close();
    }

    /** Makes a key file for a person, where the site is ours; whether there is one. */
    private static boolean key(String person, String name) {
        if (Site.isGiven()) {
            return false;
        }
        Path data = Path.of("target", "sites", "shared");
        String userName = OFFICE.userName(person);
        KeyFiles.create(
                data.resolve("vanthu-keys")
                        .resolve(OFFICE.agency())
                        .resolve("people")
                        .resolve(userName + ".p12"),
                data.resolve("vanthu-trust").resolve(userName + ".cer"),
                SigningOffice.SECRET,
                name,
                "KeyUsage=digitalSignature,nonRepudiation");
        return true;
    }

    @Test
    void levelsOfAccessAreReviewedInBulkAndAPublicDossierIsReadAtOnce() {
        String first = ended("Hồ sơ quy hoạch công khai", registered("81/CV-MS", "Về việc quy hoạch"));
        ended("Hồ sơ giải quyết đơn", registered("82/CV-MS", "Về việc giải quyết đơn"));
        desk = OFFICE.desk("chuyenvien");
        desk.goTo("dossier/" + first);
        desk.click("tab-information");
        assertThat(desk.at("access-level")).containsText("Mặc định, chưa rà soát");
        desk.click("access-change");
        desk.inDialog("level").selectOption("01");
        desk.isAccessible("level of a dossier");
        desk.picture("access-dialog-vi");
        desk.confirm();
        desk.isTold("Đã lưu");
        assertThat(desk.at("access-level")).containsText("Công khai");
        desk.close();

        desk = OFFICE.desk("luutru");
        desk.goTo("archive-access");
        desk.isAccessible("levels of access");
        for (int i = 0; i < 2; i++) {
            desk.at("row")
                    .nth(i)
                    .getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX)
                    .check();
        }
        desk.picture("archive-access-vi");
        desk.click("bulk-confirm");
        desk.isTold("2 hồ sơ được xác nhận");
        desk.at("filter-reviewed").selectOption("yes");
        assertThat(desk.at("row")).hasCount(2);
        desk.picture("archive-access-reviewed-vi");
        desk.close();

        Api archivist = OFFICE.as("luutru");
        String parent = null;
        String box = "";
        for (String kind : List.of("store", "shelf", "box")) {
            String code = "DT-" + kind.toUpperCase(java.util.Locale.ROOT);
            JsonNode made = Offices.must(archivist.post(
                            "archive/places",
                            map("agency", OFFICE.agency(), "kind", kind, "parent", parent, "code", code)))
                    .json();
            parent = code;
            box = made.path("path")
                    .path(made.path("path").size() - 1)
                    .path("id")
                    .asText();
        }
        Site.Account account = OFFICE.account("luutru");
        desk = Desk.open(account.userName(), account.password(), 390, 844, "vi").signIn();
        for (String page : List.of("archive-access", "shelves", "shelves/" + box)) {
            desk.goTo(page);
            desk.fits(page);
            desk.isAccessible(page + " on a phone");
            desk.picture(page.replaceAll("/.*", "-box") + "-filled-phone-vi");
        }
    }

    @Test
    void listSubmissionsAndUseFitOnAPhone() {
        StaffedOffice office = office("H99.B2");
        Site.Account account = office.account("luutru");
        desk = Desk.open(account.userName(), account.password(), 390, 844, "vi").signIn();
        for (String page : List.of("fileplan", "submissions", "archive-use", "archive-access", "shelves")) {
            desk.goTo(page);
            assertThat(desk.at("empty")).isVisible();
            desk.fits(page);
            desk.isAccessible(page + " on a phone");
            desk.picture(page + "-phone-vi");
        }
    }

    private void place(String code, String name) {
        desk.click("add-place");
        desk.fill("code", code, "name", name);
        desk.confirm();
        assertThat(desk.at("place-row").filter(new Locator.FilterOptions().setHasText(name)))
                .hasCount(1);
    }

    private void line(String kind, String title, String field, String value) {
        desk.click("fileplan-add");
        desk.inDialog("kind").selectOption(kind);
        desk.fill("title", title, field, value);
        desk.confirm();
        assertThat(desk.at("fileplan-line").filter(new Locator.FilterOptions().setHasText(title)))
                .hasCount(1);
    }

    private static StaffedOffice office(String code) {
        StaffedOffice office = StaffedOffice.create(code);
        // without tone marks, because keytool takes the name in the certificate from a command line
        office.person("luutru", "Ngo Thi Yen", "Lưu trữ viên", null, "archivist");
        return office;
    }

    private static JsonNode registered(String number, String subject) {
        return Offices.must(OFFICE.clerk().register(number, subject)).json();
    }

    private static String ended(String title, JsonNode document) {
        Api api = OFFICE.as("chuyenvien");
        String id = Offices.must(api.post(
                        "dossier/dossiers",
                        map(
                                "agency",
                                OFFICE.agency(),
                                "title",
                                title,
                                "documents",
                                List.of(document.path("nodeId").asText()))))
                .json()
                .at("/dossier/id")
                .asText();
        Offices.must(api.upload(
                "dossier/dossiers/" + id + "/papers",
                java.util.Map.of("metadata", "{\"title\": \"Ý kiến của Sở\", \"kind\": \"opinion\"}"),
                "y-kien.pdf",
                TinyPdf.of("Y kien cua So"),
                "application/pdf"));
        Offices.must(api.post(
                "dossier/dossiers/" + id + "/end",
                map(
                        "retention",
                        "10 năm",
                        "anyway",
                        true,
                        "version",
                        api.get("dossier/dossiers/" + id).json().at("/dossier/version"))));
        return id;
    }
}
