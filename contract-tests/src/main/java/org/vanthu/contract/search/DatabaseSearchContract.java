package org.vanthu.contract.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.security.PermissionService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** Queries that ACS answers from its database where it has no index; an index answers them alike. */
@ExtendWith(Repository.class)
class DatabaseSearchContract {
    private static final String NAME = "@{http://www.alfresco.org/model/content/1.0}name";

    private final Acs acs;
    private final Queries queries;
    private String word = "";
    private NodeRef folder;
    private NodeRef first;
    private NodeRef second;
    private NodeRef sub;

    DatabaseSearchContract(Acs acs) {
        this.acs = acs;
        queries = new Queries(acs);
        folder = acs.folder();
        first = folder;
        second = folder;
        sub = folder;
    }

    /** A folder with a versionable document, another one and a subfolder. */
    @BeforeEach
    void makeTree() {
        word = Queries.word();
        folder = acs.newFolder();
        first = acs.create(folder, word + "a.txt", ContentModel.TYPE_CONTENT);
        second = acs.create(folder, word + "b.txt", ContentModel.TYPE_CONTENT);
        sub = acs.create(folder, word + "c", ContentModel.TYPE_FOLDER);
        acs.inTransaction(() -> acs.nodes().addAspect(first, Acs.cm("effectivity"), Map.of()));
    }

    @Test
    void aValueIsFoundWhole() {
        finds("=cm:name:\"" + word + "a.txt\"", first);
        finds("=cm:name:\"" + word + "\"");
    }

    @Test
    void aPropertyIsNamedByItsAddressToo() {
        finds("=@{http://www.alfresco.org/model/content/1.0}name:\"" + word + "b.txt\"", second);
    }

    @Test
    void childrenAreFoundByTheirParent() {
        finds(in(""), first, second, sub);
    }

    @Test
    void aTypeIsFoundWithWhatIsBelowIt() {
        finds(in(" AND TYPE:\"cm:content\""), first, second);
        finds(in(" AND TYPE:\"cm:cmobject\""), first, second, sub);
        finds(in(" AND TYPE:\"{http://www.alfresco.org/model/content/1.0}folder\""), sub);
    }

    @Test
    void anExactTypeIsFoundAlone() {
        finds(in(" AND EXACTTYPE:\"cm:folder\""), sub);
        finds(in(" AND EXACTTYPE:\"cm:cmobject\""));
    }

    @Test
    void anAspectIsFound() {
        finds(in(" AND ASPECT:\"cm:effectivity\""), first);
    }

    @Test
    void whatIsExcludedIsNotFound() {
        finds(in(" AND NOT ASPECT:\"cm:effectivity\""), second, sub);
        finds(in(" AND NOT =cm:name:\"" + word + "b.txt\""), first, sub);
    }

    @Test
    void eitherOfTwoIsFound() {
        finds("=cm:name:\"" + word + "a.txt\" OR =cm:name:\"" + word + "c\"", first, sub);
    }

    @Test
    void groupsHoldTogether() {
        finds(in(" AND TYPE:\"cm:content\" AND (=cm:name:\"" + word + "a.txt\" OR =cm:name:\"" + word + "c\")"), first);
    }

    @Test
    void filterQueriesNarrowTheQuery() {
        SearchParameters parameters = Queries.of(in(""));
        parameters.addFilterQuery("TYPE:\"cm:content\"");
        parameters.addFilterQuery("ASPECT:\"cm:effectivity\"");

        acs.untilIndexed(() -> assertThat(queries.find(parameters)).containsExactly(first));
    }

    @Test
    void hitsComeInTheOrderOfAProperty() {
        SearchParameters parameters = Queries.of(in(""));
        parameters.addSort(NAME, true);
        acs.untilIndexed(() -> assertThat(queries.find(parameters)).containsExactly(first, second, sub));

        SearchParameters backwards = Queries.of(in(""));
        backwards.addSort(NAME, false);
        acs.untilIndexed(() -> assertThat(queries.find(backwards)).containsExactly(sub, second, first));
    }

    @Test
    void hitsComeInPages() {
        acs.untilIndexed(() -> assertThat(queries.find(in(""))).hasSize(3));
        List<NodeRef> seen = new ArrayList<>();

        for (int skip = 0; skip < 4; skip += 2) {
            SearchParameters parameters = Queries.of(in(""));
            parameters.addSort(NAME, true);
            parameters.setMaxItems(2);
            parameters.setSkipCount(skip);
            seen.addAll(queries.find(parameters));
        }

        assertThat(seen).containsExactly(first, second, sub);
    }

    @Test
    void aPageKnowsWhetherThereIsMore() {
        SearchParameters parameters = Queries.of(in(""));
        parameters.addSort(NAME, true);
        parameters.setMaxItems(2);

        acs.untilIndexed(() -> {
            ResultSet found = queries.ask(parameters);
            assertThat(found.length()).isEqualTo(2);
            assertThat(found.hasMore()).isTrue();
            found.close();
        });
    }

    @Test
    void onlyWhatMayBeReadIsFound() {
        acs.bean(PermissionService.class).setInheritParentPermissions(second, false);
        String clerk = acs.newPerson();

        acs.asUser(
                clerk,
                () -> acs.untilIndexed(() -> assertThat(queries.find(in(""))).containsExactlyInAnyOrder(first, sub)));
        finds(in(""), first, second, sub);
    }

    @Test
    void aDeletedNodeIsNotFound() {
        finds(in(""), first, second, sub);

        acs.inTransaction(() -> acs.nodes().deleteNode(second));

        finds(in(""), first, sub);
    }

    @Test
    void aChangedValueIsFoundAndTheOldOneNot() {
        finds("=cm:name:\"" + word + "a.txt\"", first);

        acs.inTransaction(() -> acs.nodes().setProperty(first, ContentModel.PROP_NAME, word + "d.txt"));

        finds("=cm:name:\"" + word + "d.txt\"", first);
        finds("=cm:name:\"" + word + "a.txt\"");
    }

    @Test
    void withoutAnIndexTheRestFindsNothingAndDoesNotFail() {
        assumeFalse(acs.indexed(), "An index answers");

        assertThat(queries.find("TEXT:" + word + "a")).isEmpty();
        assertThat(queries.find("cm:name:" + word + "*")).isEmpty();
        assertThat(queries.find("ID:\"" + first + "\"")).isEmpty();
        SearchParameters counted = Queries.of(in(""));
        counted.addFieldFacet(new SearchParameters.FieldFacet(NAME));
        assertThat(queries.find(counted)).isEmpty();
    }

    private String in(String rest) {
        return "PARENT:\"" + folder + "\"" + rest;
    }

    private void finds(String query, NodeRef... expected) {
        acs.untilIndexed(() -> assertThat(queries.find(query)).as(query).containsExactlyInAnyOrder(expected));
    }
}
