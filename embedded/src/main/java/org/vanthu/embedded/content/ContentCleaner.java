package org.vanthu.embedded.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes content that nothing refers to: content that no node and no version names any more, once that has been so for
 * the days of protection, and files that a crash left behind before their commit.
 */
public final class ContentCleaner {
    private static final Logger LOG = LoggerFactory.getLogger(ContentCleaner.class);
    private static final Duration YOUNG = Duration.ofDays(1);
    private static final int BATCH = 500;
    private static final String REFERENCED = """
            create temporary table emb_content_referenced on commit drop as
            select distinct found[1] as url from (
              select props::text as text from emb_node where not deleted
              union all
              select properties::text from emb_version) as texts,
            lateral regexp_matches(text, 'store://[0-9/]+/[0-9a-fA-F-]{36}[.]bin', 'g') as found""";

    private final JdbcClient jdbc;
    private final FileContentStore store;
    private final Clock clock;
    private final Duration protection;
    private final TransactionTemplate transaction;

    /** What a run removed. */
    public record Result(int orphans, int leftovers) {}

    ContentCleaner(
            JdbcClient jdbc,
            FileContentStore store,
            Clock clock,
            Duration protection,
            PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
        this.protection = protection;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** Cleans once; may run while the repository is in use. */
    public Result clean() {
        List<String> orphans = transaction.execute(status -> takeOrphans());
        for (String url : orphans == null ? List.<String>of() : orphans) {
            store.delete(url);
        }
        var result = new Result(orphans == null ? 0 : orphans.size(), deleteLeftovers());
        if (result.orphans() + result.leftovers() > 0) {
            LOG.info("Content cleaned: {} orphans, {} leftovers", result.orphans(), result.leftovers());
        }
        return result;
    }

    private List<String> takeOrphans() {
        Instant now = clock.instant();
        jdbc.sql(REFERENCED).update();
        jdbc.sql("delete from emb_content_orphan o using emb_content_referenced r where r.url = o.url")
                .update();
        jdbc.sql("insert into emb_content_orphan (url, orphaned_at) select c.url, ? from emb_content c"
                        + " where c.created_at < ? and not exists"
                        + " (select from emb_content_referenced r where r.url = c.url) on conflict do nothing")
                .params(at(now), at(now.minus(YOUNG)))
                .update();
        return jdbc.sql("delete from emb_content c using emb_content_orphan o"
                        + " where o.url = c.url and o.orphaned_at <= ? returning c.url")
                .param(at(now.minus(protection)))
                .query(String.class)
                .list();
    }

    private int deleteLeftovers() {
        int deleted = 0;
        List<Path> batch = new ArrayList<>();
        long oldMillis = clock.instant().minus(YOUNG).toEpochMilli();
        try (Stream<Path> files = Files.walk(store.root())) {
            for (var all = files.filter(file -> file.toString().endsWith(".bin"))
                            .iterator();
                    all.hasNext(); ) {
                Path file = all.next();
                if (file.toFile().lastModified() < oldMillis) {
                    batch.add(file);
                }
                if (batch.size() == BATCH) {
                    deleted += deleteUnknown(batch);
                    batch.clear();
                }
            }
        } catch (IOException e) {
            LOG.warn("The content store cannot be walked", e);
        }
        return deleted + deleteUnknown(batch);
    }

    private int deleteUnknown(List<Path> files) {
        if (files.isEmpty()) {
            return 0;
        }
        List<String> urls = files.stream().map(store::url).toList();
        Set<String> known = new HashSet<>(jdbc.sql("select url from emb_content where url in (:urls)")
                .param("urls", urls)
                .query(String.class)
                .list());
        int deleted = 0;
        for (String url : urls) {
            if (!known.contains(url) && FileContentStore.isUrl(url) && store.delete(url)) {
                deleted++;
            }
        }
        return deleted;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
