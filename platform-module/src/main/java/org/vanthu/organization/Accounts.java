package org.vanthu.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.SiteState;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/**
 * Accounts of people: created, changed, locked and closed by the system administrator of the agency. A closed account
 * keeps its name, so that what the person did stays attributable; it is never deleted.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, article 22.1b; conflict C-9"
 */
public final class Accounts {

    private static final Duration SIGN_IN_STEP = Duration.ofMinutes(10);

    private final JdbcTemplate jdbc;
    private final People people;
    private final AgencyGroups groups;
    private final Agencies agencies;
    private final Units units;
    private final Access access;
    private final AuditTrail audit;
    private final Passwords passwords;
    private final SiteState siteState;
    private final Clock clock;

    Accounts(
            DataSource dataSource,
            People people,
            AgencyGroups groups,
            Agencies agencies,
            Units units,
            Access access,
            AuditTrail audit,
            Passwords passwords,
            SiteState siteState,
            Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.people = people;
        this.groups = groups;
        this.agencies = agencies;
        this.units = units;
        this.access = access;
        this.audit = audit;
        this.passwords = passwords;
        this.siteState = siteState;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** The account of a person, or empty. */
    public Optional<Account> find(String userName) {
        List<Account> found = withRoles(
                jdbc.query("SELECT * FROM vt_account WHERE user_name = ?", (row, number) -> read(row), userName));
        return found.stream().findFirst();
    }

    /** Full names by user name; names that have no account are missing. */
    public Map<String, String> fullNames(Collection<String> userNames) {
        Map<String, String> names = new HashMap<>();
        if (!userNames.isEmpty()) {
            Set<String> distinct = new HashSet<>(userNames);
            jdbc.query(
                    "SELECT user_name, full_name FROM vt_account WHERE user_name IN (" + Sql.marks(distinct.size())
                            + ")",
                    row -> {
                        names.put(row.getString(1), row.getString(2));
                    },
                    distinct.toArray());
        }
        return names;
    }

    /** The roles of a person in an agency; none when the account is locked or closed. */
    public Set<Role> activeRoles(String agency, String userName) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        jdbc.queryForList(
                        "SELECT r.role FROM vt_account_role r JOIN vt_account a ON a.user_name = r.user_name"
                                + " WHERE r.user_name = ? AND r.agency = ? AND a.state = ?",
                        String.class,
                        userName,
                        agency,
                        Account.ACTIVE)
                .forEach(code -> Role.of(code).ifPresent(roles::add));
        return roles;
    }

    /** The accounts of an agency whose user name or full name contains {@code query}, by user name. */
    Page<Account> list(String agency, String query, Keyset keyset) {
        agencies.get(agency);
        access.require(agency, OrganizationPermission.READ);
        String like = SqlLike.containing(TextKey.of(query));
        List<Account> rows = withRoles(jdbc.query(
                """
                SELECT * FROM vt_account WHERE agency = ? AND user_name > ? AND (user_name LIKE ? ESCAPE '!' OR full_name_key LIKE ? ESCAPE '!')
                ORDER BY user_name LIMIT ?""",
                (row, number) -> read(row),
                agency,
                keyset.isFirstPage() ? "" : keyset.after().get(0),
                like,
                like,
                keyset.limit() + 1));
        return Page.of(rows, keyset.limit(), account -> List.of(account.userName()), null);
    }

