package org.vanthu.embedded.search;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.namespace.QName;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.search.FieldCatalog.Field;

/** Turns a parsed query into a Lucene query. One object serves one request. */
final class AftsTranslator {
    private static final Pattern TEMPLATE = Pattern.compile("%(?:\\(([^)]*)\\)|([^\\s()]+))");
    private static final int MAX_TEMPLATE_DEPTH = 5;

    private final FieldCatalog catalog;
    private final SearchParameters request;
    private final IndexReader reader;
    private final Instant now;
    private final ZoneId zone;
    private int templateDepth;

    AftsTranslator(FieldCatalog catalog, SearchParameters request, IndexReader reader, Clock clock) {
        this.catalog = catalog;
        this.request = request;
        this.reader = reader;
        this.now = clock.instant();
        this.zone = request.getTimezone() == null ? ZoneOffset.UTC : ZoneId.of(request.getTimezone());
    }

    /**
     * Parses and translates.
     *
     * @throws AftsException if the text is malformed, names an unknown field or uses what is not supported
     */
    Query query(String text) {
        boolean and = request.getDefaultFTSOperator() == SearchParameters.Operator.AND
                || request.getDefaultOperator() == SearchParameters.Operator.AND;
        return translate(AftsParser.parse(text, and));
    }

    private Query translate(Afts afts) {
        if (afts instanceof Afts.Group group) {
            return group(group);
        }
        if (afts instanceof Afts.Boosted boosted) {
            return new BoostQuery(translate(boosted.query()), boosted.boost());
        }
        if (afts instanceof Afts.Range range) {
            return range(range);
        }
        return afts instanceof Afts.Term term ? term(term) : new MatchAllDocsQuery();
    }

