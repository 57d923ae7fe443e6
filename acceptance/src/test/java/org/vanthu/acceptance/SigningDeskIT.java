package org.vanthu.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/** Signing with a token and with key files, over HTTP and by clicking, on a site of its own. */
class SigningDeskIT {

    private static final String AGENCY = "H99.79";
    private static final String PIN = "73918264";
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private static Path data;
    private static SiteProcess site;
    private static SigningOffice office;

    @BeforeAll
    static void start() throws Exception {
        assumeFalse(Site.isGiven(), "needs a site whose keys and settings it makes itself");
        data = Site.fresh("signing");
        Path config = data.resolve("pkcs11.cfg");
        Files.writeString(data.resolve("vanthu.properties"), "vanthu.signing.pkcs11-config=" + config + "\n");
        Path library = library();
        String slot = library == null ? "" : token();
        Files.writeString(config, "name = VanthuIT\nlibrary = " + library + "\nslot = " + slot + "\n");
        site = SiteProcess.start(data);
        office = SigningOffice.create(site, AGENCY);
        if (library != null) {
            fill(config);
        }
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Requirement({"R001-012", "R002-019"})
    void thePinOfTheTokenIsTypedAtTheSignatureAndNeitherKeptNorLogged() throws IOException {
        requireToken();
        String id = office.approved("Ký bằng thiết bị");
        Desk leader = Desk.of(site.address(), office.account("lanhdao"));
        leader.goTo("draft/" + id);
        leader.click("action-sign");
        leader.inDialog("key-token").check();
        leader.inDialog("dialog-ok").click();
        assertThat(leader.page().locator("dialog[open]")).containsText("Hãy nhập mã PIN");
        leader.fill("password", "00000000");
        leader.inDialog("dialog-ok").click();
        assertThat(leader.page().locator("dialog[open]")).containsText("Mã PIN không đúng");
        leader.isAccessible("wrong PIN");
        leader.picture("sign-token-vi");
        leader.fill("password", PIN);
        leader.inDialog("dialog-ok").click();
        assertThat(leader.inDialog("verification")).hasAttribute("data-verdict", "valid");
        leader.inDialog("signed-close").click();
        assertThat(leader.at("draft")).hasAttribute("data-state", "number");
        leader.close();

        try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(log), StandardCharsets.UTF_8))
                        .as(log.toString())
                        .doesNotContain(PIN);
            }
        }
    }

    @Test
    void overHttpAWrongPinAndAMissingOneAreToldApartAndNothingIsSigned() {
        requireToken();
        String id = office.approved("Ký bằng thiết bị qua HTTP");

        assertThat(sign(id, "").json().path("messageId").asText()).isEqualTo("signing.error.pin-missing");
        Api.Answer wrong = sign(id, "00000000");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("messageId").asText()).isEqualTo("signing.error.pin");
        assertThat(wrong.json().path("field").asText()).isEqualTo("password");
        assertThat(office.document(id).json().path("state").asText()).isEqualTo("sign");

        assertThat(must(sign(id, PIN)).json().path("state").asText()).isEqualTo("number");
        assertThat(office.as("lanhdao")
                        .get("outgoing/documents/" + id + "/verification")
                        .json()
                        .path("verdict")
                        .asText())
                .isEqualTo("valid");
    }

    @Test
    @Requirement({"R001-037", "R004-022"})
    void withKeyFilesTheDocumentIsSignedSealedAndIssuedByClickingAndAnEmptyTrustFolderIsToldBefore()
            throws IOException {
        String id = office.approved("Ký bằng tệp khóa");
        Path trust = data.resolve("vanthu-trust");
        Path away = data.resolve("vanthu-trust-away");

        Desk leader = Desk.of(site.address(), office.account("lanhdao"));
        leader.goTo("draft/" + id);
        leader.click("action-sign");
        leader.inDialog("key-file").check();
        leader.fill("password", "sai mật khẩu");
        leader.inDialog("dialog-ok").click();
        assertThat(leader.page().locator("dialog[open]")).containsText("Mật khẩu của khóa không đúng");
        leader.fill("password", SigningOffice.SECRET);
        leader.inDialog("dialog-ok").click();
        assertThat(leader.inDialog("verification")).hasAttribute("data-verdict", "valid");
        leader.inDialog("signed-close").click();
        leader.close();

        Desk clerk = Desk.of(site.address(), office.account("vanthu"));
        clerk.goTo("draft/" + id);
        clerk.click("action-number");
        clerk.confirm();
        assertThat(clerk.at("draft")).hasAttribute("data-state", "seal");
        Files.move(trust, away);
        try {
            clerk.goTo("drafts");
            clerk.goTo("draft/" + id);
            assertThat(clerk.at("warning")).containsText("vanthu.signing.trust-folder");
            clerk.isAccessible("warning of an empty trust folder");
            clerk.picture("no-trust-vi");
            clerk.click("action-seal");
            assertThat(clerk.inDialog("no-trust")).isVisible();
            clerk.inDialog("key-file").check();
            clerk.fill("password", SigningOffice.SECRET);
            clerk.inDialog("dialog-ok").click();
            assertThat(clerk.inDialog("dialog-error")).containsText("vanthu.signing.trust-folder");
            clerk.inDialog("dialog-cancel").click();
        } finally {
            Files.move(away, trust);
        }
        clerk.goTo("drafts");
        clerk.goTo("draft/" + id);
        assertThat(clerk.at("warning")).hasCount(0);
        clerk.click("action-seal");
        clerk.inDialog("key-file").check();
        clerk.fill("password", SigningOffice.SECRET);
        clerk.inDialog("dialog-ok").click();
        assertThat(clerk.inDialog("verification")).hasAttribute("data-verdict", "valid");
        assertThat(clerk.inDialog("signature")).hasCount(2);
        clerk.inDialog("signed-close").click();
        clerk.click("action-issue");
        clerk.confirm();
        assertThat(clerk.at("draft")).hasAttribute("data-state", "issued");
        clerk.close();
    }

    private static Api.Answer sign(String id, String pin) {
        return office.as("lanhdao")
                .post(
                        "outgoing/documents/" + id + "/sign",
                        map(
                                "version",
                                office.document(id).json().path("version"),
                                "signature",
                                "digital",
                                "key",
                                "token",
                                "password",
                                pin));
    }

    private static void requireToken() {
        assumeTrue(library() != null, "SoftHSM is not installed: apt-get install softhsm2");
    }

    private static Path library() {
        return Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(file -> Files.exists(file)
                        && (System.getenv("SOFTHSM2_CONF") != null
                                || Files.isWritable(Path.of("/var/lib/softhsm/tokens"))))
                .findFirst()
                .orElse(null);
    }

    /** A new token; answers its slot. */
    private static String token() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "vanthu-it-" + System.nanoTime(),
                        "--pin",
                        PIN,
                        "--so-pin",
                        PIN))
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher slot = SLOT.matcher(told);
        assertThat(slot.find()).as(told).isTrue();
        return slot.group(1);
    }

    /** Puts the key of the leader onto the token. */
    private static void fill(Path config) throws Exception {
        KeyStore.PrivateKeyEntry key = office.key();
        Provider provider = Security.getProvider("SunPKCS11").configure(config.toString());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        store.setKeyEntry(
                AGENCY + "/" + office.account("lanhdao").userName(),
                key.getPrivateKey(),
                PIN.toCharArray(),
                new Certificate[] {key.getCertificate()});
        ((AuthProvider) provider).logout();
    }
}
