package org.vanthu.benchmarks;

import java.nio.file.Path;

import org.vanthu.acceptance.Api;
import org.vanthu.acceptance.SiteProcess;
import org.vanthu.acceptance.YearEnd;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/** The site of a year that is over, in a process of its own, and its people, signed in. */
final class YearOffice implements AutoCloseable {

    private final Path data;
    private SiteProcess site;
    YearEnd people;
    Api reader;

    YearOffice(Path data) {
        this.data = data;
        start();
    }

    void start() {
        site = SiteProcess.start(data);
        Api admin = new Api(site.address()).signIn("admin", SearchSite.ADMIN_PASSWORD);
        people = new YearEnd(
                signIn(admin, YearSite.ARCHIVIST), signIn(admin, YearSite.LEADER), YearSite.AGENCY, YearSite.YEAR);
        reader = signIn(admin, SearchSite.READER);
    }

    void kill() {
        site.kill();
    }

    @Override
    public void close() {
        site.close();
    }

    private Api signIn(Api admin, String user) {
        String password = must(admin.post("organization/users/" + user + "/password", map()))
                .json()
                .path("password")
                .asText();
        return new Api(site.address()).signIn(user, password);
    }
}
