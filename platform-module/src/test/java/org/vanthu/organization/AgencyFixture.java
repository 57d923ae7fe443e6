package org.vanthu.organization;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;

/** Creates agencies and people for tests of other features; the caller is an administrator in a transaction. */
public final class AgencyFixture {

    private final Agencies agencies;
    private final Accounts accounts;
    private final Units units;

    public AgencyFixture(EmbeddedRepository repository) {
        this.agencies = repository.bean(Agencies.class);
        this.accounts = repository.bean(Accounts.class);
        this.units = repository.bean(Units.class);
    }

    /** An agency with one person for each role, named {@code <role>.<agency>}. */
    public void create(String code, String name, List<String> roles) {
        create(code, name, "province", roles);
    }

    /** The same at a level of its own. */
    public void create(String code, String name, String level, List<String> roles) {
        agencies.create(new AgencyForm(code, name, code, "UBND", "Mẫu", level, null, code, true, null, true, Map.of()));
        for (String role : roles) {
            accounts.create(account(code, role));
        }
    }

    /** A unit of an agency. */
    public void unit(String agency, String code, String name) {
        units.create(agency, new Units.UnitForm(code, name, code, null, true));
    }

    /** A person of a unit, with one role. */
    public void member(String agency, String unit, String userName, String role) {
        accounts.create(new AccountForm(
                userName, "Trần Văn " + userName, userName + "@mau.gov.vn", "", unit, agency, List.of(role)));
    }

    /** Somebody who works in a unit. */
    public void person(
            String agency, String userName, String fullName, String position, @Nullable String unit, String... roles) {
        accounts.create(new AccountForm(userName, fullName, null, position, unit, agency, List.of(roles)));
    }

    /** Changes the settings of an agency. */
    public void settings(String code, Map<String, Object> settings) {
        Agency agency = agencies.get(code);
        agencies.update(
                code,
                new AgencyForm(
                        code,
                        agency.name(),
                        agency.shortName(),
                        agency.abbreviation(),
                        agency.place(),
                        "province",
                        null,
                        agency.identifier(),
                        true,
                        null,
                        true,
                        settings));
    }

    /** Closes an account for good. */
    public void close(String userName) {
        accounts.close(userName, "nghỉ hưu", null);
    }

    /** Keeps a person from signing in for now. */
    public void lock(String userName) {
        accounts.lock(userName, "kiểm tra");
    }

    static AccountForm account(String agency, String role) {
        return new AccountForm(
                role + "." + agency.toLowerCase(Locale.ROOT),
                "Nguyễn Thị " + role,
                role + "@mau.gov.vn",
                "",
                null,
                agency,
                List.of(role));
    }
}
