package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/** A document of our own in a real browser: drafted, reviewed, checked, approved, signed, numbered, issued. */
class OutgoingDeskIT {

    private static final Api ADMIN = Site.shared().as("admin");
    private static final Clerk CLERK = Offices.create(ADMIN, "H99.E8");
    private static final String AGENCY = CLERK.agency();
    private static final String UNIT = "KT";

    private static final Site.Account SPECIALIST;
    private static final Site.Account COLLEAGUE;
    private static final Site.Account HEAD;
    private static final Site.Account LEADER;
    private static final Site.Account SIGNER;

    static {
        must(ADMIN.post("organization/agencies/" + AGENCY + "/units", map("code", UNIT, "name", "Phòng Kinh tế")));
        SPECIALIST = person("chuyenvien", "Đỗ Minh Đức", "Chuyên viên", UNIT, "specialist");
        COLLEAGUE = person("dongnghiep", "Hồ Ngọc Lan", "Chuyên viên", UNIT, "specialist");
        HEAD = person("truongphong", "Phạm Quốc Bình", "Trưởng phòng Kinh tế", UNIT, "unit-head");
        LEADER = person("lanhdao", "Trần Văn An", "Chi cục trưởng", null, "leader");
        // without tone marks: the certificate says the name, and is made by a program that takes it from the command
        // line
        SIGNER = person("pholanhdao", "Le An", "Phó Chi cục trưởng", null, "leader");
    }

    @Test
    @Requirement({"R000-018", "R000-036", "R000-048", "R000-049", "R001-035", "R001-038", "R001-041", "R002-046"})
    void aReplyGoesFromTheSpecialistToTheRegisterAndWhatItAnswersIsHandled() {
        String incoming = directed("477/TTr-SNV", "Về việc góp ý Quy chế văn thư");
        String subject = "Góp ý Quy chế văn thư, lưu trữ";

        Desk specialist = Desk.of(SPECIALIST.userName(), SPECIALIST.password());
        String id = draft(specialist, "draft/new?incoming=" + incoming, subject);
        assertThat(specialist.at("link")).containsText("477/TTr-SNV");
        specialist.isAccessible("draft");
        specialist.picture("draft-vi");
        step(specialist, "submit", "Kính trình lãnh đạo phòng");
        assertThat(specialist.at("draft")).hasAttribute("data-state", "review");

        Desk colleague = Desk.of(COLLEAGUE.userName(), COLLEAGUE.password());
        colleague.goTo("draft/" + id);
        assertThat(colleague.at("ask-whom")).containsText("liên hệ");
        colleague.isAccessible("forbidden draft");
        colleague.picture("draft-forbidden-vi");
        colleague.close();

        Desk head = Desk.of(HEAD.userName(), HEAD.password());
        head.goTo("drafts");
        assertThat(head.at("row").filter(new Locator.FilterOptions().setHasText(subject)))
                .hasCount(1);
        head.goTo("draft/" + id);
        step(head, "review", "Nội dung đúng, đề nghị trình ký");
        head.close();

        Desk clerk = Desk.of(CLERK.userName(), CLERK.password());
        clerk.goTo("draft/" + id);
        assertThat(clerk.at("findings")).isVisible();
        clerk.isAccessible("form check");
        clerk.picture("form-check-vi");
        step(clerk, "checkForm", "");

        Desk leader =
                Desk.open(LEADER.userName(), LEADER.password(), 360, 740, "vi").signIn();
        leader.goTo("draft/" + id);
        leader.click("tab-opinions");
        assertThat(leader.at("opinions")).containsText("Nội dung đúng, đề nghị trình ký");
        leader.fits("leader's draft on a phone");
        leader.isAccessible("leader's draft on a phone");
        leader.picture("approve-360");
        step(leader, "approve", "Đồng ý");
        sign(leader, "sign");
        leader.close();

        clerk.goTo("drafts");
        clerk.goTo("draft/" + id);
        clerk.click("action-number");
        clerk.confirm();
        String number = clerk.at("document-number").innerText();
        assertThat(number).startsWith("01/");
        sign(clerk, "seal");
        clerk.at("upload-signed").setInputFiles(pdf("ban-quet.pdf", "Ban quet da ky va dong dau"));
        assertThat(clerk.at("files-signed")).containsText("ban-quet.pdf");
        clerk.click("action-issue");
        clerk.inDialog("mode").selectOption("paper");
        clerk.fill("modeReason", "Bên nhận chưa dùng văn bản điện tử");
        assertThat(clerk.page().locator("dialog[open]")).containsText("477/TTr-SNV");
        clerk.isAccessible("issue dialog");
        clerk.picture("issue-vi");
        clerk.confirm();
        assertThat(clerk.at("draft")).hasAttribute("data-state", "issued");
        clerk.click("tab-delivery");
        assertThat(clerk.at("deliveries")).containsText("Sở Nông nghiệp");
        clerk.isAccessible("issued document");
        clerk.picture("issued-vi");
        clerk.goTo("outgoing");
        assertThat(clerk.at("row").filter(new Locator.FilterOptions().setHasText(number)))
                .containsText(subject);
        clerk.isAccessible("outgoing register");
        clerk.picture("outgoing-vi");
        clerk.close();

        JsonNode answered = CLERK.api().get("routing/documents/" + incoming).json();
        assertThat(answered.path("state").asText()).isEqualTo("done");
        specialist.goTo("document/" + incoming + "?tab=flow");
        assertThat(specialist.at("answered-by")).containsText(number);
        specialist.close();
    }

