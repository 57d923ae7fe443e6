package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.vanthu.acceptance.Site.Account;
import org.vanthu.samples.ScanGenerator;

import static org.vanthu.acceptance.Staffing.must;

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
    private final Staffing staffing;

    SampleOffices(Site site) {
        this.site = site;
        this.staffing = new Staffing(site.as("admin"));
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
        staffing.agency(site.own(code), name, shortName, abbreviation, level, false);
    }

    private Account person(String agency, String name, String fullName, String role) {
        String userName = site.own(name);
        return new Account(userName, staffing.person(site.own(agency), null, userName, fullName, "Văn thư", role));
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
}
