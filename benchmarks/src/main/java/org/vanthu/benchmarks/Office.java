package org.vanthu.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.vanthu.acceptance.Api;
import org.vanthu.acceptance.SiteProcess;
import org.vanthu.acceptance.Staffing;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/** A site in a process of its own with one agency, one clerk and one register, for load. */
final class Office implements AutoCloseable {

    static final String AGENCY = "H98.01";
    static final int FILE_BYTES = 30_000;

    private final SiteProcess site;
    private final Staffing staffing;
    private final Map<String, String> passwords = new HashMap<>();
    private final Api clerk;
    private final String register;

    private Office(SiteProcess site, Staffing staffing, Api clerk, String register) {
        this.site = site;
        this.staffing = staffing;
        this.clerk = clerk;
        this.register = register;
    }

    /** Starts a new site on the directory and makes the agency. */
    static Office open(Path data) {
        SiteProcess site = SiteProcess.start(data);
        Staffing staffing = new Staffing(new Api(site.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD));
        staffing.agency(AGENCY, "Sở Đo lường tỉnh Mẫu", "Sở Đo lường", "SĐL", false);
        String password = person(staffing, "vanthu.do", null, "clerk", "content-admin");
        Api clerk = new Api(site.address()).signIn("vanthu.do", password);
        int year = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
        String register = must(clerk.get("registry/registers?kind=incoming&agency=" + AGENCY + "&year=" + year))
                .json()
                .at("/items/0/id")
                .asText();
        return new Office(site, staffing, clerk, register);
    }

    /** Makes a unit. */
    void unit(String code, String name) {
        staffing.unit(AGENCY, code, name);
    }

    /** Makes somebody with a role, in a unit or in none. */
    void person(String userName, String role, @Nullable String unit) {
        passwords.put(userName, person(staffing, userName, unit, role));
    }

    /** A client of somebody whom {@link #person} made. */
    Api signIn(String userName) {
        return new Api(site.address()).signIn(userName, passwords.get(userName));
    }

    private static String person(Staffing staffing, String userName, @Nullable String unit, String... roles) {
        return staffing.person(AGENCY, unit, userName, "Người Đo " + userName, "Cán bộ", roles);
    }

    Api clerk() {
        return clerk;
    }

    String register() {
        return register;
    }

    SiteProcess site() {
        return site;
    }

    /** Registers a document with a file of 30 kB; the ordinal makes it unlike any other. */
    Api.Answer register(int ordinal) {
        return clerk.upload(
                "registry/incoming",
                Map.of("metadata", metadata(ordinal)),
                "vb-" + ordinal + ".pdf",
                pdf(ordinal),
                "application/pdf");
    }

    private String metadata(int ordinal) {
        try {
            return Api.JSON.writeValueAsString(map(
                    "agency", AGENCY,
                    "register", register,
                    "fields",
                            map(
                                    "number",
                                    ordinal + "/CV-ĐL",
                                    "issuedDate",
                                    LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"))
                                            .minusDays(ordinal % 20)
                                            .toString(),
                                    "issuerName",
                                    "Ủy ban nhân dân huyện số " + ordinal % 97,
                                    "typeCode",
                                    "CV",
                                    "subject",
                                    "Về việc báo cáo kết quả thực hiện nhiệm vụ số " + ordinal,
                                    "urgency",
                                    0,
                                    "secrecy",
                                    "none")));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A one-page PDF of 30 kB that no other ordinal's equals. */
    static byte[] pdf(int ordinal) {
        String text =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n% " + ordinal + "\n";
        byte[] content = new byte[FILE_BYTES];
        byte[] head = text.getBytes(StandardCharsets.US_ASCII);
        byte[] noise = new byte[FILE_BYTES - head.length - 400];
        new Random(ordinal).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('A' + Math.floorMod(noise[i], 26));
        }
        int at = 0;
        System.arraycopy(head, 0, content, at, head.length);
        at += head.length;
        content[at++] = '%';
        System.arraycopy(noise, 0, content, at, noise.length);
        at += noise.length;
        int startXref = at + 1;
        String tail = "\nxref\n0 4\n0000000000 65535 f \n" + offset(text, "1 0 obj") + offset(text, "2 0 obj")
                + offset(text, "3 0 obj") + "trailer<</Size 4/Root 1 0 R>>\nstartxref\n" + startXref + "\n%%EOF\n";
        byte[] end = tail.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(end, 0, content, at, end.length);
        return java.util.Arrays.copyOf(content, at + end.length);
    }

    @Override
    public void close() {
        site.close();
    }

    private static String offset(String text, String object) {
        return "%010d 00000 n \n".formatted(text.indexOf(object));
    }
}
