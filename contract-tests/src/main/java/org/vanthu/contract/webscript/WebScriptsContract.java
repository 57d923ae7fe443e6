package org.vanthu.contract.webscript;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.AuthorityService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/** Java-backed web scripts of a module: signing in, transactions, what they read, what they answer, how they fail. */
@ExtendWith(Repository.class)
class WebScriptsContract {
    private final Acs acs;
    private String user = "";
    private Http http;

    WebScriptsContract(Acs acs) {
        this.acs = acs;
        http = Http.asNobody(acs);
    }

    @BeforeEach
    void makeUser() {
        user = acs.person();
        http = Http.as(acs, user, Acs.PASSWORD);
    }

    @Test
    void aScriptForEverybodyRunsAsNobodyWithoutTransaction() throws Exception {
        HttpResponse<String> answer = Http.asNobody(acs).get("open");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("user=null\n", "transaction=TXN_NONE\n");
    }

    @Test
    void aScriptForUsersRunsAsWhoSignedIn() throws Exception {
        HttpResponse<String> answer = http.get("caller");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("user=" + user + "\n", "runAs=" + user + "\n");
    }

    @Test
    void whoDoesNotSignInIsAskedTo() throws Exception {
        HttpResponse<String> answer = Http.asNobody(acs).get("caller");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
    }

    @Test
    void aWrongPasswordDoesNotSignIn() throws Exception {
        assertThat(Http.as(acs, user, "wrong").get("caller").statusCode()).isEqualTo(401);
    }

