package org.vanthu.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The sample site: a provincial People's Committee office, a department and a commune, with people for every role and a
 * clerk in each agency. Every password is generated.
 */
final class SampleSite {

    private static final Agency OFFICE =
            new Agency("H99.01", "Văn phòng UBND tỉnh Mẫu", "VP UBND tỉnh", "VPUB", "Mẫu Sơn", "province");
    private static final Agency DEPARTMENT =
            new Agency("H99.09", "Sở Nội vụ tỉnh Mẫu", "Sở Nội vụ", "SNV", "Mẫu Sơn", "department");
    private static final Agency COMMUNE =
            new Agency("H99.31", "UBND xã Mẫu Hòa", "UBND xã Mẫu Hòa", "UBND", "Mẫu Hòa", "commune");

    private static final List<Unit> UNITS = List.of(
            new Unit(OFFICE, "HCTC", "Phòng Hành chính – Tổ chức"),
            new Unit(OFFICE, "KT", "Phòng Kinh tế"),
            new Unit(OFFICE, "VX", "Phòng Văn xã"),
            new Unit(DEPARTMENT, "VP", "Văn phòng Sở"),
            new Unit(DEPARTMENT, "TCBC", "Phòng Tổ chức biên chế"),
            new Unit(COMMUNE, "VPTK", "Văn phòng – Thống kê"));

    private static final List<Person> PEOPLE = List.of(
            new Person(OFFICE, "vanthu", "Nguyễn Thị Hoa", "Văn thư", "HCTC", "clerk"),
            new Person(OFFICE, "lanhdao", "Trần Văn An", "Chánh Văn phòng", "", "leader"),
            new Person(OFFICE, "thuky", "Lê Thu Hà", "Thư ký", "HCTC", "delegate"),
            new Person(OFFICE, "truongphong", "Phạm Quốc Bình", "Trưởng phòng Kinh tế", "KT", "unit-head"),
            new Person(OFFICE, "truongvx", "Nguyễn Thanh Vân", "Trưởng phòng Văn xã", "VX", "unit-head"),
            new Person(OFFICE, "chuyenvien", "Đỗ Minh Đức", "Chuyên viên", "KT", "specialist"),
            new Person(OFFICE, "dongnghiep", "Hồ Ngọc Lan", "Chuyên viên", "KT", "specialist"),
            new Person(OFFICE, "theodoi", "Hoàng Thị Thủy", "Chuyên viên theo dõi", "VX", "follow-up"),
            new Person(OFFICE, "noidung", "Vũ Thị Hằng", "Quản trị nội dung", "HCTC", "content-admin"),
            new Person(OFFICE, "quantri", "Bùi Đức Long", "Quản trị hệ thống", "HCTC", "system-admin"),
            new Person(OFFICE, "luutru", "Ngô Thị Yến", "Lưu trữ viên", "HCTC", "archivist"),
            new Person(DEPARTMENT, "vanthu.snv", "Đặng Thị Mai", "Văn thư Sở Nội vụ", "VP", "clerk"),
            new Person(DEPARTMENT, "chuyenvien.snv", "Lý Văn Tùng", "Chuyên viên", "TCBC", "specialist"),
            new Person(COMMUNE, "vanthu.xa", "Hà Thị Lan", "Văn thư xã", "VPTK", "clerk"),
            new Person(COMMUNE, "lanhdao.xa", "Triệu Văn Sơn", "Chủ tịch UBND xã", "", "leader"));

    private final SiteClient site;

    SampleSite(URI base, String administratorPassword) {
        this.site = new SiteClient(base, "admin", administratorPassword);
    }

    /** The code of the agency whose scan folder gets the sample scans. */
    static String agencyOfScans() {
        return OFFICE.code();
    }

    /** The clerk who registers the sample scans. */
    static String clerkOfScans() {
        return PEOPLE.get(0).userName();
    }

    /**
     * Creates the agencies, units and people.
     *
     * @return the generated password of each user name, in the order of the list of people
     */
    Map<String, String> create() {
        List.of(OFFICE, DEPARTMENT, COMMUNE).forEach(agency -> site.post("organization/agencies", agency.body()));
        UNITS.forEach(unit -> site.post("organization/agencies/" + unit.agency().code() + "/units", unit.body()));
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Person person : PEOPLE) {
            JsonNode created = site.post("organization/users", person.body());
            passwords.put(person.userName(), created.path("password").asText());
        }
        return passwords;
    }

    /**
     * Gives everybody who signs a key and a picture, and every agency a key for its clerk.
     *
     * @param root the directory of the site
     * @param base the address of the site
     * @param passwords of the people, which are those of their keys
     */
    static void giveKeys(Path root, URI base, Map<String, String> passwords) throws IOException {
        SampleKeys keys = new SampleKeys(root, Instant.now());
        for (Person person : PEOPLE) {
            Agency agency = person.agency();
            String password = Objects.requireNonNull(passwords.get(person.userName()));
            switch (person.role()) {
                case "leader", "unit-head" -> {
                    keys.person(agency.code(), person.userName(), person.fullName(), agency.name(), password);
                    new SiteClient(base, person.userName(), password)
                            .post(
                                    "signing/looks",
                                    picture(agency, "signature", SampleKeys.signature(person.fullName()), 40));
                }
                case "clerk" -> keys.organisation(agency.code(), agency.name(), password);
                case "content-admin" ->
                    new SiteClient(base, person.userName(), password)
                            .post("signing/looks", picture(agency, "seal", SampleKeys.seal("DẤU MẪU"), 36));
                default -> {}
            }
        }
    }

    private static Map<String, Object> picture(Agency agency, String kind, String png, int widthMm) {
        return Map.of("agency", agency.code(), "kind", kind, "picture", png, "widthMm", widthMm);
    }

    /** The folder that the agency's scanner writes to. */
    Path scanFolder() {
        return Path.of(site.get("capture/health?agency=" + SiteClient.encode(OFFICE.code()))
                .path("folder")
                .asText());
    }

    static String describe(String userName) {
        return PEOPLE.stream()
                .filter(person -> person.userName().equals(userName))
                .map(person -> person.position() + ", " + person.agency().shortName())
                .findFirst()
                .orElse("Quản trị toàn hệ thống");
    }

    private record Agency(String code, String name, String shortName, String abbreviation, String place, String level) {

        Map<String, Object> body() {
            return Map.of(
                    "code",
                    code,
                    "identifier",
                    code,
                    "name",
                    name,
                    "shortName",
                    shortName,
                    "abbreviation",
                    abbreviation,
                    "place",
                    place,
                    "level",
                    level,
                    "complaintsRefused",
                    false);
        }
    }

    private record Unit(Agency agency, String code, String name) {

        Map<String, Object> body() {
            return Map.of("code", code, "name", name, "abbreviation", code);
        }
    }

    private record Person(Agency agency, String userName, String fullName, String position, String unit, String role) {

        Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("userName", userName);
            body.put("fullName", fullName);
            body.put("email", userName + "@mau.example.vn");
            body.put("position", position);
            body.put("agency", agency.code());
            body.put("unit", unit.isEmpty() ? null : unit);
            body.put("roles", List.of(role));
            return body;
        }
    }
}
