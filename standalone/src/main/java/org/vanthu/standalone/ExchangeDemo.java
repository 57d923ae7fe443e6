package org.vanthu.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the two sites of {@code run.sh demo exchange}, which run already: on each an agency whose people draft, sign
 * and register, with keys for trials, and in each directory the other agency with the way to it.
 */
public final class ExchangeDemo {

    private static final String UNIT = "KT";

    private ExchangeDemo() {}

    /** One of the two sites. */
    private record Side(String agency, String name, String shortName, String abbreviation, Path data, URI address) {}

    /**
     * Fills both sites.
     *
     * @param args data directory and address of the first site, then of the second; the administrator's password of
     *     both is in {@code VANTHU_ADMIN_PASSWORD}
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("DATA ADDRESS DATA ADDRESS");
        }
        String password = System.getenv().getOrDefault("VANTHU_ADMIN_PASSWORD", "");
        Side first = new Side(
                "H99.41", "Sở Tài chính tỉnh Mẫu", "Sở Tài chính", "STC", Path.of(args[0]), URI.create(args[1]));
        Side second = new Side(
                "H98.41",
                "Sở Tài chính tỉnh Bên",
                "Sở Tài chính tỉnh Bên",
                "STCB",
                Path.of(args[2]),
                URI.create(args[3]));
        fill(first, second, password);
        fill(second, first, password);
    }

    private static void fill(Side side, Side other, String administrator) throws IOException {
        SiteClient admin = new SiteClient(side.address(), "admin", administrator);
        admin.post(
                "organization/agencies",
                Map.of(
                        "code", side.agency(),
                        "identifier", side.agency(),
                        "name", side.name(),
                        "shortName", side.shortName(),
                        "abbreviation", side.abbreviation(),
                        "place", "Mẫu Sơn",
                        "level", "department",
                        "complaintsRefused", false));
        admin.post(
                "organization/agencies/" + side.agency() + "/units",
                Map.of("code", UNIT, "name", "Phòng Kinh tế", "abbreviation", UNIT));
        admin.post(
                "directory/organizations",
                Map.of(
                        "code", other.agency(),
                        "name", other.name(),
                        "route", Map.of("connector", "peer", "address", "ben-kia", "settings", Map.of())));
        StringBuilder users = new StringBuilder(side.name() + ", " + side.agency() + " (user name, password, role):\n");
        SampleKeys keys = new SampleKeys(side.data(), Instant.now());
        for (List<String> person : List.of(
                List.of("vanthu", "Nguyễn Thị Hoa", "Văn thư", "", "clerk"),
                List.of("lanhdao", "Trần Văn An", "Giám đốc", "", "leader"),
                List.of("truongphong", "Phạm Quốc Bình", "Trưởng phòng", UNIT, "unit-head"),
                List.of("chuyenvien", "Đỗ Minh Đức", "Chuyên viên", UNIT, "specialist"))) {
            String password = person(admin, side, person);
            users.append("  %-16s %-18s %s\n".formatted(person.get(0), password, person.get(2)));
            switch (person.get(4)) {
                case "leader", "unit-head" -> {
                    keys.person(side.agency(), person.get(0), person.get(1), side.name(), password);
                    new SiteClient(side.address(), person.get(0), password)
                            .post(
                                    "signing/looks",
                                    Map.of(
                                            "agency",
                                            side.agency(),
                                            "kind",
                                            "signature",
                                            "picture",
                                            SampleKeys.signature(person.get(1)),
                                            "widthMm",
                                            40));
                }
                case "clerk" -> keys.organisation(side.agency(), side.name(), password);
                default -> {}
            }
        }
        users.append("  %-16s %-18s %s\n".formatted("admin", administrator, "Quản trị toàn hệ thống"));
        new SiteDirectory(side.data()).keepDemoUsers(users.toString());
    }

    private static String person(SiteClient admin, Side side, List<String> person) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userName", person.get(0));
        body.put("fullName", person.get(1));
        body.put("email", person.get(0) + "@mau.example.vn");
        body.put("position", person.get(2));
        body.put("agency", side.agency());
        body.put("unit", person.get(3).isEmpty() ? null : person.get(3));
        body.put("roles", List.of(person.get(4)));
        return admin.post("organization/users", body).path("password").asText();
    }
}
