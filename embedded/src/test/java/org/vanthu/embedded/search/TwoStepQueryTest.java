package org.vanthu.embedded.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TwoStepQueryTest {
    private static final Query A = new TermQuery(new Term("text", "a"));
    private static final Query B = new TermQuery(new Term("text", "b"));
    private static final Query TOGETHER = new BoostQuery(new PhraseQuery("text", "a", "b"), 4);

    @Test
    void leavesWishedPhrasesToTheSecondStep() {
        TwoStepQuery steps = TwoStepQuery.of(query(A, Occur.MUST, B, Occur.SHOULD, TOGETHER, Occur.SHOULD));

        assertThat(steps.first()).isEqualTo(query(A, Occur.MUST, B, Occur.SHOULD));
        assertThat(steps.phrases()).contains(query(TOGETHER, Occur.SHOULD));
    }

    @Test
    void leavesNothingThatDecidesWhatIsFound() {
        Query demanded = query(A, Occur.MUST, TOGETHER, Occur.MUST);
        Query onlyWishes = query(A, Occur.SHOULD, TOGETHER, Occur.SHOULD);
        Query mixed = query(A, Occur.MUST, query(B, Occur.SHOULD, TOGETHER, Occur.SHOULD), Occur.SHOULD);

        for (Query whole : List.of(demanded, onlyWishes, mixed, A)) {
            assertThat(TwoStepQuery.of(whole)).isEqualTo(new TwoStepQuery(whole, java.util.Optional.empty()));
        }
    }

    @Test
    void scoresAsTheWholeQueryWould() throws IOException {
        BooleanQuery whole = query(A, Occur.MUST, B, Occur.MUST, TOGETHER, Occur.SHOULD);
        TwoStepQuery steps = TwoStepQuery.of(whole);

        try (Directory directory = index("b a b a b a", "a b c c c c c c", "b a", "a b");
                DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            ScoreDoc[] ranked = steps.rank(searcher, searcher.search(steps.first(), 10).scoreDocs);

            assertThat(docs(ranked)).isEqualTo(docs(searcher.search(whole, 10).scoreDocs));
            assertThat(docs(ranked)).isNotEqualTo(docs(searcher.search(steps.first(), 10).scoreDocs));
        }
    }

    private static List<Integer> docs(ScoreDoc[] hits) {
        return Arrays.stream(hits).map(hit -> hit.doc).toList();
    }

    private static Directory index(String... texts) throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            for (String text : texts) {
                Document document = new Document();
                document.add(new TextField("text", text, Field.Store.NO));
                writer.addDocument(document);
            }
        }
        return directory;
    }

    private static BooleanQuery query(Object... queriesAndOccurs) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (int i = 0; i < queriesAndOccurs.length; i += 2) {
            query.add((Query) queriesAndOccurs[i], (Occur) queriesAndOccurs[i + 1]);
        }
        return query.build();
    }
}
