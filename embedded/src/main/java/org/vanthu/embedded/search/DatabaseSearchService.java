package org.vanthu.embedded.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.LimitBy;
import org.alfresco.service.cmr.search.QueryConsistency;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchParameters.SortDefinition;
import org.alfresco.service.cmr.search.SearchService;
import org.alfresco.service.namespace.QName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.node.NodeStore;

/**
 * Answers queries as ACS does without an index ({@code index.subsystem.name=noindex}): what the database can tell is
 * told at once, changes of the running transaction included; to everything else the answer is empty and no error. For
 * tests of what modules do then: a condition on a property alone reads every node.
 */
final class DatabaseSearchService implements SearchService {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSearchService.class);

    private final JdbcClient jdbc;
    private final NodeStore nodes;
    private final FieldCatalog catalog;
    private final ReadFilter readFilter;
    private final NodeAccess access;

    DatabaseSearchService(
            JdbcClient jdbc, NodeStore nodes, FieldCatalog catalog, ReadFilter readFilter, NodeAccess access) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.catalog = catalog;
        this.readFilter = readFilter;
        this.access = access;
    }

    @Override
    public ResultSet query(StoreRef store, String language, String query) {
        SearchParameters parameters = new SearchParameters();
        parameters.addStore(store);
        parameters.setLanguage(language);
        parameters.setQuery(query);
        return query(parameters);
    }

    @Override
    public ResultSet query(SearchParameters request) {
        LuceneSearchService.check(request);
        try {
            return new FoundNodes(answer(request), access);
        } catch (NotInDatabaseException | AftsException e) {
            LOG.debug("There is no index to answer {}", request, e);
            return new FoundNodes(
                    new FoundNodes.Answer(request, List.of(), 0, false, Map.of(), Map.of(), Map.of()), access);
        }
    }

    private FoundNodes.Answer answer(SearchParameters request) {
        if (!asksTheDatabase(request) || request.getStores().size() > 1) {
            throw new NotInDatabaseException("consistency, facets or stores");
        }
        boolean and = request.getDefaultOperator() == SearchParameters.Operator.AND;
        DatabaseCondition condition = new DatabaseCondition(
                AftsParser.parse(withFilters(request), and), catalog, nodes, request.getNamespace());
        int skip = Math.max(0, request.getSkipCount());
        int page = request.getLimitBy() == LimitBy.FINAL_SIZE ? request.getLimit() : request.getMaxItems();
        long wanted = page < 0 || page == Integer.MAX_VALUE ? Long.MAX_VALUE : (long) skip + page + 1;
        List<FoundNodes.Hit> found = readable(request, condition, wanted);
        int end = page < 0 ? found.size() : (int) Math.min(found.size(), (long) skip + page);
        List<FoundNodes.Hit> hits = skip < end ? List.copyOf(found.subList(skip, end)) : List.of();
        return new FoundNodes.Answer(request, hits, found.size(), found.size() > end, Map.of(), Map.of(), Map.of());
    }

    private static boolean asksTheDatabase(SearchParameters request) {
        QueryConsistency consistency = request.getQueryConsistency();
        return consistency == QueryConsistency.TRANSACTIONAL
                || (!request.hasFaceting()
                        && (consistency == QueryConsistency.DEFAULT
                                || consistency == QueryConsistency.TRANSACTIONAL_IF_POSSIBLE));
    }

    private static String withFilters(SearchParameters request) {
        if (request.getFilterQueries().isEmpty()) {
            return request.getQuery();
        }
        StringBuilder all = new StringBuilder("(").append(request.getQuery()).append(')');
        request.getFilterQueries()
                .forEach(filter -> all.append(" AND (").append(filter).append(')'));
        return all.toString();
    }

    private record Row(String uuid, long accessList, String owner) {}

    private List<FoundNodes.Hit> readable(SearchParameters request, DatabaseCondition condition, long wanted) {
        StoreRef store = request.getStores().get(0);
        List<Object> values = new ArrayList<>(List.of(store.getProtocol(), store.getIdentifier()));
        values.addAll(condition.values());
        String order = order(request, values);
        nodes.flushIfOpen();
        ReadFilter.Rights rights = readFilter.currentUser().orElse(null);
        try (Stream<Row> rows = jdbc
                .sql("""
                        SELECT n.uuid::text AS uuid, coalesce(n.effective_acl_id, -1) AS access_list,
                          coalesce(n.owner, n.props ->> '{http://www.alfresco.org/model/content/1.0}creator', '') AS owner
                        FROM emb_node n WHERE NOT n.deleted AND n.protocol = ? AND n.store_id = ? AND \
                        """ + condition.sql() + " ORDER BY " + order)
                .params(values)
                .query((row, n) -> new Row(row.getString(1), row.getLong(2), row.getString(3)))
                .stream()) {
            return rows.filter(row -> rights == null
                            || rights.lists().test(row.accessList())
                            || rights.owners().contains(row.owner()))
                    .limit(wanted)
                    .map(row -> new FoundNodes.Hit(new NodeRef(store, row.uuid()), 1f))
                    .toList();
        }
    }

    /** As PostgreSQL orders: nodes without a value come last, or first where the order is descending. */
    private String order(SearchParameters request, List<Object> values) {
        StringBuilder order = new StringBuilder();
        for (SortDefinition sort : request.getSortDefinitions()) {
            if (sort.getSortType() == SortDefinition.SortType.DOCUMENT) {
                throw new UnsupportedOperationException("Unsupported Ordering " + sort.getSortType());
            }
            if (sort.getSortType() == SortDefinition.SortType.SCORE) {
                throw new NotInDatabaseException("order by score");
            }
            QName property = catalog.qname(sort.getField(), request.getNamespace(), 0);
            order.append(sortKey(property))
                    .append(sort.isAscending() ? "" : " DESC")
                    .append(", ");
            values.add(property.toString());
        }
        return order.append("n.id").toString();
    }

    private String sortKey(QName property) {
        PropertyDefinition definition = catalog.dictionary().getProperty(property);
        if (definition == null) {
            throw new NotInDatabaseException("no property " + property);
        }
        QName type = definition.getDataType().getName();
        if (type.equals(DataTypeDefinition.CONTENT) || type.equals(DataTypeDefinition.ANY)) {
            throw new NotInDatabaseException("order by " + property);
        }
        String scalar = "jsonb_path_query_first(n.props -> ?, 'lax $.*') #>> '{}'";
        if (type.equals(DataTypeDefinition.TEXT)) {
            return "(n.props ->> ?) COLLATE \"C\"";
        }
        if (type.equals(DataTypeDefinition.INT)) {
            return "(n.props ->> ?)::bigint";
        }
        if (type.equals(DataTypeDefinition.LONG)) {
            return "(" + scalar + ")::bigint";
        }
        return "(" + scalar + ") COLLATE \"C\"";
    }
}
