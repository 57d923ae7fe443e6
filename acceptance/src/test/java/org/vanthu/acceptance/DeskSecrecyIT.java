package org.vanthu.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.samples.ScanGenerator;
import org.vanthu.samples.Truth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Offices.must;

/** A clerk registers a scan with a secrecy mark by mistake; reading finds the mark, and the desk helps to undo it. */
class DeskSecrecyIT {

    private static final Clerk CLERK = Offices.create(Site.shared().as("admin"), "H99.E6");
    private static final long SEED = 4711;

    private Desk desk;

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @Requirement({"R000-002", "R001-022", "R002-057"})
    void aSecretScanIsWithheldAndItsContentRemovedWhileItsNumberStays() throws IOException {
        JsonNode registered = registeredByMistake();
        String document = "registry/documents/" + registered.path("nodeId").asText();
        Api.until(
                () -> CLERK.api().get(document),
                answer -> answer.json().at("/secrecy/state").asText().equals("found"));

        desk = Desk.of(CLERK.userName(), CLERK.password());
        desk.goTo("document/" + registered.path("nodeId").asText());
        assertThat(desk.at("secrecy-banner")).isVisible();
        desk.isAccessible("withheld document");
        desk.picture("withheld-vi");
        desk.click("action-purge");
        desk.inDialog("dialog-ok").click();
        assertThat(desk.at("reason-error")).isVisible();
        desk.fill("reason", "Chuyển sang sổ văn bản mật");
        desk.confirm();

        assertThat(desk.at("secrecy-banner")).hasCount(0);
        assertThat(desk.at("action-purge")).hasCount(0);
        assertThat(CLERK.api().get(document + "/content").status()).isEqualTo(404);
        assertThat(CLERK.api().get(document).json().path("voided").asBoolean()).isTrue();
        assertThat(CLERK.numbers()).contains(registered.path("arrivalNumber").asLong());
        assertThat(CLERK.verify().path("ok").asBoolean()).isTrue();
    }

    private JsonNode registeredByMistake() throws IOException {
        Truth truth = new ScanGenerator(SEED).generateSecret(directory, 1).get(0);
        Map<String, Object> request = CLERK.request(Clerk.fields("61/CV-MS", "Về việc đăng ký nhầm văn bản mật"));
        return must(CLERK.api()
                        .upload(
                                "registry/incoming",
                                Map.of("metadata", Api.JSON.writeValueAsString(request)),
                                truth.file(),
                                Files.readAllBytes(directory.resolve(truth.file())),
                                "application/octet-stream"))
                .json();
    }
}