    @Test
    @Requirement({"R001-036", "R002-046"})
    void aReturnedDraftShowsWhyAndTheReviewerComparesTheNewVersionWithTheOld() {
        Desk specialist = Desk.of(SPECIALIST.userName(), SPECIALIST.password());
        String id = draft(specialist, "draft/new", "Báo cáo bị trả lại");
        step(specialist, "submit", "");
        Desk head = Desk.of(HEAD.userName(), HEAD.password());
        head.goTo("draft/" + id);
        head.click("action-return");
        head.inDialog("dialog-ok").click();
        assertThat(head.page().getByTestId("a-comment-error")).isVisible();
        head.isAccessible("return dialog");
        head.fill("comment", "Sửa hạn gửi báo cáo");
        head.confirm();

        specialist.goTo("drafts?box=mine");
        specialist.goTo("draft/" + id);
        assertThat(specialist.at("returned")).containsText("Sửa hạn gửi báo cáo");
        specialist.click("tab-versions");
        specialist.at("upload-draft").setInputFiles(pdf("ban-2.pdf", "Bao cao truoc ngay 15 thang 12"));
        specialist.fill("version-note", "Sửa hạn");
        specialist.confirm();
        assertThat(specialist.at("versions").locator("tbody tr")).hasCount(2);
        step(specialist, "submit", "Đã sửa");
        specialist.close();

        head.goTo("drafts");
        head.goTo("draft/" + id + "?tab=versions");
        head.click("compare");
        assertThat(head.at("compare-text").locator("ins")).containsText("15");
        assertThat(head.at("compare-text").locator("del")).containsText("10");
        head.isAccessible("comparison");
        head.picture("compare-vi");
        head.close();
    }

    @Test
    @Requirement({"R001-012", "R002-019", "R004-022"})
    void theLeaderSignsWithAKeyOfHerOwnInTwoStepsAndIsToldInWordsWhatVerificationFound() {
        Desk specialist = Desk.of(SPECIALIST.userName(), SPECIALIST.password());
        String id = draft(specialist, "draft/new", "Về việc ký số", SIGNER);
        step(specialist, "submit", "");
        specialist.close();
        pass(id, HEAD, "review");
        pass(id, new Site.Account(CLERK.userName(), CLERK.password()), "checkForm");
        pass(id, SIGNER, "approve");
        KeyStore.PrivateKeyEntry key = key("Le An");

        Desk leader = Desk.of(SIGNER.userName(), SIGNER.password());
        leader.goTo("draft/" + id);
        leader.click("action-sign");
        leader.inDialog("key-remote").check();
        leader.inDialog("certificate").fill(base64(key));
        Response prepared = leader.page()
                .waitForResponse(
                        "**/signature", () -> leader.inDialog("dialog-ok").click());
        JsonNode request = json(prepared.text());
        assertThat(leader.inDialog("digest")).hasText(request.path("digest").asText());
        leader.isAccessible("digest to sign");
        leader.picture("sign-remote-vi");
        leader.inDialog("signature").fill(sign(key, request.path("content").asText()));
        leader.inDialog("dialog-ok").click();

        assertThat(leader.inDialog("verification")).hasAttribute("data-verdict", "unsure");
        assertThat(leader.inDialog("signature").first()).containsText("Le An");
        leader.isAccessible("what verification found");
        leader.picture("signed-vi");
        leader.inDialog("signed-close").click();
        assertThat(leader.at("draft")).hasAttribute("data-state", "number");
        leader.close();
    }

    @Test
    void everyPageOfOutgoingDocumentsFitsAndIsAccessible() {
        for (int width : List.of(1366, 360)) {
            Desk desk = Desk.open(CLERK.userName(), CLERK.password(), width, 740, width == 360 ? "vi" : "en")
                    .signIn();
            for (String name : List.of(
                    "drafts", "drafts?box=mine", "draft/new", "outgoing", "outgoing?list=replies", "signature")) {
                desk.goTo(name);
                assertThat(desk.at("failure")).hasCount(0);
                desk.fits(name + " at " + width);
                desk.isAccessible(name + " at " + width);
            }
            desk.close();
        }
    }

