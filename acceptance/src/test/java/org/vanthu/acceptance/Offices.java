package org.vanthu.acceptance;

import java.util.Locale;

/** Makes agencies of their own for tests that count. */
final class Offices {

    private Offices() {}

    /** Makes an agency with one clerk and signs the clerk in; its code is the one given, as {@link Site#own} has it. */
    static Clerk create(Api admin, String plainCode) {
        return createExactly(admin, Site.shared().own(plainCode));
    }

    /** The same with the code as it is given. */
    static Clerk createExactly(Api admin, String code) {
        Staffing staffing = new Staffing(admin);
        staffing.agency(code, "Chi cục Thử nghiệm " + code, "Chi cục " + code, "CCTN", true);
        String userName = "vanthu." + code.toLowerCase(Locale.ROOT);
        String password = staffing.person(code, null, userName, "Văn Thư " + code, "Văn thư", "clerk");
        return new Clerk(admin.signedOut().signIn(userName, password), code, password);
    }

    static Api.Answer must(Api.Answer answer) {
        return Staffing.must(answer);
    }
}
