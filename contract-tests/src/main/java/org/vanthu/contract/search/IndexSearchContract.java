package org.vanthu.contract.search;

import java.io.Serializable;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.search.FieldHighlightParameters;
import org.alfresco.service.cmr.search.GeneralHighlightParameters;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Queries that need an index: words, phrases, ranges, ranking, counts by value, marks. */
@ExtendWith(Repository.class)
class IndexSearchContract {
    private static final String AUTHOR = "@{http://www.alfresco.org/model/content/1.0}author";

    private final Acs acs;
    private final Queries queries;
    private String alpha = "";
    private String beta = "";
    private String gamma = "";
    private NodeRef folder;
    private NodeRef one;
    private NodeRef other;

    IndexSearchContract(Acs acs) {
        this.acs = acs;
        queries = new Queries(acs);
        folder = acs.folder();
        one = folder;
        other = folder;
    }

    /** Two documents: the titles are alpha beta gamma, and alpha gamma beta. */
    @BeforeEach
    void makeDocuments() {
        assumeTrue(acs.indexed(), "Needs a search index");
        alpha = Queries.word();
        beta = Queries.word();
        gamma = Queries.word();
        folder = acs.newFolder();
        one = document(alpha + " " + beta + " " + gamma, "red");
        other = document(alpha + " " + gamma + " " + beta, "blue");
    }

    @Test
    void aWordIsFoundInAProperty() {
        finds("cm:title:" + alpha, one, other);
        finds("cm:title:" + Queries.word());
    }

    @Test
    void aPhraseIsFoundInItsOrder() {
        finds("cm:title:\"" + alpha + " " + beta + "\"", one);
        finds("cm:title:\"" + gamma + " " + beta + "\"", other);
    }

    @Test
    void wordsAreJoinedAndExcluded() {
        NodeRef third = document(beta, "red");

        finds("cm:title:" + alpha + " AND cm:title:" + beta, one, other);
        finds("cm:title:" + beta + " AND NOT cm:title:" + alpha, third);
        finds("cm:title:" + alpha + " OR cm:title:" + beta, one, other, third);
        finds("+cm:title:" + beta + " -cm:title:" + alpha, third);
    }

    @Test
    void aGroupHoldsForAField() {
        NodeRef third = document(beta, "red");

        finds("cm:title:(" + alpha + " AND " + gamma + ")", one, other);
        finds("cm:title:(" + beta + " AND NOT " + gamma + ")", third);
    }

    @Test
    void theBeginningOfAWordIsFoundWithAStar() {
        finds("cm:title:" + alpha.substring(0, alpha.length() - 2) + "*", one, other);
    }

    @Test
    void aSimilarWordIsFoundWhenAskedFor() {
        String similar = alpha.substring(0, alpha.length() - 1) + "z";

        finds("cm:title:" + similar);
        finds("cm:title:" + similar + "~0.7", one, other);
    }

    @Test
    void aClauseThatMayBeMissingOnlyRanks() {
        String query = "+cm:title:" + alpha + " cm:title:\"" + gamma + " " + beta + "\"^8";

        acs.untilIndexed(() -> assertThat(queries.find(query)).containsExactly(other, one));
    }

    @Test
    void aRangeOfMomentsIsFoundWithBothItsEnds() {
        finds(in("cm:from:[2026-01-10T00:00:00.000Z TO 2026-01-20T00:00:00.000Z]"));
        from(one, "2026-01-10T00:00:00.000Z");
        from(other, "2026-01-20T00:00:00.000Z");

        finds(in("cm:from:[2026-01-10T00:00:00.000Z TO 2026-01-20T00:00:00.000Z]"), one, other);
        finds(in("cm:from:[2026-01-11T00:00:00.000Z TO MAX]"), other);
        finds(in("cm:from:[MIN TO 2026-01-11T00:00:00.000Z]"), one);
        finds(in("cm:from:<2026-01-10T00:00:00.000Z TO 2026-01-20T00:00:00.000Z]"), other);
    }

    @Test
    void aNodeIsFoundByItsReference() {
        finds("ID:\"" + other + "\"", other);
    }

    @Test
    void theWholeValueIsFoundWithAnEqualsSign() {
        finds(in("=cm:author:red"), one);
    }

    @Test
    void theTextOfAFileIsFound() {
        String inside = Queries.word();
        acs.inTransaction(() -> {
            ContentWriter writer =
                    acs.bean("contentService", ContentService.class).getWriter(one, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent("trong tệp có " + inside);
        });

        finds("TEXT:" + inside, one);
    }

    @Test
    void valuesAreCountedOverAllHits() {
        document(alpha, "red");
        SearchParameters parameters = Queries.of("cm:title:" + alpha);
        parameters.setMaxItems(1);
        parameters.addFieldFacet(new SearchParameters.FieldFacet(AUTHOR));

        acs.untilIndexed(() -> {
            ResultSet found = queries.ask(parameters);
            assertThat(found.getFieldFacet(AUTHOR).stream().map(Pair::getSecond))
                    .containsExactly(2, 1);
            assertThat(found.getNumberFound()).isEqualTo(3);
            assertThat(found.length()).isEqualTo(1);
            found.close();
        });
    }

    @Test
    void countsHoldOnlyWhatMayBeRead() {
        acs.bean(PermissionService.class).setInheritParentPermissions(one, false);
        SearchParameters parameters = Queries.of("cm:title:" + alpha);
        parameters.addFieldFacet(new SearchParameters.FieldFacet(AUTHOR));
        String clerk = acs.newPerson();

        acs.asUser(
                clerk,
                () -> acs.untilIndexed(() -> {
                    ResultSet found = queries.ask(parameters);
                    assertThat(found.getNumberFound()).isEqualTo(1);
                    assertThat(found.getFieldFacet(AUTHOR).stream().map(Pair::getSecond))
                            .containsExactly(1);
                    found.close();
                }));
    }

    @Test
    void foundWordsAreMarked() {
        SearchParameters parameters = Queries.of("cm:title:" + beta);
        parameters.setHighlight(new GeneralHighlightParameters(
                1,
                200,
                true,
                "<b>",
                "</b>",
                null,
                true,
                List.of(new FieldHighlightParameters("cm:title", null, null, null, null, null))));

        acs.untilIndexed(() -> {
            ResultSet found = queries.ask(parameters);
            assertThat(found.getHighlighting()).containsKeys(one, other);
            assertThat(found.getHighlighting().values())
                    .allSatisfy(
                            marks -> assertThat(marks.get(0).getSecond().get(0)).contains("<b>" + beta + "</b>"));
            found.close();
        });
    }

    private void from(NodeRef node, String moment) {
        acs.inTransaction(() -> acs.nodes().setProperty(node, Acs.cm("from"), Date.from(Instant.parse(moment))));
    }

    private NodeRef document(String title, String author) {
        return acs.create(
                folder,
                Acs.unique() + ".txt",
                ContentModel.TYPE_CONTENT,
                Map.<QName, Serializable>of(ContentModel.PROP_TITLE, title, ContentModel.PROP_AUTHOR, author));
    }

    private String in(String query) {
        return "PARENT:\"" + folder + "\" AND (" + query + ")";
    }

    private void finds(String query, NodeRef... expected) {
        acs.untilIndexed(() -> assertThat(queries.find(query)).as(query).containsExactlyInAnyOrder(expected));
    }
}