    @Test
    void aScriptForAdministratorsRefusesOthers() throws Exception {
        assertThat(http.get("administrator").statusCode()).isEqualTo(401);

        String administrator = acs.newPerson();
        acs.bean(AuthorityService.class).addAuthority("GROUP_ALFRESCO_ADMINISTRATORS", administrator);

        assertThat(Http.as(acs, administrator, Acs.PASSWORD)
                        .get("administrator")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTransactionIsReadOnlyWhereTheDescriptionSaysSo() throws Exception {
        assertThat(http.get("caller").body()).contains("transaction=TXN_READ_ONLY\n");
        assertThat(http.post("caller", "").body()).contains("transaction=TXN_READ_WRITE\n");
    }

    @Test
    void aReadOnlyTransactionChangesNothing() throws Exception {
        NodeRef node = acs.newDocument();

        HttpResponse<String> answer = http.get("change?title=x&node=" + encode(node.toString()));

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(title(node)).isNull();
    }

    @Test
    void aScriptCommitsWhenItEnds() throws Exception {
        NodeRef node = acs.newDocument();

        HttpResponse<String> answer = http.post("change?title=x&node=" + encode(node.toString()), "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(title(node)).isEqualTo("x");
    }

    @Test
    void aScriptThatFailsLeavesNothing() throws Exception {
        NodeRef node = acs.newDocument();

        HttpResponse<String> answer = http.post("change?end=exception&title=x&node=" + encode(node.toString()), "");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(title(node)).isNull();
    }

    @Test
    void anAnswerStaysWhereTheTransactionIsMarkedForRollback() throws Exception {
        NodeRef node = acs.newDocument();

        HttpResponse<String> answer = http.post("change?end=rollback&title=x&node=" + encode(node.toString()), "");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("answer=kept\n");
        assertThat(title(node)).isNull();
    }

    @Test
    void aTransactionThatMetAnotherIsRepeatedWithTheSameBodyAndANewAnswer() throws Exception {
        NodeRef node = acs.newDocument();

        HttpResponse<String> answer =
                http.post("change?end=retry&title=x&node=" + encode(node.toString()), "Sổ văn bản đến");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("body=Sổ văn bản đến\n");
        assertThat(title(node)).isEqualTo("x");
    }

    @Test
    void partsOfThePathArriveDecoded() throws Exception {
        assertThat(http.get("things/a%26b/parts/12%20a").body())
                .contains("id=a&b\n", "part=12 a\n", "template=/vanthu-contract/things/{id}/parts/{part}\n");
    }

    @Test
    void partsOfThePathAreUtf8() throws Exception {
        assertThat(http.get("things/" + encode("Quyết định")).body()).contains("id=Quyết định\n");
    }

    @Test
    void theMoreLiteralAddressWins() throws Exception {
        assertThat(http.get("things/first").body()).contains("template=/vanthu-contract/things/first\n");
        assertThat(http.get("things/second").body()).contains("template=/vanthu-contract/things/{id}\n", "id=second\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void oneAddressHasAScriptPerMethod(String method) throws Exception {
        HttpResponse<String> answer = http.send(http.script("things/1").method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("method=" + method + "\n");
    }

    @Test
    void anUnknownAddressIsNotFound() throws Exception {
        assertThat(http.get("nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        assertThat(http.post("things/1", "").statusCode()).isEqualTo(405);
    }

    @Test
    void parametersArriveDecodedAndAsOftenAsTheyWereGiven() throws Exception {
        assertThat(http.get("things/1?q=" + encode("văn bản & sổ") + "&q=2").body())
                .contains("q=văn bản & sổ\n", "count=2\n");
        assertThat(http.get("things/1").body()).contains("q=null\n", "count=0\n");
        assertThat(http.get("things/1?q=").body()).contains("q=\n", "count=1\n");
    }

    @Test
    void headersArriveAndAreAnswered() throws Exception {
        HttpResponse<String> answer = http.send(http.script("things/1").header("X-Contract", "asked"));

        assertThat(answer.body()).contains("header=asked\n");
        assertThat(answer.headers().firstValue("X-Contract")).hasValue("answered");
    }

    @Test
    void theAnswerHasTheStatusAndFormThatTheScriptSet() throws Exception {
        HttpResponse<String> answer = http.get("things/1");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
    }

    @Test
    void theFormatIsTheDefaultOfTheDescription() throws Exception {
        assertThat(http.get("things/1").body()).contains("format=json\n");
    }

    @Test
    void theLanguageIsTheOneThatTheCallerAsksFor() throws Exception {
        assertThat(http.send(http.script("caller").header("Accept-Language", "vi"))
                        .body())
                .contains("language=vi\n");
        assertThat(http.send(http.script("caller").header("Accept-Language", "en-US,en;q=0.9,vi;q=0.8"))
                        .body())
                .contains("language=en\n");
    }

    @Test
    void aBodyArrivesAsItWasSent() throws Exception {
        byte[] sent = new byte[100_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) i;
        }

        HttpResponse<byte[]> answer = http.bytes(http.script("echo")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(sent)));

        assertThat(answer.body()).isEqualTo(sent);
        assertThat(answer.headers().firstValue("X-Length")).hasValue("100000");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    }

    @Test
    void jsonArrivesAsItWasSent() throws Exception {
        String sent = "{\"subject\":\"Về việc thu hồi đất\",\"urgency\":1}";

        HttpResponse<String> answer = http.send(http.script("echo")
                .header("Content-Type", "application/json;charset=UTF-8")
                .POST(BodyPublishers.ofString(sent)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(sent);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    }

    @Test
    void aFormHasItsFieldsAndFilesInTheirOrder() throws Exception {
        HttpResponse<String> answer = http.send(http.script("form")
                .header("Content-Type", "multipart/form-data; boundary=----contract")
                .POST(BodyPublishers.ofString(part("Content-Disposition: form-data; name=\"note\"", "Sổ đến")
                        + part(
                                "Content-Disposition: form-data; name=\"file\"; filename=\"Công văn 12.txt\"\r\n"
                                        + "Content-Type: text/plain",
                                "nội dung")
                        + "------contract--\r\n")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "1.note=Sổ đến\n2.file=Công văn 12.txt text/plain nội dung\nmultipart=true\nparameter=Sổ đến\n");
    }

    @Test
    void aLongAnswerArrivesWhole() throws Exception {
        HttpResponse<byte[]> answer = http.bytes(http.script("stream"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(Scripts.Stream.PIECES * Scripts.Stream.PIECE_BYTES);
        assertThat(answer.body()[1000 * Scripts.Stream.PIECE_BYTES]).isEqualTo((byte) 1000);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''v%C4%83n.bin");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 503})
    void aFailureIsAnsweredWithItsStatusAndMessageInTheFormatOfTheScript(int status) throws Exception {
        HttpResponse<String> answer = http.get("failure?status=" + status);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.body()).containsPattern("\"code\"\\s*:\\s*" + status).contains("said \\\"so\\\"");
    }

    @Test
    void anUnexpectedFailureIsAnsweredWith500() throws Exception {
        HttpResponse<String> answer = http.get("failure");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.body()).containsPattern("\"code\"\\s*:\\s*500");
    }

    private static String part(String head, String body) {
        return "------contract\r\n" + head + "\r\n\r\n" + body + "\r\n";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private @Nullable Object title(NodeRef node) {
        return acs.inTransaction(() -> acs.nodes().getProperty(node, ContentModel.PROP_TITLE));
    }
}
