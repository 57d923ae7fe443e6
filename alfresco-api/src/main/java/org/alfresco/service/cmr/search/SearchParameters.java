package org.alfresco.service.cmr.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.service.cmr.repository.StoreRef;

/** A search request. Mutable, not for use by several threads. */
public class SearchParameters implements BasicSearchParameters {
    /** How terms without a connective join. */
    public enum Operator {
        OR,
        AND
    }

    /** How the values of a field facet are ordered. */
    public enum FieldFacetSort {
        COUNT,
        INDEX
    }

    /** How the engine counts a field facet; a hint. */
    public enum FieldFacetMethod {
        ENUM,
        FC
    }

    public static final Operator OR = Operator.OR;
    public static final Operator AND = Operator.AND;
    public static final SortDefinition SORT_IN_DOCUMENT_ORDER_ASCENDING =
            new SortDefinition(SortDefinition.SortType.DOCUMENT, null, true);
    public static final SortDefinition SORT_IN_DOCUMENT_ORDER_DESCENDING =
            new SortDefinition(SortDefinition.SortType.DOCUMENT, null, false);
    public static final SortDefinition SORT_IN_SCORE_ORDER_ASCENDING =
            new SortDefinition(SortDefinition.SortType.SCORE, null, false);
    public static final SortDefinition SORT_IN_SCORE_ORDER_DESCENDING =
            new SortDefinition(SortDefinition.SortType.SCORE, null, true);

    private static final int NO_LIMIT = -1;

    private String language;
    private String query;
    private String searchTerm;
    private String namespace = "http://www.alfresco.org/model/content/1.0";
    private String defaultFieldName = "TEXT";
    private String timezone;
    private Operator defaultOperator = Operator.OR;
    private Operator defaultFtsOperator = Operator.OR;
    private Operator defaultFtsFieldOperator = Operator.OR;
    private LimitBy limitBy = LimitBy.UNLIMITED;
    private PermissionEvaluationMode permissionEvaluation = PermissionEvaluationMode.EAGER;
    private QueryConsistency queryConsistency = QueryConsistency.DEFAULT;
    private GeneralHighlightParameters highlight;
    private int limit = 500;
    private int maxItems = NO_LIMIT;
    private int skipCount;
    private int trackTotalHits;
    private boolean excludeDataInTheCurrentTransaction = true;
    private boolean bulkFetchEnabled = true;
    private boolean spellCheck;
    private ArrayList<StoreRef> stores = new ArrayList<>(1);
    private ArrayList<SortDefinition> sortDefinitions = new ArrayList<>(1);
    private List<Locale> locales = new ArrayList<>();
    private List<FieldFacet> fieldFacets = new ArrayList<>();
    private List<String> facetQueries = new ArrayList<>();
    private List<String> filterQueries = new ArrayList<>();
    private Set<String> textAttributes = new LinkedHashSet<>();
    private Map<String, String> queryTemplates = new HashMap<>();
    private Map<String, String> extraParameters = new HashMap<>();

    public SearchParameters() {}

    /** An independent copy. */
    public SearchParameters copy() {
        SearchParameters copy = new SearchParameters();
        copyScalars(copy);
        copy.stores = new ArrayList<>(stores);
        copy.sortDefinitions = new ArrayList<>(sortDefinitions);
        copy.locales = new ArrayList<>(locales);
        copy.fieldFacets = new ArrayList<>(fieldFacets);
        copy.facetQueries = new ArrayList<>(facetQueries);
        copy.filterQueries = new ArrayList<>(filterQueries);
        copy.textAttributes = new LinkedHashSet<>(textAttributes);
        copy.queryTemplates = new HashMap<>(queryTemplates);
        copy.extraParameters = new HashMap<>(extraParameters);
        return copy;
    }

    private void copyScalars(SearchParameters copy) {
        copy.language = language;
        copy.query = query;
        copy.searchTerm = searchTerm;
        copy.namespace = namespace;
        copy.defaultFieldName = defaultFieldName;
        copy.timezone = timezone;
        copy.defaultOperator = defaultOperator;
        copy.defaultFtsOperator = defaultFtsOperator;
        copy.defaultFtsFieldOperator = defaultFtsFieldOperator;
        copy.limitBy = limitBy;
        copy.permissionEvaluation = permissionEvaluation;
        copy.queryConsistency = queryConsistency;
        copy.highlight = highlight;
        copy.limit = limit;
        copy.maxItems = maxItems;
        copy.skipCount = skipCount;
        copy.trackTotalHits = trackTotalHits;
        copy.excludeDataInTheCurrentTransaction = excludeDataInTheCurrentTransaction;
        copy.bulkFetchEnabled = bulkFetchEnabled;
        copy.spellCheck = spellCheck;
    }

    @Override
    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    @Override
    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    /** The words the user typed, where they differ from the query; used by spell check. */
    public String getSearchTerm() {
        return searchTerm == null || searchTerm.isEmpty() ? query : searchTerm;
    }

