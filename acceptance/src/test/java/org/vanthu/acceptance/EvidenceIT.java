package org.vanthu.acceptance;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an office must be able to show: the file is the one that came in, the guides are at hand, the lists are kept.
 */
class EvidenceIT {

    @Test
    @Requirement("R001-008")
    void theFileOfARegisteredDocumentIsByteForByteTheOneThatCameIn() throws Exception {
        Clerk clerk = Offices.create(Site.shared().as("admin"), "H99.81");
        byte[] content = TinyPdf.of("the very bytes that came in");
        String metadata =
                Api.JSON.writeValueAsString(clerk.request(Clerk.fields("81/CV-GỐC", "Về việc giữ nguyên bản chính")));

        JsonNode registered = Offices.must(clerk.api()
                        .upload(
                                "registry/incoming",
                                Map.of("metadata", metadata),
                                "goc.pdf",
                                content,
                                "application/pdf"))
                .json();

        String document = "registry/documents/" + registered.path("nodeId").asText();
        assertThat(clerk.api().get(document + "/content?rendition=file").body()).isEqualTo(content);
        assertThat(clerk.api().get(document).json().at("/file/sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vi/index",
                "vi/clerk",
                "vi/searcher",
                "vi/admin",
                "en/index",
                "en/clerk",
                "en/searcher",
                "en/admin"
            })
    @Requirement("R000-027")
    void theGuidesForUsersAndAdministratorsAreInsideTheSystem(String page) {
        Api.Answer guide = new Api(Site.shared().address()).get("../vanthu/guide/" + page + ".html");

        assertThat(guide.status()).isEqualTo(200);
        assertThat(guide.header("Content-Type")).startsWith("text/html");
        assertThat(guide.text()).contains("<h1");
    }

    @Test
    @Requirement("R000-041")
    void theListsOfAgenciesAndUsersShowWhatTheAdministratorChanged() {
        Api admin = Site.shared().as("admin");
        Clerk clerk = Offices.create(admin, "H99.82");
        String userName = clerk.api().get("session").json().at("/user/id").asText();

        assertThat(names(admin.get("organization/agencies").json(), "code"))
                .contains(clerk.agency(), Site.shared().own("H99.01"));
        assertThat(names(
                        admin.get("organization/users?agency=" + clerk.agency()).json(), "userName"))
                .containsExactly(userName);
        Offices.must(admin.post("organization/users/" + userName + "/lock", Map.of("reason", "đi học dài hạn")));
        assertThat(admin.get("organization/users?agency=" + clerk.agency())
                        .json()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("locked");
        assertThat(clerk.api().get("session").status()).isIn(401, 403);
    }

    private static List<String> names(JsonNode list, String field) {
        return list.path("items").findValuesAsText(field);
    }
}
