package org.vanthu.contract.node;

import java.util.Map;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Deleting nodes, and what is known of a node that is gone. */
@ExtendWith(Repository.class)
class DeleteContract {
    private final Acs acs;
    private final NodeService nodes;

    DeleteContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    private void delete(NodeRef node) {
        acs.inTransaction(() -> {
            nodes.addAspect(node, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.deleteNode(node);
        });
    }

    @Test
    void takesEverythingBelowWithIt() {
        NodeRef folder = acs.newFolder();
        NodeRef inner = acs.create(folder, "inner", ContentModel.TYPE_FOLDER);
        NodeRef leaf = acs.create(inner, "leaf", ContentModel.TYPE_CONTENT);

        delete(folder);

        acs.inTransaction(() -> {
            assertThat(nodes.exists(folder)).isFalse();
            assertThat(nodes.exists(inner)).isFalse();
            assertThat(nodes.exists(leaf)).isFalse();
        });
    }

    @Test
    void leavesNodesAliveThatHaveTheirHomeElsewhere() {
        NodeRef folder = acs.newFolder();
        NodeRef node = acs.newDocument();
        acs.inTransaction(() -> nodes.addChild(folder, node, ContentModel.ASSOC_CONTAINS, Acs.cm("link")));

        delete(folder);

        acs.inTransaction(() -> {
            assertThat(nodes.exists(node)).isTrue();
            assertThat(nodes.getParentAssocs(node)).hasSize(1);
        });
    }

    @Test
    void isSeenAtOnce() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            nodes.addAspect(node, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.deleteNode(node);
            assertThat(nodes.exists(node)).isFalse();
            assertThatThrownBy(() -> nodes.getProperties(node)).isInstanceOf(InvalidNodeRefException.class);
        });
    }

    @Test
    void isUndoneByARollback() {
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    nodes.deleteNode(node);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(acs.inTransaction(() -> nodes.exists(node))).isTrue();
    }

    @Test
    void refusesANodeThatIsNotThere() {
        NodeRef nowhere = new NodeRef(
                StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, UUID.randomUUID().toString());

        assertThatThrownBy(() -> acs.inTransaction(() -> nodes.deleteNode(nowhere)))
                .isInstanceOf(InvalidNodeRefException.class);
    }

    @Test
    void leavesAStatusThatSaysSo() {
        NodeRef node = acs.newDocument();

        delete(node);

        acs.inTransaction(() -> {
            NodeRef.Status status = nodes.getNodeStatus(node);
            assertThat(status).isNotNull();
            assertThat(status.isDeleted()).isTrue();
        });
    }

    @Test
    void givesNoStatusToANodeThatNeverWas() {
        NodeRef nowhere = new NodeRef(
                StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, UUID.randomUUID().toString());

        assertThat(acs.inTransaction(() -> nodes.getNodeStatus(nowhere))).isNull();
    }

    @Test
    void tellsTheTransactionThatChangedANodeLast() {
        NodeRef node = acs.newDocument();
        Long before = acs.inTransaction(() -> nodes.getNodeStatus(node).getDbTxnId());

        acs.inTransaction(() -> nodes.setProperty(node, ContentModel.PROP_TITLE, "changed"));

        acs.inTransaction(() -> {
            NodeRef.Status status = nodes.getNodeStatus(node);
            assertThat(status.isDeleted()).isFalse();
            assertThat(status.getNodeRef()).isEqualTo(node);
            assertThat(status.getDbTxnId()).isGreaterThan(before);
        });
    }

    @Test
    void leavesNothingInTheStoreForTemporaryNodes() {
        NodeRef node = acs.newDocument();

        delete(node);

        NodeRef archived = new NodeRef(StoreRef.STORE_REF_ARCHIVE_SPACESSTORE, node.getId());
        assertThat(acs.inTransaction(() -> nodes.exists(archived))).isFalse();
    }
}
