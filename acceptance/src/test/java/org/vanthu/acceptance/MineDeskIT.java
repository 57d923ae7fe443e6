package org.vanthu.acceptance;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/** Somebody's own documents: kept with a label and a note that only they see, and those dealt with of late. */
class MineDeskIT {

    private static final StaffedOffice OFFICE = StaffedOffice.create("H99.M1");

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aDocumentIsKeptWithALabelFoundByItAndTakenOutAgain() {
        must(OFFICE.clerk().register("11/CV-M", "Về việc tập huấn"));
        must(OFFICE.clerk().register("12/CV-M", "Về việc kiểm kê"));
        desk = OFFICE.desk("vanthu");
        desk.goTo("mine");
        assertThat(desk.at("empty")).isVisible();
        desk.isAccessible("own documents, none yet");
        desk.goTo("incoming");
        desk.at("row")
                .filter(new Locator.FilterOptions().setHasText("Về việc tập huấn"))
                .dblclick();
        desk.click("keep");
        desk.inDialog("keep-label").fill("Tập huấn");
        desk.inDialog("keep-note").fill("Hỏi lại phòng Nội vụ");
        desk.isAccessible("keep dialog");
        desk.confirm();
        desk.isTold("Đã lưu vào văn bản của tôi");

        desk.goTo("mine");
        assertThat(desk.at("row")).hasCount(1);
        assertThat(desk.at("row")).containsText("Về việc tập huấn");
        desk.at("keep-row").click();
        assertThat(desk.inDialog("keep-note")).hasValue("Hỏi lại phòng Nội vụ");
        desk.page().keyboard().press("Escape");
        desk.settled();
        desk.isAccessible("own documents");
        desk.picture("mine-vi");
        desk.at("quick-filter").fill("không có");
        desk.at("quick-filter").press("Enter");
        assertThat(desk.at("empty")).isVisible();
        desk.goTo("mine?label=T%E1%BA%ADp%20hu%E1%BA%A5n");
        assertThat(desk.at("row")).hasCount(1);
        desk.at("keep-row").click();
        desk.inDialog("release").click();
        desk.isTold("Đã bỏ khỏi văn bản của tôi");
        assertThat(desk.at("empty")).isVisible();
    }

    @Test
    void whatSomebodyKeptAndDealtWithIsNotAnotherPersons() {
        String document =
                OFFICE.toBeDirected("13/CV-M", "Về việc rà soát").path("nodeId").asText();
        must(OFFICE.as("thuky").put("registry/mine/" + document, map("label", "Riêng", "note", "của thư ký")));
        var item = OFFICE.workOf("lanhdao", document);
        must(OFFICE.as("lanhdao")
                .post(
                        "routing/items/" + item.path("id").asText() + "/file",
                        map("comment", "Lưu", "version", item.path("version"))));

        desk = OFFICE.desk("lanhdao", 390, 844);
        desk.goTo("mine?list=handled");
        assertThat(desk.page().locator("main")).containsText("Về việc rà soát");
        assertThat(desk.page().locator("main")).not().containsText("của thư ký");
        desk.settled();
        desk.fits("own documents on a phone");
        desk.picture("mine-handled-390");
        assertThat(OFFICE.as("lanhdao")
                        .get("registry/mine?list=kept&agency=" + OFFICE.agency())
                        .json()
                        .path("items"))
                .isEmpty();
    }
}
