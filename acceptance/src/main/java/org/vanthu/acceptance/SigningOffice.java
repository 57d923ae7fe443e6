package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * An agency on a site in a process of its own whose people draft, sign, number, seal and issue with key files, and who
 * trusts the certificates that it made itself. The site may be started again and again; the office stays.
 */
public final class SigningOffice {

    /**
     * The name on documents and in the certificate: without tone marks, because keytool takes it from a command line.
     */
    public static final String SIGNER = "Tran Van An";

    public static final String POSITION = "CHI CỤC TRƯỞNG";

    /** The password of both key files. */
    public static final String SECRET = "chi-de-thu-2026";

    private final Path data;
    private final String agency;
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, Api> people = new TreeMap<>();

    private SigningOffice(Path data, String agency) {
        this.data = data;
        this.agency = agency;
    }

    /** Makes the agency, its people and their keys. */
    public static SigningOffice create(SiteProcess site, String agency) {
        SigningOffice office = new SigningOffice(site.data(), agency);
        Staffing staffing = new Staffing(new Api(site.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD));
        staffing.agency(agency, "Chi cục Thử nghiệm", "Chi cục Thử nghiệm", "CCTN", false);
        staffing.unit(agency, "KT", "Phòng Kinh tế");
        office.person(staffing, "soanthao", "Đỗ Minh Đức", "KT", "specialist");
        office.person(staffing, "truongphong", "Phạm Quốc Bình", "KT", "unit-head");
        office.person(staffing, "lanhdao", SIGNER, null, "leader");
        office.person(staffing, "vanthu", "Nguyễn Thị Hoa", null, "clerk");
        Path trust = site.data().resolve("vanthu-trust");
        String usage = "KeyUsage=digitalSignature,nonRepudiation";
        KeyFiles.create(office.signersKey(), trust.resolve("lanhdao.cer"), SECRET, SIGNER, usage);
        KeyFiles.create(
                office.keys().resolve("organisation.p12"),
                trust.resolve("organisation.cer"),
                SECRET,
                "Chi cuc Thu nghiem",
                usage);
        office.signIn(site.address());
        return office;
    }

    private Path keys() {
        return data.resolve("vanthu-keys").resolve(agency);
    }

    private Path signersKey() {
        return keys().resolve("people").resolve(userName("lanhdao") + ".p12");
    }

    /** The key of the person who signs, for comparison with what signing takes without an office. */
    public KeyStore.PrivateKeyEntry key() throws GeneralSecurityException, IOException {
        char[] secret = SECRET.toCharArray();
        KeyStore store = KeyStore.getInstance(signersKey().toFile(), secret);
        return (KeyStore.PrivateKeyEntry) store.getEntry("key", new KeyStore.PasswordProtection(secret));
    }

    /** Signs the people in on a site that was started (again). */
    public void signIn(URI address) {
        passwords.forEach((user, password) -> people.put(user, new Api(address).signIn(user, password)));
    }

    public String agency() {
        return agency;
    }

    /** A client of {@code soanthao}, {@code truongphong}, {@code lanhdao} or {@code vanthu}. */
    public Api as(String person) {
        return people.get(userName(person));
    }

    /** How a person signs in. */
    public Site.Account account(String person) {
        return new Site.Account(userName(person), passwords.get(userName(person)));
    }

    /** Drafts a decision; answers what the site answered. */
    public Api.Answer draft(String subject) {
        return draft(subject, Map.of());
    }

    /** Drafts one of which more is known, or something else than usual. */
    public Api.Answer draft(String subject, Map<String, Object> more) {
        return draft(subject, more, LetterPdf.of(subject, POSITION, SIGNER));
    }

    private Api.Answer draft(String subject, Map<String, Object> more, byte[] pdf) {
        return as("soanthao")
                .upload(
                        "outgoing/drafts",
                        Map.of("metadata", metadata(subject, more)),
                        "du-thao.pdf",
                        pdf,
                        "application/pdf");
    }

