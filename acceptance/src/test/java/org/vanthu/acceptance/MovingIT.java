package org.vanthu.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/** A site with an office at work moves to an empty one, while each of the two and the command are killed. */
class MovingIT {

    private static final String AGENCY = "H99.CN";
    private static final String SUBJECT = "Về việc chuyển trụ sở làm việc sang nhà mới";
    private static final byte[] SCAN = TinyPdf.of("Ban quet cong van den");

    private final Path oldData = Site.fresh("moving-old");
    private final Path newData = Site.fresh("moving-new");
    private final Path password = Site.fresh("moving-password").resolve("password");
    private final int oldPort = freePort();
    private final int newPort = freePort();

    @BeforeAll
    static void onlyOnSitesOfItsOwn() {
        assumeFalse(Site.isGiven(), "needs two sites that it may kill");
    }

    @Test
    void peopleGoOnWorkingOnTheNewSiteThoughEverythingWasKilledOnTheWay() throws Exception {
        Files.createDirectories(password.getParent());
        Files.writeString(password, SiteProcess.ADMIN_PASSWORD);
        SiteProcess old = site(oldData, oldPort);
        SigningOffice office = SigningOffice.create(old, AGENCY);
        Clerk clerk = new Clerk(office.as("vanthu"), AGENCY);
        String incoming = register(clerk, "1/CV-CN", SUBJECT);
        register(clerk, "2/CV-CN", "Về việc khác");
        String issued = office.issued("Quyết định về quy chế làm việc", Map.of());
        String waiting = office.approved("Quyết định còn chờ ký");
        String dossier = must(clerk.api()
                        .post(
                                "dossier/dossiers",
                                map("agency", AGENCY, "title", "Hồ sơ chuyển nhà", "documents", List.of(incoming))))
                .json()
                .at("/dossier/id")
                .asText();
        int refused =
                office.as("soanthao").get("registry/documents/" + incoming).status();
        SiteProcess fresh = site(newData, newPort);

        Process mover = move();
        until(fresh, 2);
        mover.destroyForcibly().waitFor();
        assertThat(admin(fresh).get("moving").json().path("reached").asText()).isNotEqualTo("end");
        assertThat(clerk.register("3/CV-CN", "Trên hệ thống cũ đã đóng").status())
                .isEqualTo(409);
        assertThat(clerk.api().get("system/maintenance").text()).contains("closed");
        fresh.kill();
        fresh = site(newData, newPort);
        mover = move();
        until(fresh, 6);
        old.kill();
        old = site(oldData, oldPort);
        fresh.kill();
        fresh = site(newData, newPort);

        assertThat(mover.waitFor(8, TimeUnit.MINUTES)).isTrue();
        assertThat(mover.exitValue()).isZero();
        JsonNode state = admin(fresh).get("moving").json();
        assertThat(state.path("endedAt").isNull()).isFalse();
        assertThat(state.path("result").asText()).contains("The sites hold the same.");
        assertThat(admin(fresh).get("system/integrity").json().path("ok").asBoolean())
                .isTrue();
        assertThat(admin(fresh).get("system/integrity").json().path("fingerprint"))
                .isEqualTo(admin(old).get("system/integrity").json().path("fingerprint"));
        Api there = signIn(fresh, office, "vanthu");
        assertThat(new Clerk(there, AGENCY)
                        .register("3/CV-CN", "Trên hệ thống mới")
                        .json()
                        .path("arrivalNumber")
                        .asLong())
                .as("the next number")
                .isEqualTo(3);
        assertThat(there.get("registry/documents/" + incoming + "/content?rendition=file")
                        .body())
                .isEqualTo(SCAN);
        assertThat(there.get("dossier/dossiers/" + dossier).status()).isEqualTo(200);
        Api.until(
                () -> there.get("search?q=" + Api.encode("\"chuyển trụ sở\"")),
                answer -> answer.text().contains(incoming));
        Api drafter = signIn(fresh, office, "soanthao");
        assertThat(drafter.get("registry/documents/" + incoming).status()).isEqualTo(refused);
        assertThat(drafter.get("outgoing/documents/" + issued)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("issued");
        theWaitingDocumentIsGivenBack(signIn(fresh, office, "lanhdao"), waiting);
        old.close();
        fresh.close();
    }

    /** By the person with whom it waits. */
    private static void theWaitingDocumentIsGivenBack(Api leader, String waiting) {
        JsonNode document = must(leader.get("outgoing/documents/" + waiting)).json();
        assertThat(document.path("state").asText()).isEqualTo("sign");
        must(leader.post(
                "outgoing/documents/" + waiting + "/return",
                map("comment", "Xem lại điều 2", "version", document.path("version"))));
        assertThat(must(leader.get("outgoing/documents/" + waiting))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("returned");
    }

    private static String register(Clerk clerk, String number, String subject) throws IOException {
        return must(clerk.api()
                        .upload(
                                "registry/incoming",
                                Map.of(
                                        "metadata",
                                        Api.JSON.writeValueAsString(clerk.request(Clerk.fields(number, subject)))),
                                "quet.pdf",
                                SCAN,
                                "application/pdf"))
                .json()
                .path("nodeId")
                .asText();
    }

    /** Passwords did not move: an administrator sets another. */
    private static Api signIn(SiteProcess site, SigningOffice office, String person) {
        String user = office.account(person).userName();
        String given = must(admin(site).post("organization/users/" + user + "/password", map()))
                .json()
                .path("password")
                .asText();
        return new Api(site.address()).signIn(user, given);
    }

    private static Api admin(SiteProcess site) {
        return new Api(site.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD);
    }

    private static void until(SiteProcess site, long parcels) {
        Api admin = admin(site);
        Api.until(
                () -> admin.get("moving"),
                answer -> answer.json().path("parcels").asLong() >= parcels);
    }

    private Process move() {
        return SiteProcess.command(
                "org.vanthu.standalone.Move",
                "--from",
                "http://127.0.0.1:" + oldPort + "/alfresco/",
                "--to",
                "http://127.0.0.1:" + newPort + "/alfresco/",
                "--from-password-file",
                password.toString(),
                "--to-password-file",
                password.toString());
    }

    /** Always on the same port, so that the command finds it again. */
    private static SiteProcess site(Path data, int port) {
        return SiteProcess.start(data, "--port", Integer.toString(port));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
