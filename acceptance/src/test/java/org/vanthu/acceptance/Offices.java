package org.vanthu.acceptance;

import java.util.List;

import static org.vanthu.acceptance.Api.map;

/** Makes agencies of their own for tests that count. */
final class Offices {

    private Offices() {}

    /** Makes an agency with one clerk and signs the clerk in; its code is the one given, as {@link Site#own} has it. */
    static Clerk create(Api admin, String plainCode) {
        return createExactly(admin, Site.shared().own(plainCode));
    }

    /** The same with the code as it is given. */
    static Clerk createExactly(Api admin, String code) {
        must(admin.post(
                "organization/agencies",
                map(
                        "code",
                        code,
                        "identifier",
                        code,
                        "name",
                        "Chi cục Thử nghiệm " + code,
                        "shortName",
                        "Chi cục " + code,
                        "abbreviation",
                        "CCTN",
                        "place",
                        "Mẫu Sơn",
                        "level",
                        "department",
                        "complaintsRefused",
                        true)));
        String userName = "vanthu." + code.toLowerCase(java.util.Locale.ROOT);
        String password = must(admin.post(
                        "organization/users",
                        map(
                                "userName",
                                userName,
                                "fullName",
                                "Văn Thư " + code,
                                "email",
                                userName + "@mau.example.vn",
                                "position",
                                "Văn thư",
                                "agency",
                                code,
                                "unit",
                                null,
                                "roles",
                                List.of("clerk"))))
                .json()
                .path("password")
                .asText();
        return new Clerk(admin.signedOut().signIn(userName, password), code, password);
    }

    static Api.Answer must(Api.Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
