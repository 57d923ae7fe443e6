package org.vanthu.embedded.search;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.search.LimitBy;
import org.alfresco.service.cmr.search.PermissionEvaluationMode;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.ResultSetColumn;
import org.alfresco.service.cmr.search.ResultSetMetaData;
import org.alfresco.service.cmr.search.ResultSetRow;
import org.alfresco.service.cmr.search.ResultSetSelector;
import org.alfresco.service.cmr.search.ResultSetType;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SpellCheckResult;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.Pair;
import org.jspecify.annotations.Nullable;

/** A finished answer; holds nothing open. */
final class FoundNodes implements ResultSet {
    private static final String SELECTOR = "d";

    /** One hit. */
    record Hit(NodeRef nodeRef, float score) {}

    /** What a search found. */
    record Answer(
            SearchParameters request,
            List<Hit> hits,
            long total,
            boolean more,
            Map<String, List<Pair<String, Integer>>> facets,
            Map<String, Integer> facetQueries,
            Map<NodeRef, List<Pair<String, List<String>>>> highlights) {}

    private final Answer answer;
    private final NodeAccess nodes;
    private final List<ResultSetRow> rows = new ArrayList<>();
    private boolean bulkFetch = true;
    private int bulkFetchSize = 1000;

    FoundNodes(Answer answer, NodeAccess nodes) {
        this.answer = answer;
        this.nodes = nodes;
        for (int i = 0; i < answer.hits().size(); i++) {
            rows.add(new Row(i));
        }
    }

    @Override
    public int length() {
        return rows.size();
    }

    @Override
    public long getNumberFound() {
        return answer.total();
    }

    @Override
    public NodeRef getNodeRef(int n) {
        return answer.hits().get(n).nodeRef();
    }

    @Override
    public float getScore(int n) {
        return answer.hits().get(n).score();
    }

    @Override
    public void close() {}

    @Override
    public ResultSetRow getRow(int i) {
        return rows.get(i);
    }

    @Override
    public List<NodeRef> getNodeRefs() {
        return answer.hits().stream().map(Hit::nodeRef).toList();
    }

    @Override
    public List<ChildAssociationRef> getChildAssocRefs() {
        return getNodeRefs().stream().map(nodes::primaryParent).toList();
    }

    @Override
    public ChildAssociationRef getChildAssocRef(int n) {
        return nodes.primaryParent(getNodeRef(n));
    }

    @Override
    public ResultSetMetaData getResultSetMetaData() {
        return new MetaData();
    }

    @Override
    public int getStart() {
        return answer.request().getSkipCount();
    }

    @Override
    public boolean hasMore() {
        return answer.more();
    }

    @Override
    public boolean setBulkFetch(boolean newValue) {
        boolean old = bulkFetch;
        bulkFetch = newValue;
        return old;
    }

    @Override
    public boolean getBulkFetch() {
        return bulkFetch;
    }

    @Override
    public int setBulkFetchSize(int newSize) {
        int old = bulkFetchSize;
        bulkFetchSize = newSize;
        return old;
    }

    @Override
    public int getBulkFetchSize() {
        return bulkFetchSize;
    }

    @Override
    public List<Pair<String, Integer>> getFieldFacet(String field) {
        return answer.facets().getOrDefault(field, List.of());
    }

    @Override
    public Map<String, Integer> getFacetQueries() {
        return answer.facetQueries();
    }

    @Override
    public Map<NodeRef, List<Pair<String, List<String>>>> getHighlighting() {
        return answer.highlights();
    }

    @Override
    public SpellCheckResult getSpellCheckResult() {
        return new SpellCheckResult(null, null, false);
    }

    @Override
    public Iterator<ResultSetRow> iterator() {
        return List.copyOf(rows).iterator();
    }

    private final class Row implements ResultSetRow {
        private final int index;

        Row(int index) {
            this.index = index;
        }

        @Override
        public Map<String, Serializable> getValues() {
            Map<String, Serializable> values = new HashMap<>();
            nodes.properties(getNodeRef()).forEach((name, value) -> values.put(name.toString(), value));
            return values;
        }

        @Override
        public @Nullable Serializable getValue(String columnName) {
            return getValues().get(columnName);
        }

        @Override
        public @Nullable Serializable getValue(QName qname) {
            return nodes.properties(getNodeRef()).get(qname);
        }

        @Override
        public NodeRef getNodeRef() {
            return FoundNodes.this.getNodeRef(index);
        }

        @Override
        public Map<String, NodeRef> getNodeRefs() {
            return Map.of(SELECTOR, getNodeRef());
        }

        @Override
        public NodeRef getNodeRef(String selectorName) {
            return getNodeRef();
        }

        @Override
        public float getScore() {
            return FoundNodes.this.getScore(index);
        }

        @Override
        public Map<String, Float> getScores() {
            return Map.of(SELECTOR, getScore());
        }

        @Override
        public float getScore(String selectorName) {
            return getScore();
        }

        @Override
        public ResultSet getResultSet() {
            return FoundNodes.this;
        }

        @Override
        public QName getQName() {
            return getChildAssocRef().getQName();
        }

        @Override
        public int getIndex() {
            return index;
        }

        @Override
        public ChildAssociationRef getChildAssocRef() {
            return nodes.primaryParent(getNodeRef());
        }
    }

    private final class MetaData implements ResultSetMetaData {
        @Override
        public LimitBy getLimitedBy() {
            return answer.more() ? LimitBy.FINAL_SIZE : LimitBy.UNLIMITED;
        }

        @Override
        public PermissionEvaluationMode getPermissionEvaluationMode() {
            return PermissionEvaluationMode.EAGER;
        }

        @Override
        public SearchParameters getSearchParameters() {
            return answer.request();
        }

        @Override
        public ResultSetType getResultSetType() {
            return ResultSetType.NODE_REF;
        }

        @Override
        public ResultSetSelector[] getSelectors() {
            return new ResultSetSelector[0];
        }

        @Override
        public ResultSetColumn[] getColumns() {
            return new ResultSetColumn[0];
        }

        @Override
        public String[] getSelectorNames() {
            return new String[] {SELECTOR};
        }

        @Override
        public String[] getColumnNames() {
            return new String[0];
        }

        @Override
        public ResultSetSelector getSelector(String name) {
            throw new UnsupportedOperationException(
                    "ResultSetMetaData.getSelector(String) is not implemented by the embedded engine; see"
                            + " docs/embedded/supported-api.md");
        }

        @Override
        public ResultSetColumn getColumn(String name) {
            throw new UnsupportedOperationException(
                    "ResultSetMetaData.getColumn(String) is not implemented by the embedded engine; see"
                            + " docs/embedded/supported-api.md");
        }
    }
}