    /** Drafts a letter in the browser; answers its node. */
    private static String draft(Desk desk, String address, String subject) {
        return draft(desk, address, subject, LEADER);
    }

    private static String draft(Desk desk, String address, String subject, Site.Account signer) {
        desk.goTo(address);
        desk.at("typeCode").selectOption("CV");
        desk.at("subject").fill(subject);
        desk.at("signer").selectOption(signer.userName());
        if (desk.at("recipient").count() == 0) {
            desk.click("add-recipient");
            desk.at("recipient-name").fill("Sở Nông nghiệp và Môi trường tỉnh Mẫu");
        }
        desk.at("submission").fill("Kính trình Chi cục trưởng xem xét, ký ban hành.");
        desk.at("file").setInputFiles(pdf("du-thao.pdf", "Bao cao truoc ngay 10 thang 12"));
        desk.page().keyboard().press("Control+s");
        assertThat(desk.at("draft")).hasAttribute("data-state", "draft");
        String url = desk.page().url();
        return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    }

    /** Takes a step over HTTP. */
    private static void pass(String id, Site.Account person, String action) {
        Api api = ADMIN.signedOut().signIn(person.userName(), person.password());
        long version =
                api.get("outgoing/documents/" + id).json().path("version").asLong();
        String path = action.equals("checkForm") ? "check-form" : action;
        must(api.post("outgoing/documents/" + id + "/" + path, map("version", version)));
    }

    /** A key of its own with a certificate that nobody else vouches for. */
    private static KeyStore.PrivateKeyEntry key(String name) {
        try {
            Path file = Site.fresh("key").resolve("key.p12");
            Process made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-dname",
                            "CN=" + name + ", C=VN",
                            "-validity",
                            "30",
                            "-ext",
                            "KeyUsage=digitalSignature,nonRepudiation",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            "changeit")
                    .inheritIO()
                    .start();
            assertThat(made.waitFor()).isZero();
            KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
            return (KeyStore.PrivateKeyEntry)
                    store.getEntry("key", new KeyStore.PasswordProtection("changeit".toCharArray()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String base64(KeyStore.PrivateKeyEntry key) {
        try {
            return Base64.getEncoder().encodeToString(key.getCertificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the device of the signer does. */
    private static String sign(KeyStore.PrivateKeyEntry key, String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivateKey());
            signature.update(Base64.getDecoder().decode(content));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses the button of a step and says yes, by keyboard. */
    private static void step(Desk desk, String action, String comment) {
        desk.at("action-" + action).press("Enter");
        if (!comment.isEmpty()) {
            desk.fill("comment", comment);
        }
        desk.confirm();
        assertThat(desk.at("action-" + action)).hasCount(0);
    }

    /** Records a signature or a seal on paper: the only way that needs no key. */
    private static void sign(Desk desk, String action) {
        desk.at("action-" + action).press("Enter");
        desk.inDialog("key-paper").check();
        desk.isAccessible(action + " dialog");
        desk.picture(action + "-vi");
        desk.inDialog("dialog-ok").click();
        desk.inDialog("signed-close").click();
        assertThat(desk.at("action-" + action)).hasCount(0);
    }

    /** A registered incoming document that the leader gave to the specialist. */
    private static String directed(String number, String subject) {
        String node =
                must(CLERK.register(number, subject)).json().path("nodeId").asText();
        Api leader = ADMIN.signedOut().signIn(LEADER.userName(), LEADER.password());
        JsonNode now = Api.until(
                        () -> leader.get("routing/documents/" + node),
                        answer -> answer.status() == 200
                                && answer.json().path("items").size() > 0)
                .json();
        JsonNode item = now.path("items").get(0);
        must(leader.post(
                "routing/items/" + item.path("id").asText() + "/direct",
                map(
                        "lead",
                        Map.of("person", SPECIALIST.userName()),
                        "text",
                        "Nghiên cứu, dự thảo văn bản trả lời",
                        "version",
                        item.path("version").asLong())));
        return node;
    }

    private static FilePayload pdf(String name, String text) {
        return new FilePayload(name, "application/pdf", TinyPdf.of(text));
    }

    private static Site.Account person(String name, String fullName, String position, String unit, String role) {
        String userName = Site.shared().own(name + ".e8");
        return new Site.Account(userName, new Staffing(ADMIN).person(AGENCY, unit, userName, fullName, position, role));
    }
}
