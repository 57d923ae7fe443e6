package org.vanthu.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.TextKey;

/**
 * Who works in an agency, in which unit and with which roles: what is asked when work is given to somebody. Only
 * accounts in use; reads tables, never groups one by one.
 */
public final class Staff {

    private static final String FROM = " FROM vt_account_role r JOIN vt_account a ON a.user_name = r.user_name"
            + " WHERE a.state = '" + Account.ACTIVE + "'";

    private static final String SELECT =
            "SELECT a.user_name, a.full_name, a.position_name, a.agency, a.unit, r.role" + FROM + " AND r.agency = ?";

    private final JdbcTemplate jdbc;

    Staff(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Somebody who works for the agency.
     *
     * @param unit the unit in this agency, or null
     */
    public record Member(
            String userName,
            String fullName,
            String position,
            @Nullable String unit,
            Set<Role> roles) {
        public Member {
            roles = Set.copyOf(roles);
        }

        /** Whether the person leads the unit. */
        public boolean leads(String code) {
            return roles.contains(Role.UNIT_HEAD) && code.equals(unit);
        }
    }

    /** The person as a member of the agency; empty if the account is closed or locked or has no role there. */
    public Optional<Member> find(String agency, String userName) {
        return read(agency, " AND a.user_name = ?", userName).stream().findFirst();
    }

    /** Those who have the role, by user name. */
    public List<Member> with(String agency, Role role) {
        return read(
                agency,
                " AND EXISTS (SELECT 1 FROM vt_account_role o WHERE o.user_name = a.user_name AND o.agency = r.agency"
                        + " AND o.role = ?)",
                role.code());
    }

    /** The agencies in which somebody has the role. */
    public Set<String> agenciesWith(Role role) {
        return Set.copyOf(
                jdbc.queryForList("SELECT DISTINCT r.agency" + FROM + " AND r.role = ?", String.class, role.code()));
    }

    /** Those who lead the unit, by user name. */
    public List<Member> heads(String agency, String unit) {
        return with(agency, Role.UNIT_HEAD).stream()
                .filter(member -> member.leads(unit))
                .toList();
    }

    /** At most {@code limit} people whose name, user name or position contains the text, tone marks or not. */
    public List<Member> search(String agency, String text, int limit) {
        String written = SqlLike.containing(text.strip().toLowerCase(java.util.Locale.ROOT));
        return read(
                        agency,
                        " AND (a.full_name_key LIKE ? ESCAPE '!' OR lower(a.user_name) LIKE ? ESCAPE '!'"
                                + " OR lower(a.position_name) LIKE ? ESCAPE '!')",
                        SqlLike.containing(TextKey.of(text)),
                        written,
                        written)
                .stream()
                .limit(limit)
                .toList();
    }

    private List<Member> read(String agency, String condition, Object... values) {
        List<Object> all = new ArrayList<>();
        all.add(agency);
        all.addAll(List.of(values));
        Map<String, Member> members = new LinkedHashMap<>();
        jdbc.query(
                SELECT + condition + " ORDER BY a.user_name, r.role",
                row -> {
                    Member one = member(agency, row);
                    members.merge(one.userName(), one, Staff::join);
                },
                all.toArray());
        return List.copyOf(members.values());
    }

    private static Member member(String agency, ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Role.of(row.getString("role")).ifPresent(roles::add);
        return new Member(
                row.getString("user_name"),
                row.getString("full_name"),
                row.getString("position_name"),
                agency.equals(row.getString("agency")) ? row.getString("unit") : null,
                roles);
    }

    private static Member join(Member one, Member other) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(one.roles());
        roles.addAll(other.roles());
        return new Member(one.userName(), one.fullName(), one.position(), one.unit(), roles);
    }
}
