package org.vanthu.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.ModuleVersion;
import org.vanthu.shared.Texts;

/** What the desk needs to know about the person who opened it. */
final class SessionService {

    private final Access access;
    private final Agencies agencies;
    private final Accounts accounts;
    private final Clock clock;
    private final ModuleVersion version;

    SessionService(Access access, Agencies agencies, Accounts accounts, Clock clock, ModuleVersion version) {
        this.access = access;
        this.agencies = agencies;
        this.accounts = accounts;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.version = version;
    }

    Session current(@Nullable String wantedAgency) {
        String userName = access.userName();
        Optional<Account> account = accounts.find(userName);
        account.ifPresent(accounts::noteSignIn);
        List<Membership> memberships = new ArrayList<>();
        for (Map.Entry<String, Set<Role>> entry : access.roles().entrySet()) {
            agencies.find(entry.getKey())
                    .ifPresent(agency -> memberships.add(new Membership(
                            agency.code(),
                            agency.name(),
                            agency.shortName(),
                            entry.getValue().stream().map(Role::code).toList(),
                            units(account, agency.code()))));
        }
        User user =
                account.map(a -> new User(userName, a.fullName(), a.email())).orElse(new User(userName, userName, ""));
        return new Session(
                user,
                memberships,
                agency(wantedAgency, account, memberships),
                access.isSiteAdmin(),
                Texts.language().getLanguage(),
                clock.instant(),
                version.value());
    }

    private static @Nullable String agency(
            @Nullable String wanted, Optional<Account> account, List<Membership> memberships) {
        List<String> codes = memberships.stream().map(Membership::code).toList();
        if (wanted != null && codes.contains(wanted)) {
            return wanted;
        }
        String home = account.map(Account::agency).orElse("");
        return codes.contains(home) ? home : codes.stream().findFirst().orElse(null);
    }

    private static List<String> units(Optional<Account> account, String agency) {
        if (account.isEmpty() || !account.get().agency().equals(agency)) {
            return List.of();
        }
        String unit = account.get().unit();
        return unit == null ? List.of() : List.of(unit);
    }

    /** The signed-in person. */
    record User(String id, String fullName, String email) {}

    /** An agency in which the person has roles. */
    record Membership(String code, String name, String shortName, List<String> roles, List<String> units) {}

    /** The answer. */
    record Session(
            User user,
            List<Membership> agencies,
            @Nullable String agency,
            boolean admin,
            String language,
            Instant serverTime,
            String version) {}
}
