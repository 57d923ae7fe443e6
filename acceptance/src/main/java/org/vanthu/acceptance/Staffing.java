package org.vanthu.acceptance;

import java.util.List;

import static org.vanthu.acceptance.Api.map;

/** Makes agencies, units and people as an administrator does. */
public record Staffing(Api admin) {

    /** Makes a department of the province; its code is its identifier too. */
    public void agency(String code, String name, String shortName, String abbreviation, boolean complaintsRefused) {
        agency(code, name, shortName, abbreviation, "department", complaintsRefused);
    }

    /** Makes an agency of that level. */
    public void agency(
            String code, String name, String shortName, String abbreviation, String level, boolean complaintsRefused) {
        must(admin.post(
                "organization/agencies",
                map(
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
                        "Mẫu Sơn",
                        "level",
                        level,
                        "complaintsRefused",
                        complaintsRefused)));
    }

    /** Makes a unit of which the code is the abbreviation. */
    public void unit(String agency, String code, String name) {
        must(admin.post(
                "organization/agencies/" + agency + "/units", map("code", code, "name", name, "abbreviation", code)));
    }

    /**
     * Makes a person, in a unit or, where that is null, in none.
     *
     * @return the first password
     */
    public String person(
            String agency, String unit, String userName, String fullName, String position, String... roles) {
        return must(admin.post(
                        "organization/users",
                        map(
                                "userName",
                                userName,
                                "fullName",
                                fullName,
                                "email",
                                userName + "@mau.example.vn",
                                "position",
                                position,
                                "agency",
                                agency,
                                "unit",
                                unit,
                                "roles",
                                List.of(roles))))
                .json()
                .path("password")
                .asText();
    }

    /** The answer, if it is one to what was asked. */
    public static Api.Answer must(Api.Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