    private Query group(Afts.Group group) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        boolean onlyNegative = true;
        for (Afts.Clause clause : group.clauses()) {
            builder.add(translate(clause.query()), occur(clause.occur()));
            onlyNegative &= clause.occur() == Afts.Occur.MUST_NOT;
        }
        if (onlyNegative) {
            builder.add(new MatchAllDocsQuery(), BooleanClause.Occur.MUST);
        }
        return builder.build();
    }

    private static BooleanClause.Occur occur(Afts.Occur occur) {
        return switch (occur) {
            case MUST -> BooleanClause.Occur.MUST;
            case SHOULD -> BooleanClause.Occur.SHOULD;
            case MUST_NOT -> BooleanClause.Occur.MUST_NOT;
        };
    }

    private String fieldName(@Nullable String field) {
        return field == null ? request.getDefaultFieldName() : field;
    }

    private Query term(Afts.Term term) {
        String field = fieldName(term.field());
        String template = request.getQueryTemplates().get(field);
        if (template != null) {
            return template(term, template);
        }
        return switch (field) {
            case "TEXT" -> text(term);
            case "ALL" -> all(term);
            case "ID", "NODEREF" -> exact(IndexFields.NODE_REF, term.text());
            case "DBID" -> exact(IndexFields.DB_ID, term.text());
            case "OWNER" -> exact(IndexFields.OWNER, term.text());
            case "PARENT", "PRIMARYPARENT" -> exact(IndexFields.PARENT, term.text());
            case "TYPE" -> name(IndexFields.TYPE, term);
            case "EXACTTYPE" -> name(IndexFields.EXACT_TYPE, term);
            case "ASPECT" -> name(IndexFields.ASPECT, term);
            case "EXACTASPECT" -> name(IndexFields.EXACT_ASPECT, term);
            case "CLASS" -> either(name(IndexFields.TYPE, term), name(IndexFields.ASPECT, term));
            case "QNAME" -> name(IndexFields.QNAME, term);
            case "EXISTS", "ISNOTNULL" -> has(term);
            case "ISNULL", "ISUNSET" ->
                new BooleanQuery.Builder()
                        .add(new MatchAllDocsQuery(), BooleanClause.Occur.FILTER)
                        .add(has(term), BooleanClause.Occur.MUST_NOT)
                        .build();
            case "PATH", "ANCESTOR", "TAG", "SITE", "ISNODE" ->
                throw new AftsException("field is not supported by the embedded engine", field, term.position());
            default -> property(term, catalog.field(field, request.getNamespace(), term.position()));
        };
    }

    private Query template(Afts.Term term, String template) {
        if (++templateDepth > MAX_TEMPLATE_DEPTH) {
            throw new AftsException("query templates call each other", template, term.position());
        }
        List<Query> queries = new ArrayList<>();
        Matcher names = TEMPLATE.matcher(template);
        while (names.find()) {
            String list = names.group(1) == null ? names.group(2) : names.group(1);
            for (String name : list.trim().split("\\s+", -1)) {
                int boost = name.indexOf('^');
                Query query = term(term.withField(boost < 0 ? name : name.substring(0, boost)));
                queries.add(boost < 0 ? query : new BoostQuery(query, Float.parseFloat(name.substring(boost + 1))));
            }
        }
        templateDepth--;
        if (queries.isEmpty()) {
            throw new AftsException("query template names no field", template, term.position());
        }
        return new DisjunctionMaxQuery(queries, 0.1f);
    }

    private Query text(Afts.Term term) {
        Set<String> attributes = request.getTextAttributes();
        if (attributes.isEmpty()) {
            return new WordQueries(ContentModel.PROP_CONTENT).query(term);
        }
        List<Query> queries = new ArrayList<>();
        for (String attribute : attributes) {
            queries.add(property(term, catalog.field(attribute, request.getNamespace(), term.position())));
        }
        return new DisjunctionMaxQuery(queries, 0.1f);
    }

    private Query all(Afts.Term term) {
        List<Query> queries = new ArrayList<>();
        for (String field : FieldInfos.getIndexedFields(reader)) {
            if (IndexFields.isFoldedWords(field)) {
                queries.add(new WordQueries(IndexFields.property(field)).query(term));
            }
        }
        return new DisjunctionMaxQuery(queries, 0.1f);
    }

    private static Query exact(String field, String value) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    }

    private static Query either(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, BooleanClause.Occur.SHOULD)
                .add(other, BooleanClause.Occur.SHOULD)
                .build();
    }

    private Query name(String field, Afts.Term term) {
        return exact(
                field,
                catalog.qname(term.text(), request.getNamespace(), term.position())
                        .toString());
    }

    private Query has(Afts.Term term) {
        Field field = catalog.field(term.text(), request.getNamespace(), term.position());
        return exact(IndexFields.HAS, field.property().toString());
    }

    private Query property(Afts.Term term, Field field) {
        if (term.text().equals("*")) {
            return exact(IndexFields.HAS, field.property().toString());
        }
        return switch (field.kind()) {
            case TEXT, CONTENT -> new WordQueries(field.property()).query(term);
            case KEYWORD -> keyword(term, field.property());
            case LONG -> {
                long value = whole(term.text(), term.position());
                yield LongPoint.newExactQuery(IndexFields.number(field.property()), value);
            }
            case DOUBLE ->
                DoublePoint.newExactQuery(IndexFields.number(field.property()), fraction(term.text(), term.position()));
            case DATE -> {
                DateValue date = DateValue.parse(term.text(), now, zone, term.position());
                yield LongPoint.newRangeQuery(
                        IndexFields.number(field.property()),
                        date.start().toEpochMilli(),
                        date.end().toEpochMilli() - 1);
            }
        };
    }

    private static Query keyword(Afts.Term term, QName property) {
        Term value = new Term(IndexFields.keyword(property), term.text());
        return new ConstantScoreQuery(term.hasWildcard() ? new WildcardQuery(value) : new TermQuery(value));
    }

    private Query range(Afts.Range range) {
        String name = fieldName(range.field());
        if (name.equals("TEXT") || name.equals("ALL")) {
            throw new AftsException("a range needs a property", name, range.position());
        }
        Field field = catalog.field(name, request.getNamespace(), range.position());
        return switch (field.kind()) {
            case CONTENT -> throw new AftsException("a range over content", name, range.position());
            case TEXT, KEYWORD ->
                TermRangeQuery.newStringRange(
                        IndexFields.keyword(field.property()),
                        range.lower(),
                        range.upper(),
                        range.includesLower(),
                        range.includesUpper());
            case DOUBLE -> doubles(range, IndexFields.number(field.property()));
            case LONG -> longs(range, IndexFields.number(field.property()));
            case DATE -> dates(range, IndexFields.number(field.property()));
        };
    }

    private static Query longs(Afts.Range range, String field) {
        long low = Long.MIN_VALUE;
        if (range.lower() != null) {
            long value = whole(range.lower(), range.position());
            low = range.includesLower() ? value : Math.addExact(value, 1);
        }
        long high = Long.MAX_VALUE;
        if (range.upper() != null) {
            long value = whole(range.upper(), range.position());
            high = range.includesUpper() ? value : Math.subtractExact(value, 1);
        }
        return LongPoint.newRangeQuery(field, low, high);
    }

    private static Query doubles(Afts.Range range, String field) {
        double low = Double.NEGATIVE_INFINITY;
        if (range.lower() != null) {
            double value = fraction(range.lower(), range.position());
            low = range.includesLower() ? value : DoublePoint.nextUp(value);
        }
        double high = Double.POSITIVE_INFINITY;
        if (range.upper() != null) {
            double value = fraction(range.upper(), range.position());
            high = range.includesUpper() ? value : DoublePoint.nextDown(value);
        }
        return DoublePoint.newRangeQuery(field, low, high);
    }

    private Query dates(Afts.Range range, String field) {
        long low = Long.MIN_VALUE;
        if (range.lower() != null) {
            DateValue value = DateValue.parse(range.lower(), now, zone, range.position());
            low = (range.includesLower() ? value.start() : value.end()).toEpochMilli();
        }
        long high = Long.MAX_VALUE;
        if (range.upper() != null) {
            DateValue value = DateValue.parse(range.upper(), now, zone, range.position());
            high = (range.includesUpper() ? value.end() : value.start()).toEpochMilli() - 1;
        }
        return LongPoint.newRangeQuery(field, low, high);
    }

    private static long whole(String text, int position) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            throw new AftsException("not a whole number", text, position, e);
        }
    }

    private static double fraction(String text, int position) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw new AftsException("not a number", text, position, e);
        }
    }
}
