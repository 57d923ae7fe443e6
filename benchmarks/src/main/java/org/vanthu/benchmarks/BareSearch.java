package org.vanthu.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.service.namespace.QName;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.vanthu.registry.RegistryModel;
import org.vanthu.search.text.SearchText;

/**
 * The same index without any of our code: two words of the text, each filter as one plain query, the twenty best by
 * score. What Lucene itself needs for such a question.
 */
final class BareSearch implements AutoCloseable {

    private static final int PAGE = 20;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Query readable;

    BareSearch(Directory index, Set<Long> acls, String owner) throws IOException {
        this.reader = DirectoryReader.open(index);
        this.searcher = new IndexSearcher(reader);
        this.readable = new BooleanQuery.Builder()
                .add(
                        new TermInSetQuery(
                                "ACL",
                                acls.stream()
                                        .map(id -> new BytesRef(id.toString()))
                                        .toList()),
                        Occur.SHOULD)
                .add(new TermQuery(new Term("OWNER", owner)), Occur.SHOULD)
                .build();
    }

    /** The query for two words and the filters that are not null. */
    Query query(SearchCase asked) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : List.of(SearchText.folded(asked.words()).split(" "))) {
            query.add(new TermQuery(new Term("f:" + ContentModel.PROP_CONTENT, word)), Occur.MUST);
        }
        query.add(new TermQuery(new Term("TYPE", RegistryModel.TYPE_DOCUMENT.toString())), Occur.FILTER);
        query.add(keyword(RegistryModel.PROP_STATE, "awaitingCheck"), Occur.MUST_NOT);
        query.add(readable, Occur.FILTER);
        if (asked.year() != null) {
            query.add(LongPoint.newExactQuery("n:" + RegistryModel.PROP_REGISTER_YEAR, asked.year()), Occur.FILTER);
        }
        if (asked.type() != null) {
            query.add(keyword(RegistryModel.PROP_TYPE_CODE, asked.type()), Occur.FILTER);
        }
        if (asked.issuer() != null) {
            query.add(keyword(RegistryModel.PROP_ISSUER_NAME, asked.issuer()), Occur.FILTER);
        }
        if (asked.agency() != null) {
            query.add(keyword(RegistryModel.PROP_AGENCY, asked.agency()), Occur.FILTER);
        }
        return query.build();
    }

    TopDocs search(Query query) throws IOException {
        return searcher.search(query, PAGE);
    }

    int segments() {
        return reader.leaves().size();
    }

    private static Query keyword(QName property, String value) {
        return new TermQuery(new Term("k:" + property, value));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
