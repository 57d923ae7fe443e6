package org.vanthu.embedded.search;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.embedded.search.Afts.Group;
import org.vanthu.embedded.search.Afts.Match;
import org.vanthu.embedded.search.Afts.Occur;
import org.vanthu.embedded.search.Afts.Range;
import org.vanthu.embedded.search.Afts.Term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AftsParserTest {
    @Test
    void readsWordsBesideEachOtherByTheDefaultOperator() {
        assertThat(occurs(AftsParser.parse("one two", false))).containsExactly(Occur.SHOULD, Occur.SHOULD);
        assertThat(occurs(AftsParser.parse("one two", true))).containsExactly(Occur.MUST, Occur.MUST);
    }

    @Test
    void bindsAndTighterThanOr() {
        Group group = (Group) AftsParser.parse("a OR b AND c", false);

        assertThat(occurs(group)).containsExactly(Occur.SHOULD, Occur.SHOULD);
        assertThat(occurs(group.clauses().get(1).query())).containsExactly(Occur.MUST, Occur.MUST);
    }

    @Test
    void keepsSignsInAGroup() {
        assertThat(occurs(AftsParser.parse("+a -b c", false)))
                .containsExactly(Occur.MUST, Occur.MUST_NOT, Occur.SHOULD);
        assertThat(occurs(AftsParser.parse("a AND NOT b", false))).containsExactly(Occur.MUST, Occur.MUST_NOT);
        assertThat(occurs(AftsParser.parse("a -b", true))).containsExactly(Occur.MUST, Occur.MUST_NOT);
    }

    @Test
    void readsAPrefixedFieldAndItsPhrase() {
        Term term = (Term) AftsParser.parse("registry:number:\"477/TTr-SNV\"", false);

        assertThat(term.field()).isEqualTo("registry:number");
        assertThat(term.text()).isEqualTo("477/TTr-SNV");
        assertThat(term.quoted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "=cm:name:tom, cm:name, tom, EXACT",
        "@cm\\:name:tom, cm:name, tom, DEFAULT",
        "'@{http://x}name:tom', '{http://x}name', tom, DEFAULT",
        "name:tom, name, tom, DEFAULT",
        "TYPE:cm:content, TYPE, cm:content, DEFAULT",
        "~cm:name:tom, cm:name, tom, EXPANDED",
        "cm:modified:2024-05-03T10:00:00, cm:modified, 2024-05-03T10:00:00, DEFAULT",
    })
    void readsFieldForms(String query, String field, String text, Match match) {
        Term term = (Term) AftsParser.parse(query, false);

        assertThat(term.field()).isEqualTo(field);
        assertThat(term.text()).isEqualTo(text);
        assertThat(term.match()).isEqualTo(match);
    }

    @Test
    void givesTheFieldToAllTermsInItsBrackets() {
        Group group = (Group) AftsParser.parse("cm:title:(red OR green)", false);

        assertThat(group.clauses())
                .extracting(clause -> ((Term) clause.query()).field())
                .containsOnly("cm:title");
    }

    @Test
    void readsRangesWithOpenAndExcludedEnds() {
        Range range = (Range) AftsParser.parse("cm:modified:[2024-01-01 TO NOW>", false);

        assertThat(range.lower()).isEqualTo("2024-01-01");
        assertThat(range.upper()).isEqualTo("NOW");
        assertThat(range.includesLower()).isTrue();
        assertThat(range.includesUpper()).isFalse();
        assertThat(((Range) AftsParser.parse("cm:x:{MIN TO 5}", false)).lower()).isNull();
        assertThat(((Range) AftsParser.parse("cm:x:1..5", false)).upper()).isEqualTo("5");
    }

    @Test
    void readsFuzzyBoostAndSlop() {
        assertThat(((Term) AftsParser.parse("quyet~0.8", false)).fuzzy()).isEqualTo(0.8f);
        assertThat(((Term) AftsParser.parse("\"a b\"~3", false)).slop()).isEqualTo(3);
        assertThat(AftsParser.parse("a^2.5", false))
                .asInstanceOf(InstanceOfAssertFactories.type(Afts.Boosted.class))
                .extracting(Afts.Boosted::boost)
                .isEqualTo(2.5f);
    }

    @Test
    void keepsASymbolAsOneTerm() {
        Term term = (Term) AftsParser.parse("12/QĐ-UBND", false);

        assertThat(term.field()).isNull();
        assertThat(term.text()).isEqualTo("12/QĐ-UBND");
    }

    @ParameterizedTest
    @CsvSource({
        "'(a OR b', 0",
        "'a AND', 5",
        "'a )', 2",
        "'\"open', 0",
        "'cm:x:[1 5]', 8",
        "'a ^2', 2",
        "'a []', 3",
        "'()', 0",
        "'cm:name:', 0",
        "'', 0",
    })
    void namesTheTokenAndItsPosition(String query, int position) {
        assertThatThrownBy(() -> AftsParser.parse(query, false))
                .isInstanceOfSatisfying(
                        AftsException.class,
                        fault -> assertThat(fault.position()).isEqualTo(position));
    }

    @Test
    void refusesBracketsWithoutEnd() {
        assertThatThrownBy(() -> AftsParser.parse("(".repeat(10_000), false)).isInstanceOf(AftsException.class);
    }

    private static Iterable<Occur> occurs(Afts afts) {
        return ((Group) afts).clauses().stream().map(Afts.Clause::occur).toList();
    }
}
