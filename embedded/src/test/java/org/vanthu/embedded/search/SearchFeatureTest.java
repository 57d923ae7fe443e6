package org.vanthu.embedded.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.search.FieldHighlightParameters;
import org.alfresco.service.cmr.search.GeneralHighlightParameters;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.util.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class SearchFeatureTest {
    private final SearchFixture fixture;
    private NodeRef folder;

    SearchFeatureTest(EmbeddedRepository repository) {
        fixture = new SearchFixture(repository);
    }

    @BeforeEach
    void makeFolder() {
        folder = fixture.folder();
    }

    private String in(String query) {
        return "+PARENT:\"" + folder + "\" +(" + query + ")";
    }

    private List<NodeRef> find(String query) {
        fixture.tracker.catchUp();
        return fixture.find(in(query));
    }

    @Test
    void findsWithoutTonesAndRanksExactTonesFirst() {
        NodeRef other = fixture.document(folder, "Quyết dinh hoa binh");
        NodeRef exact = fixture.document(folder, "Quyết định về hòa bình");

        assertThat(find("cm:title:\"quyet dinh\"")).containsExactlyInAnyOrder(other, exact);
        assertThat(find("cm:title:\"quyết định\"")).containsExactly(exact, other);
        assertThat(find("cm:title:hoà")).containsExactly(exact, other);
        assertThat(find("=cm:title:định")).containsExactly(exact);
    }

    @Test
    void findsASymbolWholeHoweverItIsWrittenAndByItsParts() {
        NodeRef wanted = fixture.document(folder, "Tờ trình 477/TTr-SNV");
        fixture.document(folder, "Tờ trình 478/TTr-SNV");

        for (String query : List.of("477/TTr-SNV", "477-ttr/snv", "\"0477/TTr-SNV\"", "477", "477/TT*")) {
            assertThat(find("cm:title:" + query)).as(query).containsExactly(wanted);
        }
        assertThat(find("cm:title:SNV")).hasSize(2);
    }

    @Test
    void combinesTerms() {
        NodeRef one = fixture.document(folder, "red apple");
        NodeRef two = fixture.document(folder, "green apple");
        NodeRef three = fixture.document(folder, "green pear");

        assertThat(find("cm:title:(apple AND green)")).containsExactly(two);
        assertThat(find("cm:title:red OR cm:title:pear")).containsExactlyInAnyOrder(one, three);
        assertThat(find("cm:title:apple AND NOT cm:title:red")).containsExactly(two);
        assertThat(find("cm:title:appel~0.6")).containsExactlyInAnyOrder(one, two);
        assertThat(find("cm:title:gre?n")).containsExactlyInAnyOrder(two, three);
        assertThat(find("cm:title:\"green pe*\"")).containsExactly(three);
        assertThat(find("cm:title:red^0.1 OR cm:title:pear^5")).containsExactly(three, one);
    }

    @Test
    void findsByClassExistenceAndDate() {
        NodeRef titled = fixture.document(folder, "something");
        NodeRef sub = fixture.inTransaction(() -> fixture.create(folder, ContentModel.TYPE_FOLDER, "sub", Map.of()));

        assertThat(find("TYPE:\"cm:content\"")).containsExactly(titled);
        assertThat(find("TYPE:\"cm:cmobject\"")).containsExactlyInAnyOrder(titled, sub);
        assertThat(find("ASPECT:\"cm:titled\"")).containsExactly(titled);
        assertThat(find("ISNOTNULL:\"cm:title\"")).containsExactly(titled);
        assertThat(find("ISNULL:\"cm:title\"")).containsExactly(sub);
        assertThat(find("ID:\"" + sub + "\"")).containsExactly(sub);
        assertThat(find("cm:created:[NOW/DAY-1DAY TO NOW]")).hasSize(2);
        assertThat(find("cm:created:[MIN TO NOW-1DAY]")).isEmpty();
        assertThat(find("cm:title:*")).containsExactly(titled);
    }

    @Test
    void ordersByTheVietnameseAlphabetAndPages() {
        List<String> titles = List.of("Đất", "Dân", "Ăn", "An", "Ấn", "Ý");
        titles.forEach(title -> fixture.document(folder, title));
        fixture.tracker.catchUp();
        SearchParameters request = fixture.request(in("ISNOTNULL:\"cm:title\""));
        request.addSort("@{http://www.alfresco.org/model/content/1.0}title", true);
        request.setMaxItems(2);

        List<String> seen = new ArrayList<>();
        for (int skip = 0; skip < titles.size(); skip += 2) {
            request.setSkipCount(skip);
            fixture.find(request).forEach(node -> seen.add(title(node)));
        }

        assertThat(seen).containsExactly("An", "Ăn", "Ấn", "Dân", "Đất", "Ý");
    }

    private String title(NodeRef node) {
        return fixture.inTransaction(
                () -> fixture.nodes.getProperty(node, ContentModel.PROP_TITLE).toString());
    }

    @Test
    void countsFacetsOverAllHits() {
        fixture.document(folder, "alpha");
        fixture.document(folder, "alpha");
        fixture.document(folder, "beta");
        fixture.tracker.catchUp();
        SearchParameters request = fixture.request(in("ISNOTNULL:\"cm:title\""));
        request.setMaxItems(1);
        request.addFieldFacet(new SearchParameters.FieldFacet("cm:title"));

        ResultSet found = fixture.inTransaction(() -> fixture.service.query(request));

        assertThat(found.getFieldFacet("cm:title")).containsExactly(new Pair<>("alpha", 2), new Pair<>("beta", 1));
        assertThat(found.getNumberFound()).isEqualTo(3);
        assertThat(found.length()).isEqualTo(1);
        assertThat(found.hasMore()).isTrue();
    }

    @Test
    void highlightsWordsWithoutRegardToTones() {
        NodeRef node = fixture.document(folder, "Báo cáo về đất đai của tỉnh");
        fixture.tracker.catchUp();
        SearchParameters request = fixture.request(in("cm:title:\"dat dai\""));
        request.setHighlight(new GeneralHighlightParameters(
                1,
                200,
                true,
                "<b>",
                "</b>",
                null,
                true,
                List.of(new FieldHighlightParameters("cm:title", null, null, null, null, null))));

        ResultSet found = fixture.inTransaction(() -> fixture.service.query(request));

        assertThat(found.getHighlighting().get(node))
                .containsExactly(new Pair<>("cm:title", List.of("Báo cáo về <b>đất</b> <b>đai</b> của tỉnh")));
    }

    @Test
    void showsOnlyWhatTheReaderMayRead() {
        NodeRef node = fixture.document(folder, "secret plan");
        fixture.tracker.catchUp();

        fixture.rights = Optional.of(new ReadFilter.Rights(list -> false, Set.of("stranger")));
        assertThat(find("cm:title:secret")).isEmpty();
        fixture.rights = Optional.of(new ReadFilter.Rights(list -> false, Set.of("clerk")));
        assertThat(find("cm:title:secret")).containsExactly(node);
        fixture.rights = Optional.of(new ReadFilter.Rights(Set.of(effectiveAcl(node))::contains, Set.of("stranger")));
        assertThat(find("cm:title:secret")).containsExactly(node);
    }

    private long effectiveAcl(NodeRef node) {
        return fixture.jdbc
                .sql("select coalesce(effective_acl_id, -1) from emb_node where uuid = ?::uuid")
                .param(node.getId())
                .query(Long.class)
                .single();
    }

    @Test
    void followsChangesAndDeletions() {
        NodeRef node = fixture.document(folder, "before");
        assertThat(find("cm:title:before")).containsExactly(node);

        fixture.inTransaction(() -> {
            fixture.nodes.setProperty(node, ContentModel.PROP_TITLE, "after");
            return null;
        });
        assertThat(find("cm:title:before")).isEmpty();
        assertThat(find("cm:title:after")).containsExactly(node);

        fixture.inTransaction(() -> {
            fixture.nodes.deleteNode(node);
            return null;
        });
        assertThat(find("cm:title:after")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nosuch:field:x",
                "cm:nosuch:x",
                "PATH:\"/app:company_home\"",
                "cm:created:yesterday",
                "cm:title:("
            })
    void refusesWhatItDoesNotUnderstand(String query) {
        assertThatThrownBy(() -> find(query)).isInstanceOf(AftsException.class);
    }
}
