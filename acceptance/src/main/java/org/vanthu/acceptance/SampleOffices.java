package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.vanthu.acceptance.Site.Account;
import org.vanthu.samples.ScanGenerator;

/**
 * Makes what the tests need of the sample site on a site that runs already: two agencies, three people, some scans in
 * the queue of the first. All of it through the API, as an administrator and a clerk would.
 */
final class SampleOffices {

    private static final String OFFICE = "H99.01";
    private static final String COMMUNE = "H99.31";
    private static final int SCANS = 6;
    private static final int READ_AT_LEAST = 4;

    private final Site site;
    private final Api admin;

    SampleOffices(Site site) {
        this.site = site;
        this.admin = site.as("admin");
    }

    /** Makes them; answers the people by the names that the tests call them by. */
    Map<String, Account> create() {
        agency(OFFICE, "Văn phòng UBND tỉnh Mẫu", "VP UBND tỉnh", "VPUB", "province");
        agency(COMMUNE, "UBND xã Mẫu Hòa", "UBND xã Mẫu Hòa", "UBND", "commune");
        Map<String, Account> people = new LinkedHashMap<>();
        people.put("vanthu", person(OFFICE, "vanthu", "Nguyễn Thị Hoa", "clerk"));
        people.put("quantri", person(OFFICE, "quantri", "Bùi Đức Long", "system-admin"));
        people.put("vanthu.xa", person(COMMUNE, "vanthu.xa", "Hà Thị Lan", "clerk"));
        Account clerk = people.get("vanthu");
        scans(new Api(site.address()).signIn(clerk.userName(), clerk.password()));
        return people;
    }

    private void agency(String code, String name, String shortName, String abbreviation, String level) {
        must(admin.post(
                "organization/agencies",
                Map.of(
                        "code",
                        site.own(code),
                        "identifier",
                        site.own(code),
                        "name",
                        name,
                        "shortName",
                        shortName,
                        "abbreviation",
                        abbreviation,
                        "place",
                        "Mẫu Sơn",
                        "level",
                        level,
                        "complaintsRefused",
                        false)));
    }

    private Account person(String agency, String name, String fullName, String role) {
        String userName = site.own(name);
        String password = must(admin.post(
                        "organization/users",
                        Api.map(
                                "userName",
                                userName,
                                "fullName",
                                fullName,
                                "email",
                                userName + "@mau.example.vn",
                                "position",
                                "Văn thư",
                                "agency",
                                site.own(agency),
                                "unit",
                                null,
                                "roles",
                                List.of(role))))
                .json()
                .path("password")
                .asText();
        return new Account(userName, password);
    }

    /** Scans that no run before has brought. */
    private void scans(Api clerk) {
        try {
            Path made = Files.createTempDirectory("vanthu-scans");
            new ScanGenerator(System.nanoTime()).generate(made, SCANS);
            try (Stream<Path> files = Files.list(made)) {
                for (Path file : files.sorted().toList()) {
                    if (!file.toString().endsWith(".json")) {
                        must(clerk.upload(
                                "capture/entries",
                                Map.of("agency", site.own(OFFICE)),
                                file.getFileName().toString(),
                                Files.readAllBytes(file),
                                "application/octet-stream"));
                    }
                    Files.delete(file);
                }
            }
            Files.delete(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until most of the scans are read, which takes minutes on a busy machine. */
    static void awaitScans(Site site) {
        Api clerk = site.as("vanthu");
        Api.until(
                () -> clerk.get("capture/entries?state=all&limit=100&agency=" + site.own(OFFICE)),
                answer -> answer.json().path("items").findValuesAsText("state").stream()
                                .filter("awaitingCheck"::equals)
                                .count()
                        >= READ_AT_LEAST);
    }

    private static Api.Answer must(Api.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