    /** Creates an account and returns it with its first password, which is shown once and kept nowhere. */
    Created create(AccountForm form) {
        String userName = TextChecks.text(form.userName());
        Set<Role> roles = form.check(userName);
        String agency = TextChecks.text(form.agency());
        agencies.get(agency);
        access.require(agency, OrganizationPermission.MANAGE_ACCOUNTS);
        String unit = checkUnit(agency, form.unit());
        if (find(userName).isPresent() || people.exists(userName)) {
            throw ConflictException.field("userName", userName, "organization.error.account-exists", userName);
        }
        String password = passwords.generate();
        String fullName = TextChecks.text(form.fullName());
        String email = TextChecks.text(form.email());
        people.create(userName, fullName, email, password);
        jdbc.update(
                """
                INSERT INTO vt_account
                  (user_name, full_name, full_name_key, email, position_name, phone, agency, unit, state, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                userName,
                fullName,
                TextKey.of(fullName),
                email,
                TextChecks.text(form.position()),
                TextChecks.text(form.phone()),
                agency,
                unit,
                Account.ACTIVE,
                SqlTime.of(clock.instant()));
        if (unit != null) {
            groups.add(GroupNames.unit(agency, unit), userName);
        }
        setRoles(userName, agency, Set.of(), roles);
        audit.record(AuditEvent.of(
                agency,
                "organization.create-account",
                subject(userName),
                List.of(new Change("roles", null, codes(roles).toString())),
                null));
        return new Created(find(userName).orElseThrow(), password);
    }

    /** Changes an account; a role in another agency is given by that agency's administrator with the same call. */
    Account update(String userName, AccountForm form) {
        Account before = require(userName);
        Set<Role> roles = form.check(userName);
        String agency = TextChecks.text(form.agency());
        agencies.get(agency);
        access.require(agency, OrganizationPermission.MANAGE_ACCOUNTS);
        if (before.state().equals(Account.CLOSED)) {
            throw new ConflictException("organization.error.account-closed", userName);
        }
        if (!agency.equals(before.agency())) {
            return giveRolesElsewhere(before, agency, roles);
        }
        String unit = checkUnit(agency, form.unit());
        String fullName = TextChecks.text(form.fullName());
        String email = TextChecks.text(form.email());
        people.rename(userName, fullName, email);
        jdbc.update(
                """
                UPDATE vt_account SET full_name = ?, full_name_key = ?, email = ?, position_name = ?, phone = ?, unit = ?, changed_at = ?
                WHERE user_name = ?""",
                fullName,
                TextKey.of(fullName),
                email,
                TextChecks.text(form.position()),
                form.phone() == null ? before.phone() : TextChecks.text(form.phone()),
                unit,
                SqlTime.of(clock.instant()),
                userName);
        changeUnit(userName, agency, before.unit(), unit);
        setRoles(userName, agency, parse(before.roles()), roles);
        Account after = require(userName);
        audit.record(
                AuditEvent.of(agency, "organization.change-account", subject(userName), changes(before, after), null));
        return after;
    }

    /** Stops a person from signing in until unlocked; open sessions end. */
    Account lock(String userName, String reason) {
        return changeState(userName, Account.LOCKED, "organization.lock-account", reason, null);
    }

    /** Lets a person sign in again. */
    Account unlock(String userName, String reason) {
        return changeState(userName, Account.ACTIVE, "organization.unlock-account", reason, null);
    }

    /** Closes an account for good: no sign-in, no roles, no unit; the history stays under its name. */
    Account close(String userName, String reason, @Nullable String successor) {
        if (reason.isBlank()) {
            throw InvalidInputException.field("reason", "", "organization.error.missing", "reason");
        }
        if (successor != null) {
            require(successor);
        }
        Account before = require(userName);
        Account closed = changeState(userName, Account.CLOSED, "organization.close-account", reason, successor);
        jdbc.query(
                "SELECT agency, role FROM vt_account_role WHERE user_name = ?",
                row -> {
                    Role.of(row.getString(2)).ifPresent(role -> {
                        groups.remove(GroupNames.role(agencyOf(row), role), userName);
                    });
                },
                userName);
        jdbc.update("DELETE FROM vt_account_role WHERE user_name = ?", userName);
        String unit = before.unit();
        if (unit != null) {
            groups.remove(GroupNames.unit(before.agency(), unit), userName);
        }
        return new Account(
                closed.userName(),
                closed.fullName(),
                closed.email(),
                closed.position(),
                closed.phone(),
                closed.agency(),
                closed.unit(),
                List.of(),
                closed.state(),
                closed.lastSignIn());
    }

    /** Sets a new generated password and ends open sessions. Returns the password, which is shown once. */
    String resetPassword(String userName) {
        Account account = require(userName);
        access.require(account.agency(), OrganizationPermission.MANAGE_ACCOUNTS);
        if (account.state().equals(Account.CLOSED)) {
            throw new ConflictException("organization.error.account-closed", userName);
        }
        String password = passwords.generate();
        people.setPassword(userName, password);
        audit.record(AuditEvent.of(account.agency(), "organization.reset-password", subject(userName), null));
        return password;
    }

    /** Changes the password of the signed-in person. */
    void changeOwnPassword(String oldPassword, String newPassword) {
        String userName = access.userName();
        passwords.check(userName, newPassword);
        try {
            people.changeOwnPassword(userName, oldPassword, newPassword);
        } catch (org.alfresco.repo.security.authentication.AuthenticationException e) {
            throw InvalidInputException.field(e, "oldPassword", "", "organization.error.old-password");
        }
        find(userName)
                .ifPresent(account -> audit.record(
                        AuditEvent.of(account.agency(), "organization.change-password", subject(userName), null)));
    }

    /**
     * Notes that the person opened the desk; written at most every ten minutes, and in each half of a day. Not while
     * the site is closed: people still come to read why.
     */
    void noteSignIn(Account account) {
        if (siteState.isClosed()) {
            return;
        }
        Instant now = clock.instant();
        Instant last = account.lastSignIn();
        if (last == null || !halfOf(last).equals(halfOf(now))) {
            noteHalf(account, halfOf(now), now);
        }
        if (last == null || Duration.between(last, now).compareTo(SIGN_IN_STEP) > 0) {
            jdbc.update(
                    "UPDATE vt_account SET last_sign_in = ? WHERE user_name = ?", SqlTime.of(now), account.userName());
        }
    }

    /** Keeps the first time in each half of a day, by which it is seen who looks at the desk as often as is due. */
    private void noteHalf(Account account, Half half, Instant now) {
        boolean noted = !jdbc.queryForList(
                        "SELECT half FROM vt_sign_in WHERE user_name = ? AND sign_in_day = ? AND half = ?",
                        Integer.class,
                        account.userName(),
                        half.day,
                        half.number)
                .isEmpty();
        if (!noted) {
            String unit = account.unit();
            jdbc.update(
                    "INSERT INTO vt_sign_in (user_name, sign_in_day, half, agency, unit, first_at) VALUES (?, ?, ?, ?, ?, ?)",
                    account.userName(),
                    half.day,
                    half.number,
                    account.agency(),
                    unit == null ? "" : unit,
                    SqlTime.of(now));
        }
    }

    private static Half halfOf(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, Json.ZONE);
        return new Half(local.toLocalDate(), local.toLocalTime().isBefore(LocalTime.NOON) ? 0 : 1);
    }

    /** Before noon (0) or after it (1). */
    private record Half(LocalDate day, int number) {}

    private Account giveRolesElsewhere(Account account, String agency, Set<Role> roles) {
        Set<Role> before = EnumSet.noneOf(Role.class);
        jdbc.queryForList(
                        "SELECT role FROM vt_account_role WHERE user_name = ? AND agency = ?",
                        String.class,
                        account.userName(),
                        agency)
                .forEach(code -> Role.of(code).ifPresent(before::add));
        setRoles(account.userName(), agency, before, roles);
        audit.record(AuditEvent.of(
                agency,
                "organization.change-account",
                subject(account.userName()),
                List.of(new Change(
                        "roles", codes(before).toString(), codes(roles).toString())),
                null));
        return account;
    }

    private Account changeState(
            String userName, String state, String action, String reason, @Nullable String successor) {
        Account before = require(userName);
        access.require(before.agency(), OrganizationPermission.MANAGE_ACCOUNTS);
        if (before.state().equals(Account.CLOSED)) {
            throw new ConflictException("organization.error.account-closed", userName);
        }
        if (userName.equals(access.userName())) {
            throw new ConflictException("organization.error.own-account", userName);
        }
        people.setEnabled(userName, state.equals(Account.ACTIVE));
        jdbc.update(
                "UPDATE vt_account SET state = ?, reason = ?, successor = ?, changed_at = ? WHERE user_name = ?",
                state,
                reason,
                successor,
                SqlTime.of(clock.instant()),
                userName);
        audit.record(AuditEvent.of(
                before.agency(),
                action,
                subject(userName),
                List.of(new Change("state", before.state(), state)),
                reason));
        return require(userName);
    }

    private void setRoles(String userName, String agency, Set<Role> before, Set<Role> after) {
        if (!access.isSiteAdmin() && userName.equals(access.userName()) && !before.equals(after)) {
            throw new AccessDeniedException(userName + " may not change the own roles");
        }
        for (Role role : Role.values()) {
            if (after.contains(role) && !before.contains(role)) {
                groups.add(GroupNames.role(agency, role), userName);
                jdbc.update(
                        "INSERT INTO vt_account_role (user_name, agency, role) VALUES (?, ?, ?)",
                        userName,
                        agency,
                        role.code());
            } else if (before.contains(role) && !after.contains(role)) {
                groups.remove(GroupNames.role(agency, role), userName);
                jdbc.update(
                        "DELETE FROM vt_account_role WHERE user_name = ? AND agency = ? AND role = ?",
                        userName,
                        agency,
                        role.code());
            }
        }
    }

    private void changeUnit(String userName, String agency, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            if (before != null) {
                groups.remove(GroupNames.unit(agency, before), userName);
            }
            if (after != null) {
                groups.add(GroupNames.unit(agency, after), userName);
            }
        }
    }

    private @Nullable String checkUnit(String agency, @Nullable String unit) {
        String code = TextChecks.orNull(unit);
        if (code != null && units.find(agency, code).isEmpty()) {
            throw InvalidInputException.field("unit", code, "organization.error.no-unit", code);
        }
        return code;
    }

    private Account require(String userName) {
        return find(userName).orElseThrow(() -> new NotFoundException("organization.error.no-account", userName));
    }

    private List<Account> withRoles(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return accounts;
        }
        Map<String, List<String>> roles = new HashMap<>();
        Object[] names = accounts.stream().map(Account::userName).toArray();
        jdbc.query(
                "SELECT r.user_name, r.role FROM vt_account_role r JOIN vt_account a"
                        + " ON a.user_name = r.user_name AND a.agency = r.agency WHERE r.user_name IN ("
                        + Sql.marks(names.length) + ") ORDER BY r.role",
                row -> {
                    roles.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(row.getString(2));
                },
                names);
        return accounts.stream()
                .map(a -> new Account(
                        a.userName(),
                        a.fullName(),
                        a.email(),
                        a.position(),
                        a.phone(),
                        a.agency(),
                        a.unit(),
                        roles.getOrDefault(a.userName(), List.of()),
                        a.state(),
                        a.lastSignIn()))
                .toList();
    }

    private static List<Change> changes(Account before, Account after) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "fullName", before.fullName(), after.fullName());
        compare(changes, "email", before.email(), after.email());
        compare(changes, "position", before.position(), after.position());
        compare(changes, "phone", before.phone(), after.phone());
        compare(changes, "unit", before.unit(), after.unit());
        compare(changes, "roles", before.roles().toString(), after.roles().toString());
        return changes;
    }

    private static void compare(List<Change> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }

    private static Account read(ResultSet row) throws SQLException {
        return new Account(
                row.getString("user_name"),
                row.getString("full_name"),
                row.getString("email"),
                row.getString("position_name"),
                Objects.requireNonNullElse(row.getString("phone"), ""),
                row.getString("agency"),
                row.getString("unit"),
                List.of(),
                row.getString("state"),
                SqlTime.readNullable(row, "last_sign_in"));
    }

    private static String agencyOf(ResultSet row) {
        try {
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<Role> parse(List<String> codes) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        codes.forEach(code -> Role.of(code).ifPresent(roles::add));
        return roles;
    }

    private static List<String> codes(Set<Role> roles) {
        return roles.stream().map(Role::code).toList();
    }

    private static String subject(String userName) {
        return "account:" + userName;
    }

    /** A new account and its first password. */
    record Created(Account account, String password) {}
}