    public void setSearchTerm(String searchTerm) {
        this.searchTerm = searchTerm;
    }

    /** The namespace of names without a prefix. */
    public String getNamespace() {
        return namespace;
    }

    public void setNamespace(String namespace) {
        this.namespace = namespace;
    }

    /** The field of terms without one. */
    public String getDefaultFieldName() {
        return defaultFieldName;
    }

    public void setDefaultFieldName(String defaultFieldName) {
        this.defaultFieldName = defaultFieldName;
    }

    /** The time zone of dates in the query and of date mathematics; {@code null} is UTC. */
    public String getTimezone() {
        return timezone;
    }

    public void setTimezone(String timezone) {
        this.timezone = timezone;
    }

    public Operator getDefaultOperator() {
        return defaultOperator;
    }

    public void setDefaultOperator(Operator defaultOperator) {
        this.defaultOperator = defaultOperator;
    }

    public Operator getDefaultFTSOperator() {
        return defaultFtsOperator;
    }

    public void setDefaultFTSOperator(Operator defaultOperator) {
        this.defaultFtsOperator = defaultOperator;
    }

    public Operator getDefaultFTSFieldOperator() {
        return defaultFtsFieldOperator;
    }

    public void setDefaultFTSFieldConnective(Operator defaultOperator) {
        this.defaultFtsFieldOperator = defaultOperator;
    }

    public LimitBy getLimitBy() {
        return limitBy;
    }

    public void setLimitBy(LimitBy limitBy) {
        this.limitBy = limitBy;
    }

    public PermissionEvaluationMode getPermissionEvaluation() {
        return permissionEvaluation;
    }

    public void setPermissionEvaluation(PermissionEvaluationMode permissionEvaluation) {
        this.permissionEvaluation = permissionEvaluation;
    }

    public QueryConsistency getQueryConsistency() {
        return queryConsistency;
    }

    public void setQueryConsistency(QueryConsistency queryConsistency) {
        this.queryConsistency = queryConsistency;
    }

    public GeneralHighlightParameters getHighlight() {
        return highlight;
    }

    public void setHighlight(GeneralHighlightParameters highlight) {
        this.highlight = highlight;
    }

    /** Rows at most when {@link #getLimitBy()} is {@link LimitBy#FINAL_SIZE}. */
    public int getLimit() {
        return limit;
    }

    public void setLimit(int limit) {
        this.limit = limit;
    }

    /** Rows of the page, or -1 for no limit. */
    public int getMaxItems() {
        return maxItems;
    }

    public void setMaxItems(int maxItems) {
        this.maxItems = maxItems;
    }

    public int getSkipCount() {
        return skipCount;
    }

    public void setSkipCount(int skipCount) {
        this.skipCount = skipCount;
    }

    public int getTrackTotalHits() {
        return trackTotalHits;
    }

    public void setTrackTotalHits(int trackTotalHits) {
        this.trackTotalHits = trackTotalHits;
    }

    public boolean excludeDataInTheCurrentTransaction() {
        return excludeDataInTheCurrentTransaction;
    }

    public void excludeDataInTheCurrentTransaction(boolean exclude) {
        this.excludeDataInTheCurrentTransaction = exclude;
    }

    public boolean isBulkFetchEnabled() {
        return bulkFetchEnabled;
    }

    public void setBulkFetchEnabled(boolean bulkFetchEnabled) {
        this.bulkFetchEnabled = bulkFetchEnabled;
    }

    public boolean isSpellCheck() {
        return spellCheck;
    }

    public void setSpellCheck(boolean spellCheck) {
        this.spellCheck = spellCheck;
    }

    @Override
    public ArrayList<StoreRef> getStores() {
        return stores;
    }

    public void addStore(StoreRef store) {
        stores.add(store);
    }

    @Override
    public ArrayList<SortDefinition> getSortDefinitions() {
        return sortDefinitions;
    }

    public void addSort(String field, boolean ascending) {
        addSort(new SortDefinition(SortDefinition.SortType.FIELD, field, ascending));
    }

    public void addSort(SortDefinition sortDefinition) {
        sortDefinitions.add(sortDefinition);
    }

    @Override
    public List<Locale> getLocales() {
        return locales;
    }

    public void addLocale(Locale locale) {
        locales.add(locale);
    }

    public List<FieldFacet> getFieldFacets() {
        return fieldFacets;
    }

    public void addFieldFacet(FieldFacet fieldFacet) {
        fieldFacets.add(fieldFacet);
    }

    public List<String> getFacetQueries() {
        return facetQueries;
    }

    public void addFacetQuery(String facetQuery) {
        facetQueries.add(facetQuery);
    }

    public boolean hasFaceting() {
        return !fieldFacets.isEmpty() || !facetQueries.isEmpty();
    }

