package org.vanthu.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.dossier.Dossiers;
import org.vanthu.dossier.NewDossier;

/**
 * The site of one agency with a year that is over: all its documents came in it, nineteen of twenty are in dossiers of
 * ten, the others in none; into one dossier of ten something came of late. Documents are put into the tables in bulk,
 * dossiers opened as people open them.
 */
final class YearSite {

    static final int YEAR = SearchDocuments.FIRST_YEAR + SearchDocuments.YEARS - 1;
    static final String AGENCY = SearchSite.agencyCode(0);
    static final String ARCHIVIST = "luu.tru";
    static final String LEADER = "lanh.dao";
    private static final String YEAR_FILLED = "year-filled";
    private static final int THREADS = 2;
    private static final int TOGETHER = 25;

    private YearSite() {}

    /** Fills the directory, unless it was filled before; goes on where it was interrupted. */
    static void fill(Path data, int documents) throws Exception {
        boolean loaded = SearchSite.Filling.of(data, documents).isPresent();
        if (loaded && Files.exists(data.resolve(YEAR_FILLED))) {
            return;
        }
        if (!loaded) {
            Workshop.clear(data);
        }
        try (SearchSite site = SearchSite.open(data, !loaded)) {
            if (!loaded) {
                new SearchLoader(site, new Lexicon(), documents).load(documents);
                new SearchSite.Filling(documents, 0, 0).keep(data);
            }
            JdbcTemplate jdbc = new JdbcTemplate(site.dataSource());
            if (jdbc.queryForList("SELECT id FROM vt_dossier LIMIT 1", String.class)
                    .isEmpty()) {
                site.makeUser(ARCHIVIST, "archivist");
                site.makeUser(LEADER, "leader");
            }
            open(site, documents / 10);
            arrange(jdbc);
        }
        Files.writeString(data.resolve(YEAR_FILLED), String.valueOf(documents));
    }

    private static void open(SearchSite site, int count) throws Exception {
        Dossiers dossiers = site.bean(Dossiers.class);
        RetryingTransactionHelper transactions =
                site.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
        List<String> subjects = new JdbcTemplate(site.dataSource())
                .queryForList("SELECT subject FROM vt_document ORDER BY node_id LIMIT " + count, String.class);
        Set<String> there = new HashSet<>(
                new JdbcTemplate(site.dataSource()).queryForList("SELECT code FROM vt_dossier", String.class));
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                done.add(pool.submit(() -> {
                    for (int from = next.getAndAdd(TOGETHER); from < count; from = next.getAndAdd(TOGETHER)) {
                        int first = from;
                        AuthenticationUtil.runAs(
                                () -> transactions.doInTransaction(
                                        () -> {
                                            for (int i = first; i < Math.min(count, first + TOGETHER); i++) {
                                                String title = subjects.get(i % subjects.size()) + " " + i;
                                                String code = (i + 1) + ".ĐO";
                                                if (there.contains(code)) {
                                                    continue;
                                                }
                                                dossiers.open(new NewDossier(
                                                        AGENCY, title, code, null, null, "10 năm", null, null,
                                                        List.of()));
                                            }
                                            return null;
                                        },
                                        false,
                                        true),
                                SearchSite.READER);
                    }
                    return null;
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Puts everything into the year, and documents into dossiers. */
    private static void arrange(JdbcTemplate jdbc) {
        jdbc.update("UPDATE vt_document SET agency = ?, register_year = ?", AGENCY, YEAR);
        jdbc.update(
                "UPDATE vt_dossier SET dossier_year = ?, state = 'inProgress', opened_at = opened_at - interval '1 year'",
                YEAR);
        jdbc.update("UPDATE vt_number_series SET state = 'closed'");
        jdbc.execute("CREATE TEMP TABLE d AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM vt_dossier");
        jdbc.execute(
                "CREATE TEMP TABLE x AS SELECT node_id, row_number() OVER (ORDER BY node_id) - 1 AS n FROM vt_document");
        jdbc.execute("CREATE INDEX ON d (n)");
        jdbc.update(
                "INSERT INTO vt_dossier_document (dossier, node_id, ordinal, added_at, added_by) SELECT d.id, x.node_id, x.n % 10 + 1,"
                        + " CASE WHEN d.n % 10 = 0 THEN now() - interval '3 days' ELSE make_timestamp(?, 1, 1, 0, 0, 0)"
                        + " + (x.n % 330) * interval '1 day' END, ? FROM x JOIN d ON d.n = x.n / 10 WHERE x.n % 20 <> 7",
                YEAR, SearchSite.READER);
        jdbc.update("INSERT INTO emb_assoc (id, source_id, target_id, assoc_type) SELECT nextval('emb_id'), s.id, t.id,"
                + " '{http://www.vanthu.org/model/dossier/1.0}contains' FROM vt_dossier_document c"
                + " JOIN emb_node s ON s.uuid = c.dossier::uuid JOIN emb_node t ON t.uuid = c.node_id::uuid");
        jdbc.execute("VACUUM ANALYZE");
    }
}
