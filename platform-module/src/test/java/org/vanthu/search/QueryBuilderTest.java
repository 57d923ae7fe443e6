package org.vanthu.search;

import org.junit.jupiter.api.Test;
import org.vanthu.search.UserQuery.Kind;
import org.vanthu.search.text.Abbreviations;

import static org.assertj.core.api.Assertions.assertThat;

class QueryBuilderTest {
    private final QueryBuilder builder = new QueryBuilder(Abbreviations.load());

    @Test
    void tellsWordsPhrasesSymbolsAndNumbersApart() {
        UserQuery query = UserQuery.parse("báo cáo \"cải cách hành chính\" 12/QĐ-UBND 477 -dự");

        assertThat(query.units())
                .extracting(UserQuery.Unit::kind)
                .containsExactly(Kind.WORD, Kind.WORD, Kind.PHRASE, Kind.SYMBOL, Kind.NUMBER, Kind.WORD);
        assertThat(query.units().get(5).excluded()).isTrue();
    }

    @Test
    void ranksExactTonesFirst() {
        assertThat(afts("quyết")).contains("search:exact:\"quyeets\"^8").contains("search:folded:\"quyet\"^2");
        assertThat(afts("quyet")).doesNotContain("search:exact");
    }

    @Test
    void findsByFoldedWordsAndOnlyOrdersByExactTones() {
        assertThat(afts("đất đai"))
                .startsWith(
                        "+(search:folded:\"dat\"^2.0 OR TEXT:\"dat\") +(search:folded:\"dai\"^2.0 OR TEXT:\"dai\") ")
                .contains(" search:exact:\"ddaats\"^8.0 =TEXT:\"đất\"^2.0 ")
                .endsWith(" OR =TEXT:\"đất đai\"^4.0)");
    }

    @Test
    void expandsAbbreviationsAndSaysSo() {
        QueryBuilder.Built built = builder.build(UserQuery.parse("ubnd"), false);

        assertThat(built.afts()).contains("TEXT:\"uy ban nhan dan\"");
        assertThat(built.expanded()).containsEntry("ubnd", "Ủy ban nhân dân");
    }

    @Test
    void findsAbbreviationsByTheirFullForm() {
        assertThat(afts("uỷ ban nhân dân tỉnh")).contains("=TEXT:\"UBND\"");
        assertThat(afts("uy ban nhan dan")).contains("=TEXT:\"UBND\"");
    }

    @Test
    void asksForNearWordsOnlyOnDemand() {
        assertThat(afts("quyet")).doesNotContain("~");
        assertThat(builder.build(UserQuery.parse("quyet"), true).afts()).contains("search:folded:quyet~0.70");
    }

    @Test
    void makesEveryInputHarmless() {
        assertThat(UserQuery.parse("* : ( ) [ ] ^ ~ - \"").isEmpty()).isTrue();
        assertThat(afts("TYPE:\"x\" cm:name:* a\\\"b"))
                .doesNotContain("cm:name:")
                .doesNotContain("+(TYPE:");
    }

    @Test
    void marksWordsWithoutRegardToTonesAndEscapesTheRest() {
        assertThat(Marks.html("Quyết định <b>đất</b> & \"nhà\"", UserQuery.parse("dat quyet")))
                .isEqualTo("<mark>Quyết</mark> định &lt;b&gt;<mark>đất</mark>&lt;/b&gt; &amp; &quot;nhà&quot;");
    }

    private String afts(String typed) {
        return builder.build(UserQuery.parse(typed), false).afts();
    }
}
