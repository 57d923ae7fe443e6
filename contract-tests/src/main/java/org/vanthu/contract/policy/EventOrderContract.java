package org.vanthu.contract.policy;

import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;
import org.vanthu.contract.policy.Events.Recorder;

import static org.assertj.core.api.Assertions.assertThat;

/** The events that a call of {@code NodeService} brings, in their order. */
@ExtendWith(Repository.class)
class EventOrderContract {
    private final Acs acs;
    private final NodeService nodes;

    EventOrderContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    private NodeRef watched() {
        return acs.create(acs.folder(), Acs.unique(), Contract.WATCHED);
    }

    private Recorder record(Acs.Step step) throws Exception {
        return new Recorder().record(() -> acs.inTransaction(step));
    }

    @Test
    void tellsOfANewNodeBeforeItsParentAndItsProperties() throws Exception {
        NodeRef parent = acs.newFolder();

        Recorder recorder = record(() -> acs.create(parent, "a", Contract.WATCHED));

        assertThat(recorder.policies("type")).containsExactly("beforeCreateNode", "onCreateNode", "onUpdateProperties");
    }

    @Test
    void tellsTheParentOfANewChild() throws Exception {
        NodeRef parent = watched();

        Recorder recorder = record(() -> acs.create(parent, "a", ContentModel.TYPE_CONTENT));

        assertThat(recorder.policies("type")).contains("onCreateChildAssociation(new)");
    }

    @Test
    void tellsOfChangedPropertiesBetweenBeforeAndAfterTheUpdate() throws Exception {
        NodeRef node = watched();

        Recorder recorder = record(() -> nodes.setProperty(node, Contract.NOTE, "1"));

        assertThat(recorder.policies("type")).containsExactly("beforeUpdateNode", "onUpdateProperties", "onUpdateNode");
    }

    @Test
    void tellsNothingAfterwardsWhenThePropertyHadTheValue() throws Exception {
        NodeRef node = watched();
        acs.inTransaction(() -> nodes.setProperty(node, Contract.NOTE, "1"));

        Recorder recorder = record(() -> nodes.setProperty(node, Contract.NOTE, "1"));

        assertThat(recorder.policies("type")).containsExactly("beforeUpdateNode");
    }

    @Test
    void givesThePropertiesAsTheyWereAndAsTheyAre() throws Exception {
        NodeRef node = watched();
        acs.inTransaction(() -> nodes.setProperty(node, Contract.NOTE, "1"));

        Recorder recorder = record(() -> nodes.setProperty(node, Contract.NOTE, "2"));

        assertThat(recorder.events("type").get(1).before()).containsEntry(Contract.NOTE, "1");
        assertThat(recorder.events("type").get(1).after()).containsEntry(Contract.NOTE, "2");
    }

    @Test
    void givesNoPropertiesBeforeForANewNode() throws Exception {
        Recorder recorder =
                record(() -> acs.create(acs.folder(), Acs.unique(), Contract.WATCHED, Map.of(Contract.NOTE, "1")));

        assertThat(recorder.events("type").get(2).before()).isEmpty();
        assertThat(recorder.events("type").get(2).after()).containsEntry(Contract.NOTE, "1");
    }

    @Test
    void tellsOfAnAspectAfterItsProperties() throws Exception {
        NodeRef node = watched();

        Recorder recorder =
                record(() -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of(Contract.name("remark"), "seen")));

