package org.vanthu.contract.node;

import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.AssociationExistsException;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.RegexQNamePattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Associations between peers. */
@ExtendWith(Repository.class)
class PeersContract {
    private final Acs acs;
    private final NodeService nodes;

    PeersContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    private NodeRef watched() {
        return acs.create(acs.folder(), Acs.unique(), Contract.WATCHED);
    }

    private List<NodeRef> targets(NodeRef source) {
        return acs.inTransaction(() -> nodes.getTargetAssocs(source, Contract.ANSWERS).stream()
                .map(AssociationRef::getTargetRef)
                .toList());
    }

    @Test
    void areFoundFromBothEnds() {
        NodeRef source = watched();
        NodeRef target = acs.newDocument();

        AssociationRef made = acs.inTransaction(() -> nodes.createAssociation(source, target, Contract.ANSWERS));

        assertThat(made.getSourceRef()).isEqualTo(source);
        assertThat(made.getTargetRef()).isEqualTo(target);
        acs.inTransaction(() -> {
            assertThat(nodes.getTargetAssocs(source, Contract.ANSWERS)).containsExactly(made);
            assertThat(nodes.getSourceAssocs(target, Contract.ANSWERS)).containsExactly(made);
            assertThat(nodes.getSourceAssocs(source, RegexQNamePattern.MATCH_ALL))
                    .isEmpty();
            assertThat(nodes.getAssoc(made.getId())).isEqualTo(made);
        });
    }

    @Test
    void comeInTheOrderInWhichTheyWereMade() {
        NodeRef source = watched();
        NodeRef a = acs.newDocument();
        NodeRef b = acs.newDocument();
        acs.inTransaction(() -> {
            nodes.createAssociation(source, b, Contract.ANSWERS);
            nodes.createAssociation(source, a, Contract.ANSWERS);
        });

        assertThat(targets(source)).containsExactly(b, a);
    }

    @Test
    void mayNotBeMadeTwice() {
        NodeRef source = watched();
        NodeRef target = acs.newDocument();
        acs.inTransaction(() -> nodes.createAssociation(source, target, Contract.ANSWERS));

        assertThatThrownBy(() -> acs.inTransaction(() -> nodes.createAssociation(source, target, Contract.ANSWERS)))
                .isInstanceOf(AssociationExistsException.class);
    }

    @Test
    void areReplacedByAListInItsOrder() {
        NodeRef source = watched();
        NodeRef a = acs.newDocument();
        NodeRef b = acs.newDocument();
        NodeRef c = acs.newDocument();
        acs.inTransaction(() -> {
            nodes.createAssociation(source, a, Contract.ANSWERS);
            nodes.createAssociation(source, b, Contract.ANSWERS);
        });

        acs.inTransaction(() -> nodes.setAssociations(source, Contract.ANSWERS, List.of(c, a)));

        assertThat(targets(source)).containsExactly(c, a);
    }

    @Test
    void areRemoved() {
        NodeRef source = watched();
        NodeRef target = acs.newDocument();
        acs.inTransaction(() -> nodes.createAssociation(source, target, Contract.ANSWERS));

        acs.inTransaction(() -> nodes.removeAssociation(source, target, Contract.ANSWERS));
        acs.inTransaction(() -> nodes.removeAssociation(source, target, Contract.ANSWERS));

        assertThat(targets(source)).isEmpty();
    }

    @Test
    void goWithTheirTarget() {
        NodeRef source = watched();
        NodeRef target = acs.newDocument();
        acs.inTransaction(() -> nodes.createAssociation(source, target, Contract.ANSWERS));

        acs.inTransaction(() -> {
            nodes.addAspect(target, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.deleteNode(target);
        });

        assertThat(targets(source)).isEmpty();
        assertThat(acs.inTransaction(() -> nodes.exists(source))).isTrue();
    }

    @Test
    void bringTheAspectThatDefinesThem() {
        NodeRef source = acs.newDocument();
        NodeRef target = acs.newDocument();

        acs.inTransaction(() -> nodes.createAssociation(source, target, Contract.name("refersTo")));

        assertThat(acs.inTransaction(() -> nodes.hasAspect(source, Contract.name("linked"))))
                .isTrue();
    }

    @Test
    void areRolledBack() {
        NodeRef source = watched();
        NodeRef target = acs.newDocument();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    nodes.createAssociation(source, target, Contract.ANSWERS);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(targets(source)).isEmpty();
    }
}
