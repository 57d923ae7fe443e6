package org.vanthu.embedded.security;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.PermissionService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.security.TransactionCache.Invalidated;

/**
 * Groups, roles and their members in the database, and what each user is, from a cache that follows the transactions.
 */
final class AuthorityStore {
    static final String ADMINISTRATORS = "GROUP_ALFRESCO_ADMINISTRATORS";

    private static final String UP = """
            with recursive containing (name) as (
              select parent from emb_authority_member where child = ?
              union
              select m.parent from emb_authority_member m join containing c on m.child = c.name)
            select name from containing""";
    private static final String DOWN = """
            with recursive contained (name) as (
              select child from emb_authority_member where parent = ?
              union
              select m.child from emb_authority_member m join contained c on m.parent = c.name)
            select name from contained""";

    private final JdbcClient jdbc;
    private final Invalidated<String, Authorities> byUser = new Invalidated<>(20_000);

    AuthorityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String key(String userName) {
        return userName.toLowerCase(Locale.ROOT);
    }

    /** Answers the groups and roles of the user, through all levels, and whether they make an administrator. */
    Authorities of(String userName) {
        return byUser.get(userName, () -> load(userName));
    }

    private Authorities load(String userName) {
        Set<String> names = new HashSet<>(containing(userName));
        boolean administrator = AuthenticationUtil.getSystemUserName().equals(userName)
                || AuthenticationUtil.getAdminUserName().equals(userName)
                || names.contains(ADMINISTRATORS);
        names.add(PermissionService.ALL_AUTHORITIES);
        if (administrator) {
            names.add(PermissionService.ADMINISTRATOR_AUTHORITY);
        }
        return new Authorities(userName, administrator, names);
    }

    boolean exists(String name) {
        return switch (AuthorityType.getAuthorityType(name)) {
            case GROUP, ROLE ->
                jdbc.sql("select exists (select from emb_authority where name = ?)")
                        .param(name)
                        .query(Boolean.class)
                        .single();
            case USER ->
                jdbc.sql("select exists (select from emb_person where user_key = ?)")
                        .param(key(name))
                        .query(Boolean.class)
                        .single();
            default -> true;
        };
    }

    List<String> names(AuthorityType type) {
        return type == AuthorityType.USER
                ? jdbc.sql("select user_name from emb_person order by user_key")
                        .query(String.class)
                        .list()
                : jdbc.sql("select name from emb_authority where kind = ? order by name")
                        .param(type.name())
                        .query(String.class)
                        .list();
    }

    List<String> roots(AuthorityType type) {
        return jdbc.sql("select name from emb_authority a where kind = ?"
                        + " and not exists (select from emb_authority_member m where m.child = a.name) order by name")
                .param(type.name())
                .query(String.class)
                .list();
    }

    long countGroups() {
        return jdbc.sql("select count(*) from emb_authority where kind = 'GROUP'")
                .query(Long.class)
                .single();
    }

    void create(String name, AuthorityType type, String displayName) {
        jdbc.sql("insert into emb_authority (name, kind, display_name) values (?, ?, ?)")
                .params(name, type.name(), displayName)
                .update();
    }

    void delete(String name) {
        jdbc.sql("delete from emb_authority_member where child = ? or parent = ?")
                .params(name, name)
                .update();
        jdbc.sql("delete from emb_authority where name = ?").param(name).update();
        byUser.invalidate();
    }

    Optional<String> displayName(String name) {
        return jdbc.sql("select coalesce(display_name, '') from emb_authority where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    void setDisplayName(String name, @Nullable String displayName) {
        jdbc.sql("update emb_authority set display_name = ? where name = ?")
                .params(new Object[] {displayName, name})
                .update();
    }

    /** Holds off every other change of who is in which group until the transaction ends, so that no two make a ring. */
    void lock() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('emb_authority_member'))")
                .query(Integer.class)
                .single();
    }

    /** Adds a member; false if it was one. */
    boolean add(String parent, String child) {
        boolean added =
                jdbc.sql("insert into emb_authority_member (parent, child) values (?, ?) on conflict do nothing")
                                .params(parent, child)
                                .update()
                        == 1;
        byUser.invalidate();
        return added;
    }

    boolean remove(String parent, String child) {
        boolean removed = jdbc.sql("delete from emb_authority_member where parent = ? and child = ?")
                        .params(parent, child)
                        .update()
                == 1;
        byUser.invalidate();
        return removed;
    }

    void removeFromAll(String child) {
        jdbc.sql("delete from emb_authority_member where child = ?")
                .param(child)
                .update();
        byUser.invalidate();
    }

    List<String> parents(String name) {
        return jdbc.sql("select parent from emb_authority_member where child = ?")
                .param(name)
                .query(String.class)
                .list();
    }

    List<String> children(String name) {
        return jdbc.sql("select child from emb_authority_member where parent = ?")
                .param(name)
                .query(String.class)
                .list();
    }

    List<String> containing(String name) {
        return jdbc.sql(UP).param(name).query(String.class).list();
    }

    List<String> contained(String name) {
        return jdbc.sql(DOWN).param(name).query(String.class).list();
    }
}