        assertThat(recorder.policies("aspect")).containsExactly("beforeAddAspect", "onAddAspect", "onUpdateNode");
        assertThat(recorder.policies("type")).containsExactly("beforeUpdateNode", "onUpdateProperties", "onUpdateNode");
    }

    @Test
    void doesNotTellAfterwardsOfAnAspectThatIsThere() throws Exception {
        NodeRef node = watched();
        acs.inTransaction(() -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of()));

        Recorder recorder = record(() -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of()));

        assertThat(recorder.policies("aspect")).doesNotContain("onAddAspect", "onUpdateNode");
    }

    @Test
    void tellsOfAnAspectThatAPropertyBrings() throws Exception {
        NodeRef node = watched();

        Recorder recorder = record(() -> nodes.setProperty(node, Contract.name("remark"), "seen"));

        assertThat(recorder.policies("aspect")).startsWith("beforeAddAspect").contains("onAddAspect");
    }

    @Test
    void tellsOfARemovedAspectLast() throws Exception {
        NodeRef node = watched();
        acs.inTransaction(
                () -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of(Contract.name("remark"), "seen")));

        Recorder recorder = record(() -> nodes.removeAspect(node, Contract.WATCHED_ASPECT));

        assertThat(recorder.policies("aspect"))
                .containsExactly("beforeUpdateNode", "beforeRemoveAspect", "onRemoveAspect");
        assertThat(recorder.policies("type")).containsExactly("beforeUpdateNode", "onUpdateProperties");
    }

    @Test
    void tellsOfANewTypeLast() throws Exception {
        NodeRef node = watched();

        Recorder recorder = record(() -> nodes.setType(node, Contract.WATCHED_SUB));

        assertThat(recorder.policies("type"))
                .containsExactly("beforeUpdateNode", "beforeSetNodeType", "onUpdateNode", "onSetNodeType");
    }

    @Test
    void tellsOfAMoveBeforeAndAfter() throws Exception {
        NodeRef node = watched();
        NodeRef target = acs.newFolder();

        Recorder recorder = record(() -> nodes.moveNode(node, target, ContentModel.ASSOC_CONTAINS, Acs.cm("moved")));

        // ACS also tells of updates, how often depends on what it touches on the way.
        assertThat(recorder.policies("type"))
                .filteredOn(policy -> policy.endsWith("MoveNode"))
                .containsExactly("beforeMoveNode", "onMoveNode");
    }

    @Test
    void tellsBothParentsOfAMove() throws Exception {
        NodeRef from = watched();
        NodeRef to = watched();
        NodeRef node = acs.create(from, "a", ContentModel.TYPE_CONTENT);

        Recorder recorder = record(() -> nodes.moveNode(node, to, ContentModel.ASSOC_CONTAINS, Acs.cm("a")));

        assertThat(recorder.policies("type"))
                .filteredOn(policy -> policy.endsWith("ChildAssociation"))
                .containsExactly(
                        "beforeDeleteChildAssociation", "onCreateChildAssociation", "onDeleteChildAssociation");
    }

    @Test
    void tellsOfDeletedChildrenBeforeTheirParent() throws Exception {
        NodeRef parent = watched();
        NodeRef child = acs.create(parent, "a", Contract.WATCHED);

        Recorder recorder = record(() -> {
            nodes.addAspect(parent, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.deleteNode(parent);
        });

        assertThat(recorder.events("type").stream()
                        .filter(event -> event.policy().endsWith("DeleteNode"))
                        .map(event -> event.policy() + (event.node().equals(child) ? " child" : " parent")))
                .containsExactly(
                        "beforeDeleteNode child",
                        "beforeDeleteNode parent",
                        "onDeleteNode child",
                        "onDeleteNode parent");
    }

    @Test
    void doesNotTellTheParentOfTheEndOfAPrimaryChild() throws Exception {
        NodeRef parent = watched();
        NodeRef child = acs.create(parent, "a", ContentModel.TYPE_CONTENT);

        Recorder recorder = record(() -> {
            nodes.addAspect(child, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.deleteNode(child);
        });

        assertThat(recorder.policies("type"))
                .doesNotContain("beforeDeleteChildAssociation", "onDeleteChildAssociation");
    }

    @Test
    void tellsOfPeersMadeAndCut() throws Exception {
        NodeRef source = watched();
        NodeRef target = acs.newDocument();

        Recorder made = record(() -> nodes.createAssociation(source, target, Contract.ANSWERS));
        Recorder cut = record(() -> nodes.removeAssociation(source, target, Contract.ANSWERS));

        assertThat(made.policies("type")).containsExactly("onCreateAssociation");
        assertThat(cut.policies("type")).containsExactly("beforeDeleteAssociation", "onDeleteAssociation");
    }

    @Test
    void tellsOfPeersCutByADeletion() throws Exception {
        NodeRef source = watched();
        NodeRef target = acs.newDocument();
        acs.inTransaction(() -> nodes.createAssociation(source, target, Contract.ANSWERS));

        Recorder recorder = record(() -> {
            nodes.addAspect(target, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.deleteNode(target);
        });

        assertThat(recorder.policies("type")).contains("beforeDeleteAssociation", "onDeleteAssociation");
    }

    @Test
    void tellsOfSecondaryChildrenAddedAndTakenAway() throws Exception {
        NodeRef parent = watched();
        NodeRef child = acs.newDocument();

        Recorder added = record(() -> nodes.addChild(parent, child, Contract.PARTS, Acs.cm("part")));
        Recorder removed = record(() -> nodes.removeChild(parent, child));

        assertThat(added.policies("type")).containsExactly("onCreateChildAssociation");
        assertThat(removed.policies("type"))
                .containsExactly("beforeDeleteChildAssociation", "onDeleteChildAssociation");
    }
}
