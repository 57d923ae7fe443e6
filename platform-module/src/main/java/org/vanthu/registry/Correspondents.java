package org.vanthu.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;

/** Issuers that an agency knows: those it has received from, and the agencies of the site. */
public final class Correspondents {

    private static final int MAX_KNOWN = 50_000;
    private static final int MAX_FOUND = 20;

    private final JdbcTemplate jdbc;
    private final Agencies agencies;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Correspondents(DataSource dataSource, Agencies agencies) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.agencies = agencies;
    }

    /** Remembers an issuer; without a look at the database where this server has seen it before. */
    void remember(String agency, String name, @Nullable String code) {
        String key = DuplicateKey.issuerKey(name);
        String cacheKey = agency + "\u001f" + key;
        if (key.isEmpty() || known.contains(cacheKey)) {
            return;
        }
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_correspondent WHERE agency = ? AND name_key = ?", Long.class, agency, key);
        if (count == null || count == 0) {
            jdbc.update(
                    "INSERT INTO vt_correspondent (agency, name_key, name, code) VALUES (?, ?, ?, ?)",
                    agency,
                    key,
                    name,
                    code);
        }
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                if (known.size() >= MAX_KNOWN) {
                    known.clear();
                }
                known.add(cacheKey);
            }
        });
    }

    /** Issuers whose name contains the text, without regard to marks; agencies of the site first. */
    List<Correspondent> find(Set<String> ofAgencies, String text) {
        String key = DuplicateKey.issuerKey(text);
        Map<String, Correspondent> found = new LinkedHashMap<>();
        for (Agency agency : agencies.all()) {
            if (DuplicateKey.issuerKey(agency.name() + " " + agency.shortName()).contains(key)) {
                found.put(
                        DuplicateKey.issuerKey(agency.name()),
                        new Correspondent(agency.identifier(), agency.name(), agency.shortName()));
            }
        }
        if (!ofAgencies.isEmpty()) {
            List<Object> values = new ArrayList<>(ofAgencies);
            values.add(SqlLike.containing(key));
            values.add(MAX_FOUND);
            jdbc.query(
                    "SELECT name_key, name, code FROM vt_correspondent WHERE agency IN ("
                            + Sql.marks(ofAgencies.size())
                            + ") AND name_key LIKE ? ESCAPE '!' ORDER BY name_key LIMIT ?",
                    row -> {
                        found.putIfAbsent(
                                row.getString(1),
                                new Correspondent(
                                        row.getString(3) == null ? "" : row.getString(3),
                                        row.getString(2),
                                        row.getString(2)));
                    },
                    values.toArray());
        }
        return found.values().stream().limit(MAX_FOUND).toList();
    }

    /** An issuer to choose. */
    public record Correspondent(String code, String name, String shortName) {}
}