    /** A document that is approved and waits for the signature; answers its node. */
    public String approved(String subject) {
        JsonNode document = must(draft(subject)).json();
        while (!document.path("state").asText().equals("sign")) {
            document = must(advance(document)).json();
        }
        return document.path("nodeId").asText();
    }

    /** A document that was issued; answers its node. */
    public String issued(String subject, Map<String, Object> more) {
        return issued(subject, more, LetterPdf.of(subject, POSITION, SIGNER));
    }

    /** A document with files beside it that was issued; answers its node. */
    public String issuedWith(String subject, Map<String, byte[]> attachments) {
        JsonNode document = must(draft(subject)).json();
        String nodeId = document.path("nodeId").asText();
        for (Map.Entry<String, byte[]> file : attachments.entrySet()) {
            must(as("soanthao")
                    .upload(
                            "outgoing/documents/" + nodeId + "/files",
                            Map.of(
                                    "metadata",
                                    "{\"kind\":\"attachment\",\"version\":" + document.path("version") + "}"),
                            file.getKey(),
                            file.getValue(),
                            "application/pdf"));
            document = must(document(nodeId)).json();
        }
        return issued(document);
    }

    /** A document with that file that was issued; answers its node. */
    String issued(String subject, Map<String, Object> more, byte[] pdf) {
        return issued(must(draft(subject, more, pdf)).json());
    }

    private String issued(JsonNode draft) {
        JsonNode document = draft;
        while (!document.path("state").asText().equals("issued")) {
            document = must(advance(document)).json();
        }
        return document.path("nodeId").asText();
    }

    /** The document as its drafter sees it. */
    public Api.Answer document(String nodeId) {
        return as("soanthao").get("outgoing/documents/" + nodeId);
    }

    /** Takes the step that the document waits for, as the one whose turn it is. */
    public Api.Answer advance(JsonNode document) {
        return switch (document.path("state").asText()) {
            case "draft" -> step("soanthao", document, "submit", map());
            case "review" -> step("truongphong", document, "review", map());
            case "formCheck" -> step("vanthu", document, "check-form", map());
            case "approve" -> step("lanhdao", document, "approve", map());
            case "sign" -> step("lanhdao", document, "sign", signature());
            case "number" -> step("vanthu", document, "number", map());
            case "seal" -> step("vanthu", document, "seal", signature());
            case "issue" -> step("vanthu", document, "issue", map());
            default -> throw new IllegalArgumentException("nobody has the turn at " + document);
        };
    }

    /** Gives a numbered document up. */
    public Api.Answer giveUp(JsonNode document, String reason) {
        return step("vanthu", document, "void", map("comment", reason));
    }

    private Api.Answer step(String person, JsonNode document, String action, Map<String, Object> body) {
        body.put("version", document.path("version"));
        return as(person).post("outgoing/documents/" + document.path("nodeId").asText() + "/" + action, body);
    }

    private static Map<String, Object> signature() {
        return map("signature", "digital", "key", "file", "password", SECRET);
    }

    private String metadata(String subject, Map<String, Object> more) {
        try {
            Map<String, Object> fields = map(
                    "agency",
                    agency,
                    "typeCode",
                    "QD",
                    "subject",
                    subject,
                    "signer",
                    userName("lanhdao"),
                    "signerPosition",
                    POSITION,
                    "submission",
                    "Kính trình lãnh đạo xem xét, ký ban hành.",
                    "recipients",
                    List.of(map("kind", "other", "name", "Sở Nội vụ", "purpose", "action", "copies", 1)));
            fields.putAll(more);
            return Api.JSON.writeValueAsString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void person(Staffing staffing, String name, String fullName, String unit, String role) {
        passwords.put(userName(name), staffing.person(agency, unit, userName(name), fullName, "Cán bộ", role));
    }

    private static String userName(String person) {
        return person + ".ky";
    }
}
