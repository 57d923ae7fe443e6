package org.vanthu.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.organization.Access;
import org.vanthu.organization.Permission;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.DocumentType;
import org.vanthu.registry.DocumentTypes;
import org.vanthu.registry.RegistryPermission;
import org.vanthu.registry.SecrecyFinding;
import org.vanthu.search.Facets.Facet;
import org.vanthu.search.SearchAnswer.FacetValue;
import org.vanthu.search.UserQuery.Kind;
import org.vanthu.search.UserQuery.Unit;
import org.vanthu.search.text.Abbreviations;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TextKey;

/**
 * Searches the registry's table, for sites without an index. The table is trimmed to the agencies whose documents the
 * person may read, which is what the folders of the agencies permit; each document shown is asked of its node as well.
 */
final class TableSearch {
    private static final String NO_FINDING =
            "NOT EXISTS (SELECT 1 FROM vt_document_secrecy s WHERE s.node_id = d.node_id AND s.state = ?)";

    private final JdbcClient jdbc;
    private final Access access;
    private final DocumentTypes types;
    private final HitReader hits;
    private final LedgerHits ledger;
    private final Abbreviations abbreviations;

    TableSearch(
            DataSource dataSource,
            Access access,
            DocumentTypes types,
            HitReader hits,
            LedgerHits ledger,
            Abbreviations abbreviations) {
        this.jdbc = JdbcClient.create(dataSource);
        this.access = access;
        this.types = types;
        this.hits = hits;
        this.ledger = ledger;
        this.abbreviations = abbreviations;
    }

    private record Row(String nodeId, String key) {}

    /** @throws ConflictException if documents are asked for that are no documents yet: the table does not have them */
    FoundPage search(SearchRequest request, UserQuery query, Keyset page, Extent extent) {
        SearchFilters.type(request.kind());
        if (DocumentState.AWAITING_CHECK.equals(request.state())) {
            throw new ConflictException("search.error.needs-index", DocumentState.AWAITING_CHECK);
        }
        List<String> exactly = ledger.ids(request, query);
        boolean first = page.isFirstPage();
        long counted = first ? count(condition(request, query, exactly), extent) : TableOrder.total(page.after());
        TableOrder order = TableOrder.of(request.sort());
        Page<Row> rows = Page.of(
                rows(request, query, exactly, order, page),
                page.limit(),
                row -> order.place(row.key(), row.nodeId(), counted),
                null);
        List<SearchHit> items = read(rows.items(), query);
        return new FoundPage(
                first ? ledger.onTop(request, query, items, page.limit()) : items,
                rows.next(),
                counted < 0 ? null : counted,
                first && extent.facets() ? facets(condition(request, query, exactly)) : Map.of(),
                Interpretation.of(query, expanded(query), false));
    }

    private List<SearchHit> read(List<Row> rows, UserQuery query) {
        List<SearchHit> read = new ArrayList<>();
        for (Row row : rows) {
            hits.read(HitReader.node(row.nodeId()), 0)
                    .map(hit -> hit.marked(query, List.of()))
                    .ifPresent(read::add);
        }
        return read;
    }

    private Map<String, String> expanded(UserQuery query) {
        Map<String, String> expanded = new LinkedHashMap<>();
        for (Unit unit : query.units()) {
            List<String> full = unit.kind() == Kind.WORD ? abbreviations.expand(unit.text()) : List.of();
            if (!full.isEmpty()) {
                expanded.put(unit.text(), String.join(", ", full));
            }
        }
        return expanded;
    }

    /** The rows after those that stand on top of the first page. */
    private List<Row> rows(
            SearchRequest request, UserQuery query, List<String> exactly, TableOrder order, Keyset page) {
        TableCondition condition = condition(request, query, exactly);
        if (!exactly.isEmpty()) {
            condition.and("d.node_id NOT IN (" + Sql.marks(exactly.size()) + ")", exactly);
        }
        if (!page.isFirstPage()) {
            condition.and(order.after(), order.values(page.after()));
        }
        return jdbc.sql("SELECT d.node_id, " + order.key() + " AS place FROM vt_document d WHERE " + condition.sql()
                        + " ORDER BY " + order.orderBy() + " LIMIT " + (page.limit() + 1))
                .params(condition.values())
                .query((row, n) -> new Row(row.getString("node_id"), order.read(row, "place")))
                .list();
    }

    private TableCondition condition(SearchRequest request, UserQuery query, List<String> exactly) {
        TableCondition condition = new TableCondition(abbreviations, this::typesNamed);
        readable(condition);
        return condition.filters(request).words(query, exactly);
    }

    private List<String> typesNamed(String folded) {
        return types.all().stream()
                .filter(type -> TextKey.of(type.name()).contains(folded))
                .map(DocumentType::code)
                .toList();
    }

    /** Of a purged document nothing is left to be found; a withheld one is found by those who decide about it. */
    private void readable(TableCondition condition) {
        condition.and(NO_FINDING, SecrecyFinding.PURGED);
        if (access.isSiteAdmin()) {
            return;
        }
        List<String> all = agencies(RegistryPermission.READ);
        if (all.isEmpty()) {
            condition.and("1 = 0");
            return;
        }
        condition.and("d.agency IN (" + Sql.marks(all.size()) + ")", all);
        List<String> seeing = agencies(RegistryPermission.SEE_WITHHELD);
        String mine = seeing.isEmpty() ? "" : "d.agency IN (" + Sql.marks(seeing.size()) + ") OR ";
        List<String> given = new ArrayList<>(seeing);
        given.add(SecrecyFinding.FOUND);
        condition.and("(" + mine + NO_FINDING + ")", given);
    }

    private List<String> agencies(Permission permission) {
        return access.roles().keySet().stream()
                .filter(agency -> access.may(agency, permission))
                .toList();
    }

    /** How many there are; negative where they are more than are to be counted. */
    private long count(TableCondition condition, Extent extent) {
        String limit = extent.facets() ? "" : " LIMIT " + (extent.counted() + 1);
        long total = jdbc.sql("SELECT count(*) FROM (SELECT 1 AS one FROM vt_document d WHERE " + condition.sql()
                        + limit + ") found")
                .params(condition.values())
                .query(Long.class)
                .single();
        return extent.facets() || total <= extent.counted() ? total : -1;
    }

    private Map<String, List<FacetValue>> facets(TableCondition condition) {
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        for (Facet facet : Facets.ALL) {
            List<FacetValue> values = jdbc.sql("SELECT d." + facet.column()
                            + " AS facet_value, count(*) AS amount FROM vt_document d WHERE " + condition.sql()
                            + " GROUP BY d." + facet.column() + " ORDER BY amount DESC, facet_value LIMIT "
                            + Facets.MAX_VALUES)
                    .params(condition.values())
                    .query((row, n) ->
                            FacetLabels.value(facet.name(), row.getString("facet_value"), row.getInt("amount")))
                    .list();
            facets.put(facet.name(), values);
        }
        return facets;
    }
}
