package org.vanthu.acceptance;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** An agency of its own with two units and one person per role, for tests of processing. */
final class StaffedOffice {

    static final String ECONOMY = "KT";
    static final String CULTURE = "VX";

    private final Site site;
    private final Api admin;
    private final Clerk clerk;
    private final Map<String, Site.Account> people = new HashMap<>();

    private StaffedOffice(Site site, Api admin, Clerk clerk) {
        this.site = site;
        this.admin = admin;
        this.clerk = clerk;
    }

    static StaffedOffice create(String plainCode) {
        return create(Site.shared(), plainCode);
    }

    static StaffedOffice create(Site site, String plainCode) {
        Api admin = site.as("admin");
        StaffedOffice office = new StaffedOffice(site, admin, Offices.createExactly(admin, site.own(plainCode)));
        Clerk clerk = office.clerk;
        office.people.put("vanthu", new Site.Account(clerk.userName(), clerk.password()));
        new Staffing(admin).unit(office.agency(), ECONOMY, "Phòng Kinh tế");
        new Staffing(admin).unit(office.agency(), CULTURE, "Phòng Văn xã");
        office.person("lanhdao", "Trần Văn An", "Chi cục trưởng", null, "leader");
        office.person("thuky", "Lê Thu Hà", "Thư ký", null, "delegate");
        office.person("truongphong", "Phạm Quốc Bình", "Trưởng phòng Kinh tế", ECONOMY, "unit-head");
        office.person("truongvx", "Vũ Thị Hằng", "Trưởng phòng Văn xã", CULTURE, "unit-head");
        office.person("chuyenvien", "Đỗ Minh Đức", "Chuyên viên", ECONOMY, "specialist");
        office.person("dongnghiep", "Hoàng Thị Thủy", "Chuyên viên", ECONOMY, "specialist");
        office.person("noidung", "Ngô Quang Huy", "Quản trị nội dung", null, "content-admin");
        return office;
    }

    /** The same office on its site that was started again elsewhere. */
    StaffedOffice at(Site restarted) {
        StaffedOffice same = new StaffedOffice(restarted, restarted.as("admin"), clerk);
        same.people.putAll(people);
        return same;
    }

    Clerk clerk() {
        return clerk;
    }

    String agency() {
        return clerk.agency();
    }

    /** The user name of a person of this office. */
    String userName(String person) {
        return account(person).userName();
    }

    Site.Account account(String person) {
        return people.get(person);
    }

    /** A client that is signed in as a person of this office. */
    Api as(String person) {
        return admin.signedOut()
                .signIn(account(person).userName(), account(person).password());
    }

    /** The desk of a person of this office. */
    Desk desk(String person) {
        return desk(person, 1366, 768);
    }

    /** The desk of a person of this office on a screen of that size. */
    Desk desk(String person, int width, int height) {
        return Desk.open(site, account(person), width, height, "vi").signIn();
    }

    /** Registers a document and waits until it has come to who directs; answers the piece of work. */
    JsonNode toBeDirected(String number, String subject) {
        String nodeId = Offices.must(clerk.register(number, subject))
                .json()
                .path("nodeId")
                .asText();
        return workOf("lanhdao", nodeId);
    }

    /** The work that a person has with a document; waits until there is some. */
    JsonNode workOf(String person, String nodeId) {
        Api api = as(person);
        Api.Answer answer = Api.until(
                () -> api.get("work/items?limit=500&agency=" + agency()), found -> find(found.json(), nodeId) != null);
        return find(answer.json(), nodeId);
    }

    private static JsonNode find(JsonNode answer, String nodeId) {
        for (JsonNode item : answer.path("items")) {
            if (item.path("nodeId").asText().equals(nodeId)) {
                return item;
            }
        }
        return null;
    }

    /** Adds a person to those whom every office has. */
    void person(String name, String fullName, String position, String unit, String role) {
        String userName = name + "." + agency().toLowerCase(Locale.ROOT);
        people.put(
                name,
                new Site.Account(
                        userName, new Staffing(admin).person(agency(), unit, userName, fullName, position, role)));
    }
}
