package org.vanthu.embedded.search;

import java.io.IOException;
import java.util.List;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.search.FieldHighlightParameters;
import org.alfresco.service.cmr.search.GeneralHighlightParameters;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HighlighterTest {
    private static final String TEXT = "Báo cáo về đất đai của tỉnh";

    @Test
    void marksWordsAndPhrases() throws IOException {
        assertThat(snippets("đất")).containsExactly("Báo cáo về <b>đất</b> đai của tỉnh");
        assertThat(snippets("dat")).containsExactly("Báo cáo về <b>đất</b> đai của tỉnh");
        assertThat(snippets("dat dai")).containsExactly("Báo cáo về <b>đất</b> <b>đai</b> của tỉnh");
        assertThat(snippets("nhà")).isEmpty();
    }

    @Test
    void cutsPiecesOutOfALongText() throws IOException {
        String text =
                "Mở đầu dài dòng. ".repeat(100) + "Ở đây có đất đai cần tìm. " + "Kết thúc dài dòng. ".repeat(100);

        List<String> snippets = highlighter("dat dai").snippets(field(), text);

        assertThat(snippets).hasSize(1);
        assertThat(snippets.get(0)).contains("<b>đất</b> <b>đai</b>").hasSizeLessThan(200);
    }

    private static List<String> snippets(String words) throws IOException {
        return highlighter(words).snippets(field(), TEXT);
    }

    private static FieldHighlightParameters field() {
        return new FieldHighlightParameters("cm:content", null, null, null, null, null);
    }

    private static Highlighter highlighter(String words) {
        Query query = new WordQueries(ContentModel.PROP_CONTENT)
                .query(new Afts.Term(null, Afts.Match.DEFAULT, words, true, null, 0, 0));
        return new Highlighter(
                new GeneralHighlightParameters(1, 100, true, "<b>", "</b>", null, true, List.of()), query);
    }
}
