package org.vanthu.embedded.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.security.TransactionCache.Committed;

/**
 * The access control lists. Lists never change and are found by the hash of what they say, so the thousands of
 * documents of an office share a handful, and what is cached stays true for ever.
 */
final class AclStore {
    private final JdbcClient jdbc;
    private final Map<Long, Acl> acls = new ConcurrentHashMap<>();
    private final Map<Long, EffectiveAcl> effective = new ConcurrentHashMap<>();
    private final Committed<String, Long> idByHash = new Committed<>();

    AclStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Answers the list with this id.
     *
     * @throws IllegalStateException if there is none
     */
    Acl get(long id) {
        Acl acl = acls.get(id);
        if (acl == null) {
            acl = load(id).orElseThrow(() -> new IllegalStateException("There is no access control list " + id));
            acls.put(id, acl);
        }
        return acl;
    }

    EffectiveAcl effective(long id) {
        EffectiveAcl known = effective.get(id);
        if (known == null) {
            known = new EffectiveAcl(levels(id));
            effective.put(id, known);
        }
        return known;
    }

    /** Answers the list and those that it inherits, nearest first. */
    List<Acl> levels(long id) {
        var levels = new ArrayList<Acl>();
        for (Long next = id; next != null; ) {
            Acl acl = get(next);
            levels.add(acl);
            next = acl.parentId();
        }
        return levels;
    }

    /** Answers the id of the list that says exactly this; writes it if it is the first. */
    long intern(boolean inherits, @Nullable Long parentId, Collection<Ace> own) {
        Long parent = inherits ? parentId : null;
        List<Ace> sorted = own.stream().distinct().sorted(Ace.ORDER).toList();
        String hash = hash(inherits, parent, sorted);
        return idByHash.get(hash, () -> find(hash).orElseGet(() -> insert(hash, inherits, parent, sorted)));
    }

    /** Answers all lists that there are, for the filter of the search. */
    List<Long> all() {
        return jdbc.sql("select id from emb_acl").query(Long.class).list();
    }

    private Optional<Long> find(String hash) {
        return jdbc.sql("select id from emb_acl where hash = ?")
                .param(hash)
                .query(Long.class)
                .optional();
    }

    private long insert(String hash, boolean inherits, @Nullable Long parentId, List<Ace> own) {
        Optional<Long> inserted = jdbc.sql("insert into emb_acl (inherits, parent_acl_id, hash) values (?, ?, ?)"
                        + " on conflict (hash) do nothing returning id")
                .params(new Object[] {inherits, parentId, hash})
                .query(Long.class)
                .optional();
        if (inserted.isEmpty()) { // somebody else wrote it and has committed meanwhile
            return find(hash).orElseThrow();
        }
        for (Ace ace : own) {
            jdbc.sql("insert into emb_ace (acl_id, authority, permission, allowed) values (?, ?, ?, ?)")
                    .params(inserted.get(), ace.authority(), ace.permission(), ace.allowed())
                    .update();
        }
        return inserted.get();
    }

    private Optional<Acl> load(long id) {
        return jdbc.sql("select inherits, parent_acl_id from emb_acl where id = ?")
                .param(id)
                .query((rs, row) -> new Acl(id, rs.getBoolean(1), rs.getObject(2, Long.class), entries(id)))
                .optional();
    }

    private List<Ace> entries(long id) {
        return jdbc.sql("select authority, permission, allowed from emb_ace where acl_id = ? order by 1, 2")
                .param(id)
                .query((rs, row) -> new Ace(rs.getString(1), rs.getString(2), rs.getBoolean(3)))
                .list();
    }

    private static String hash(boolean inherits, @Nullable Long parentId, List<Ace> own) {
        var text = new StringBuilder(inherits ? "inherits " + parentId : "alone");
        own.forEach(ace -> text.append('\n')
                .append(ace.allowed() ? '+' : '-')
                .append(ace.authority())
                .append('\t')
                .append(ace.permission()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
