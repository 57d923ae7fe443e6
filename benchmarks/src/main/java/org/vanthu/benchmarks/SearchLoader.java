package org.vanthu.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.model.ContentModel;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.benchmarks.SearchDocuments.Made;
import org.vanthu.embedded.node.PropertyCodec;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.TextKey;

/**
 * Puts documents into the tables as they would stand after registration and extraction of their texts, in bulk: through
 * the registry it would take hours. Nodes, texts and the registry's rows are real; files there are none.
 */
final class SearchLoader {

    private static final int BATCH = 2000;
    private static final int THREADS = 2;

    private final SearchSite site;
    private final SearchDocuments documents;
    private final JdbcClient jdbc;
    private final Model model;
    private final Map<String, Folder> folders = new HashMap<>();
    private final long firstId;

    /** The row of the document that the registry made: what it does not say of itself is the same for all. */
    private record Model(String type, String aspects, String assocType, long txn, String props) {}

    /** Where documents of an agency and year are, and the access list that applies there. */
    private record Folder(long id, long acl) {}

    SearchLoader(SearchSite site, Lexicon lexicon, int count) {
        this.site = site;
        this.jdbc = JdbcClient.create(site.dataSource());
        this.model = jdbc.sql("""
                        select n.type, n.aspects::text as aspects, n.assoc_type, n.txn_id, n.props::text as props
                        from emb_node n join vt_document d on d.node_id = n.uuid::text order by n.id limit 1""")
                .query((row, n) -> new Model(
                        row.getString("type"),
                        row.getString("aspects"),
                        row.getString("assoc_type"),
                        row.getLong("txn_id"),
                        row.getString("props")))
                .single();
        this.documents = new SearchDocuments(lexicon, PropertyCodec.read(model.props()), count);
        this.firstId = jdbc.sql("select nextval('emb_id')").query(Long.class).single() + 100;
        jdbc.sql("select setval('emb_id', ?)")
                .param(firstId + count + 10_000L)
                .query(Long.class)
                .single();
        makeFolders(firstId + count);
    }

    /** One folder for each agency and year, as rows: with the rights of the agency's folder. */
    private void makeFolders(long id) {
        long next = id;
        for (int agency = 0; agency < SearchDocuments.AGENCIES; agency++) {
            String code = SearchSite.agencyCode(agency);
            for (int i = 0; i < SearchDocuments.YEARS; i++) {
                String name = "measured-" + (SearchDocuments.FIRST_YEAR + i);
                jdbc.sql("""
                                insert into emb_node (id, uuid, protocol, store_id, type, aspects, props, parent_id, assoc_type,
                                  assoc_name, child_name, effective_acl_id, owner, txn_id)
                                select ?, ?, protocol, store_id, type, aspects,
                                  props || jsonb_build_object(?::text, ?::text, ?::text, ?::text), id, assoc_type, ?, ?,
                                  effective_acl_id, owner, txn_id
                                from emb_node where child_name = ? and type like '%folder'""")
                        .params(
                                next,
                                new UUID(0x0190_0000_0000_4000L, 0x8000_0000_0000_0000L + next),
                                ContentModel.PROP_NAME.toString(),
                                name,
                                ContentModel.PROP_NODE_UUID.toString(),
                                new UUID(0x0190_0000_0000_4000L, 0x8000_0000_0000_0000L + next).toString(),
                                "{http://www.alfresco.org/model/content/1.0}" + name,
                                name,
                                code.toLowerCase(java.util.Locale.ROOT))
                        .update();
                long acl = jdbc.sql("select effective_acl_id from emb_node where id = ?")
                        .param(next)
                        .query(Long.class)
                        .single();
                folders.put(key(agency, SearchDocuments.FIRST_YEAR + i), new Folder(next++, acl));
            }
        }
    }

    private static String key(int agency, int year) {
        return agency + "/" + year;
    }

    /** Makes and stores the documents 1 to {@code count}. */
    void load(int count) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                done.add(pool.submit(() -> {
                    for (int from = next.getAndAdd(BATCH); from < count; from = next.getAndAdd(BATCH)) {
                        store(from, Math.min(count, from + BATCH));
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
        jdbc.sql("analyze").update();
    }

    private void store(int from, int to) throws SQLException {
        StringBuilder nodes = new StringBuilder();
        StringBuilder texts = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        for (int ordinal = from; ordinal < to; ordinal++) {
            Made made = documents.make(ordinal);
            Folder folder = Objects.requireNonNull(
                    folders.get(key(made.agency(), made.arrival().getYear())));
            node(nodes, made, firstId + ordinal, folder.id(), folder.acl());
            line(texts, firstId + ordinal, made.contentUrl(), "done", 1, made.text());
            row(rows, made);
        }
        try (Connection connection = site.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = off");
            }
            copy(
                    connection,
                    "emb_node (id, uuid, protocol, store_id, type, aspects, props, parent_id, assoc_type, assoc_name,"
                            + " child_name, effective_acl_id, txn_id)",
                    nodes);
            copy(connection, "emb_text (node_id, content_url, state, attempts, body)", texts);
            copy(
                    connection,
                    "vt_document (node_id, agency, kind, state, register_id, register_year, arrival_number,"
                            + " arrival_date, received_at, entered_at, entered_by, backfilled, number_text, number_key,"
                            + " issued_date, issuer_name, issuer_key, type_code, type_name, subject, subject_key,"
                            + " urgency, origin, source, duplicate_ordinal, version)",
                    rows);
            connection.commit();
        }
    }

    private void node(StringBuilder out, Made made, long id, long folder, long acl) {
        String name = made.property(ContentModel.PROP_NAME);
        line(
                out,
                id,
                made.id(),
                "workspace",
                "SpacesStore",
                model.type(),
                model.aspects(),
                PropertyCodec.write(made.properties()),
                folder,
                model.assocType(),
                "{http://www.alfresco.org/model/content/1.0}" + name,
                name,
                acl,
                // The transaction of the first document: the tracker does not see rows of a transaction that it has
                // read, so all are left to the building of the index.
                model.txn());
    }

    private static void row(StringBuilder out, Made made) {
        LocalDate day = made.arrival();
        String number = made.property(RegistryModel.PROP_NUMBER);
        String issuer = made.property(RegistryModel.PROP_ISSUER_NAME);
        String subject = made.property(RegistryModel.PROP_SUBJECT);
        line(
                out,
                made.id(),
                made.property(RegistryModel.PROP_AGENCY),
                "incoming",
                made.property(RegistryModel.PROP_STATE),
                made.property(RegistryModel.PROP_REGISTER),
                day.getYear(),
                made.arrivalNumber(),
                day,
                day + " 01:00:00",
                day + " 01:00:00",
                "van.thu",
                false,
                number,
                DocumentNumber.parse(number).lookupKey(),
                day,
                issuer,
                TextKey.of(issuer),
                made.property(RegistryModel.PROP_TYPE_CODE),
                made.property(RegistryModel.PROP_TYPE_NAME),
                subject,
                TextKey.of(subject),
                made.property(RegistryModel.PROP_URGENCY),
                "paper",
                "paper",
                0,
                1);
    }

    private static void line(StringBuilder out, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append('\t');
            }
            out.append(values[i]
                    .toString()
                    .replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r"));
        }
        out.append('\n');
    }

    private static void copy(Connection connection, String table, StringBuilder rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin with (encoding 'UTF8')", new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