    /** Queries that every hit must match too and that do not touch the score. */
    public List<String> getFilterQueries() {
        return filterQueries;
    }

    public void addFilterQuery(String filterQuery) {
        filterQueries.add(filterQuery);
    }

    public Set<String> getTextAttributes() {
        return textAttributes;
    }

    public void addTextAttribute(String attribute) {
        textAttributes.add(attribute);
    }

    public Map<String, String> getQueryTemplates() {
        return queryTemplates;
    }

    /**
     * Defines a field that expands to the template, in which {@code %field} and {@code %(field field)} take the value.
     */
    public String addQueryTemplate(String name, String template) {
        return queryTemplates.put(name, template);
    }

    public Map<String, String> getExtraParameters() {
        return extraParameters;
    }

    public void addExtraParameter(String name, String value) {
        extraParameters.put(name, value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchParameters that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<Object> values() {
        List<Object> values = new ArrayList<>(List.of(
                stores, locales, fieldFacets, facetQueries, filterQueries, textAttributes, queryTemplates, limit));
        values.add(language);
        values.add(query);
        values.add(searchTerm);
        values.add(namespace);
        values.add(defaultFieldName);
        values.add(timezone);
        values.add(List.of(defaultOperator, defaultFtsOperator, defaultFtsFieldOperator, limitBy, maxItems, skipCount));
        values.add(highlight);
        return values;
    }

    @Override
    public String toString() {
        return "SearchParameters[language=" + language + ", query=" + query + ", filters=" + filterQueries + ", stores="
                + stores + ", skipCount=" + skipCount + ", maxItems=" + maxItems + ']';
    }

    /** One order of a result; several apply in turn. */
    public static class SortDefinition {
        /** What is compared. */
        public enum SortType {
            FIELD,
            DOCUMENT,
            SCORE
        }

        private final SortType sortType;
        private final String field;
        private final boolean ascending;

        public SortDefinition(SortType sortType, String field, boolean ascending) {
            this.sortType = Objects.requireNonNull(sortType, "sortType");
            this.field = field;
            this.ascending = ascending;
        }

        public SortType getSortType() {
            return sortType;
        }

        public String getField() {
            return field;
        }

        public boolean isAscending() {
            return ascending;
        }
    }

    /** A field whose values are counted over all hits. */
    public static class FieldFacet {
        private String field;
        private String label;
        private String prefix;
        private FieldFacetSort sort;
        private FieldFacetMethod method;
        private Integer limit;
        private int offset;
        private int minCount;
        private int enumMethodCacheMinDF;
        private boolean countDocsMissingFacetField;
        private List<String> excludeFilters = List.of();

        public FieldFacet(String field) {
            this.field = field;
        }

        public String getField() {
            return field;
        }

        public void setField(String field) {
            this.field = field;
        }

        public String getLabel() {
            return label;
        }

        public void setLabel(String label) {
            this.label = label;
        }

        public String getPrefix() {
            return prefix;
        }

        public void setPrefix(String prefix) {
            this.prefix = prefix;
        }

        public FieldFacetSort getSort() {
            return sort;
        }

        public void setSort(FieldFacetSort sort) {
            this.sort = sort;
        }

        public FieldFacetMethod getMethod() {
            return method;
        }

        public void setMethod(FieldFacetMethod method) {
            this.method = method;
        }

        /** Values at most; 100 unless told. */
        public int getLimit() {
            return limit == null ? 100 : limit;
        }

        public void setLimit(int limit) {
            this.limit = limit;
        }

        public Integer getLimitOrNull() {
            return limit;
        }

        public void setLimitOrNull(Integer limit) {
            this.limit = limit;
        }

        public int getOffset() {
            return offset;
        }

        public int getMinCount() {
            return minCount;
        }

        public void setMinCount(int minCount) {
            this.minCount = minCount;
        }

        public int getEnumMethodCacheMinDF() {
            return enumMethodCacheMinDF;
        }

        public void setEnumMethodCacheMinDF(int enumMethodCacheMinDF) {
            this.enumMethodCacheMinDF = enumMethodCacheMinDF;
        }

        public boolean isCountDocsMissingFacetField() {
            return countDocsMissingFacetField;
        }

        public void setCountDocsMissingFacetField(boolean countDocsMissingFacetField) {
            this.countDocsMissingFacetField = countDocsMissingFacetField;
        }

        public List<String> getExcludeFilters() {
            return excludeFilters;
        }

        public void setExcludeFilters(List<String> excludeFilters) {
            this.excludeFilters = excludeFilters;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof FieldFacet that
                    && Objects.equals(field, that.field)
                    && Objects.equals(label, that.label)
                    && Objects.equals(prefix, that.prefix)
                    && Objects.equals(limit, that.limit)
                    && sort == that.sort
                    && minCount == that.minCount;
        }

        @Override
        public int hashCode() {
            return Objects.hash(field, label, prefix, limit, sort, minCount);
        }
    }
}
