package org.vanthu.contract.node;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.AssociationExistsException;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.CyclicChildRelationshipException;
import org.alfresco.service.cmr.repository.DuplicateChildNodeNameException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.RegexQNamePattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Children: their names, their order, secondary parents, moving. */
@ExtendWith(Repository.class)
class ChildrenContract {
    private final Acs acs;
    private final NodeService nodes;

    ChildrenContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    private List<NodeRef> children(NodeRef parent) {
        return acs.inTransaction(() -> nodes.getChildAssocs(parent).stream()
                .map(ChildAssociationRef::getChildRef)
                .toList());
    }

    private NodeRef document(NodeRef parent, String name) {
        return acs.create(parent, name, ContentModel.TYPE_CONTENT);
    }

    @Test
    void comeInTheOrderInWhichTheyWereMade() {
        NodeRef folder = acs.newFolder();
        NodeRef second = document(folder, "b");
        NodeRef first = document(folder, "a");
        NodeRef third = document(folder, "c");

        assertThat(children(folder)).containsExactly(second, first, third);
    }

    @Test
    void mayNotHaveOneNameWhateverTheCase() {
        NodeRef folder = acs.newFolder();
        document(folder, "Công văn.pdf");

        assertThatThrownBy(() -> document(folder, "CÔNG VĂN.pdf")).isInstanceOf(DuplicateChildNodeNameException.class);
    }

    @Test
    void mayNotBeRenamedToANameThatIsTaken() {
        NodeRef folder = acs.newFolder();
        document(folder, "a");
        NodeRef node = document(folder, "b");

        assertThatThrownBy(() -> acs.inTransaction(() -> nodes.setProperty(node, ContentModel.PROP_NAME, "A")))
                .isInstanceOf(DuplicateChildNodeNameException.class);
        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_NAME)))
                .isEqualTo("b");
    }

    @Test
    void mayBeRenamedToTheirOwnNameInAnotherCase() {
        NodeRef folder = acs.newFolder();
        NodeRef node = document(folder, "a");

        acs.inTransaction(() -> nodes.setProperty(node, ContentModel.PROP_NAME, "A"));

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_NAME)))
                .isEqualTo("A");
    }

    @Test
    void leaveTheirNameToOthersWhenDeletedInTheSameTransaction() {
        NodeRef folder = acs.newFolder();
        NodeRef old = document(folder, "a");

        acs.inTransaction(() -> {
            nodes.addAspect(old, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.deleteNode(old);
            nodes.createNode(
                    folder,
                    ContentModel.ASSOC_CONTAINS,
                    Acs.cm("a"),
                    ContentModel.TYPE_CONTENT,
                    Map.of(ContentModel.PROP_NAME, "a"));
        });

        assertThat(children(folder)).hasSize(1).doesNotContain(old);
    }

    @Test
    void mayHaveOneNameWhereTheAssociationAllowsIt() {
        NodeRef folder = acs.create(acs.folder(), Acs.unique(), Contract.WATCHED);

        acs.inTransaction(() -> {
            for (int i = 0; i < 2; i++) {
                nodes.createNode(
                        folder,
                        Contract.PARTS,
                        Acs.cm("same"),
                        ContentModel.TYPE_CONTENT,
                        Map.of(ContentModel.PROP_NAME, "same"));
            }
        });

        assertThat(children(folder)).hasSize(2);
    }

    @Test
    void areFoundByTheirNameWhateverTheCase() {
        NodeRef folder = acs.newFolder();
        NodeRef node = document(folder, "Tờ trình.docx");

        acs.inTransaction(() -> {
            assertThat(nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "tờ TRÌNH.docx"))
                    .isEqualTo(node);
            assertThat(nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "other"))
                    .isNull();
        });
    }

    @Test
    void areFoundByTheirNewNameAtOnce() {
        NodeRef folder = acs.newFolder();
        NodeRef node = document(folder, "a");

        acs.inTransaction(() -> {
            nodes.setProperty(node, ContentModel.PROP_NAME, "b");
            assertThat(nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "a"))
                    .isNull();
            assertThat(nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "b"))
                    .isEqualTo(node);
        });
    }

    @Test
    void areFoundBySeveralNames() {
        NodeRef folder = acs.newFolder();
        NodeRef a = document(folder, "a");
        document(folder, "b");
        NodeRef c = document(folder, "c");

        acs.inTransaction(() -> assertThat(
                        nodes.getChildrenByName(folder, ContentModel.ASSOC_CONTAINS, List.of("a", "c", "none")))
                .extracting(ChildAssociationRef::getChildRef)
                .containsExactlyInAnyOrder(a, c));
    }

    @Test
    void keepTheNameOfTheirAssociationWhenRenamed() {
        NodeRef folder = acs.newFolder();
        NodeRef node = document(folder, "a");

        acs.inTransaction(() -> nodes.setProperty(node, ContentModel.PROP_NAME, "b"));

        assertThat(acs.inTransaction(() -> nodes.getPrimaryParent(node).getQName()))
                .isEqualTo(Acs.cm("a"));
    }

    @Test
    void areChosenByTypeAndNameOfTheirAssociation() {
        NodeRef folder = acs.create(acs.folder(), Acs.unique(), Contract.WATCHED);
        NodeRef contained = document(folder, "contained");
        NodeRef part = acs.inTransaction(
                () -> nodes.createNode(folder, Contract.PARTS, Contract.name("part"), ContentModel.TYPE_CONTENT)
                        .getChildRef());

        acs.inTransaction(() -> {
            assertThat(nodes.getChildAssocs(folder, Contract.PARTS, RegexQNamePattern.MATCH_ALL))
                    .extracting(ChildAssociationRef::getChildRef)
                    .containsExactly(part);
            assertThat(nodes.getChildAssocs(folder, RegexQNamePattern.MATCH_ALL, Acs.cm("contained")))
                    .extracting(ChildAssociationRef::getChildRef)
                    .containsExactly(contained);
            assertThat(nodes.getChildAssocs(folder, ContentModel.ASSOC_CONTAINS, Contract.name("part")))
                    .isEmpty();
        });
    }

    @Test
    void areChosenByTheirTypeExactly() {
        NodeRef folder = acs.newFolder();
        NodeRef letter = acs.create(folder, "letter", Contract.LETTER);
        document(folder, "document");

        acs.inTransaction(() -> {
            assertThat(nodes.getChildAssocs(folder, Set.of(Contract.LETTER)))
                    .extracting(ChildAssociationRef::getChildRef)
                    .containsExactly(letter);
            assertThat(nodes.getChildAssocs(folder, Set.of(ContentModel.TYPE_CMOBJECT)))
                    .isEmpty();
        });
    }

    @Test
    void areCounted() {
        NodeRef folder = acs.newFolder();
        document(folder, "a");
        document(folder, "b");

        assertThat(acs.inTransaction(() -> nodes.countChildAssocs(folder, true)))
                .isEqualTo(2);
    }

    @Test
    void mayHaveASecondParent() {
        NodeRef folder = acs.newFolder();
        NodeRef second = acs.newFolder();
        NodeRef node = document(folder, "a");

        ChildAssociationRef made =
                acs.inTransaction(() -> nodes.addChild(second, node, ContentModel.ASSOC_CONTAINS, Acs.cm("a")));

        assertThat(made.isPrimary()).isFalse();
        acs.inTransaction(() -> {
            assertThat(nodes.getParentAssocs(node))
                    .extracting(ChildAssociationRef::getParentRef)
                    .containsExactlyInAnyOrder(folder, second);
            assertThat(nodes.getPrimaryParent(node).getParentRef()).isEqualTo(folder);
        });
        assertThat(children(second)).containsExactly(node);
    }

    @Test
    void leaveASecondParentAlive() {
        NodeRef second = acs.newFolder();
        NodeRef node = document(acs.newFolder(), "a");
        acs.inTransaction(() -> nodes.addChild(second, node, ContentModel.ASSOC_CONTAINS, Acs.cm("a")));

        acs.inTransaction(() -> nodes.removeChild(second, node));

        assertThat(acs.inTransaction(() -> nodes.exists(node))).isTrue();
        assertThat(children(second)).isEmpty();
    }

    @Test
    void areDeletedWhenTheirPrimaryParentRemovesThem() {
        NodeRef folder = acs.newFolder();
        NodeRef node = document(folder, "a");

        acs.inTransaction(() -> {
            nodes.addAspect(node, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.removeChild(folder, node);
        });

        assertThat(acs.inTransaction(() -> nodes.exists(node))).isFalse();
    }

    @Test
    void loseASecondParentByItsAssociationOnly() {
        NodeRef folder = acs.newFolder();
        NodeRef second = acs.newFolder();
        NodeRef node = document(folder, "a");
        ChildAssociationRef made =
                acs.inTransaction(() -> nodes.addChild(second, node, ContentModel.ASSOC_CONTAINS, Acs.cm("a")));

        acs.inTransaction(() -> {
            assertThat(nodes.removeSecondaryChildAssociation(made)).isTrue();
            assertThat(nodes.removeSecondaryChildAssociation(made)).isFalse();
            assertThatThrownBy(() -> nodes.removeSecondaryChildAssociation(nodes.getPrimaryParent(node)))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void mayNotHaveOneParentTwiceByOneName() {
        NodeRef second = acs.newFolder();
        NodeRef node = document(acs.newFolder(), "a");
        acs.inTransaction(() -> nodes.addChild(second, node, ContentModel.ASSOC_CONTAINS, Acs.cm("a")));

        assertThatThrownBy(() ->
                        acs.inTransaction(() -> nodes.addChild(second, node, ContentModel.ASSOC_CONTAINS, Acs.cm("a"))))
                .isInstanceOfAny(AssociationExistsException.class, DuplicateChildNodeNameException.class);
    }

    @Test
    void mayNotBeAboveThemselves() {
        NodeRef folder = acs.newFolder();
        NodeRef inner = acs.create(folder, "inner", ContentModel.TYPE_FOLDER);

        assertThatThrownBy(() -> acs.inTransaction(
                        () -> nodes.moveNode(folder, inner, ContentModel.ASSOC_CONTAINS, Acs.cm("circle"))))
                .isInstanceOf(CyclicChildRelationshipException.class);
        assertThatThrownBy(() -> acs.inTransaction(
                        () -> nodes.addChild(inner, folder, ContentModel.ASSOC_CONTAINS, Acs.cm("circle"))))
                .isInstanceOf(CyclicChildRelationshipException.class);
    }

    @Test
    void moveWithAllThatTheyAre() {
        NodeRef from = acs.newFolder();
        NodeRef to = acs.newFolder();
        NodeRef folder = acs.create(from, "folder", ContentModel.TYPE_FOLDER);
        NodeRef inner = document(folder, "inner");

        ChildAssociationRef made =
                acs.inTransaction(() -> nodes.moveNode(folder, to, ContentModel.ASSOC_CONTAINS, Acs.cm("moved")));

        assertThat(made.getChildRef()).isEqualTo(folder);
        assertThat(children(from)).isEmpty();
        assertThat(children(to)).containsExactly(folder);
        assertThat(children(folder)).containsExactly(inner);
        assertThat(acs.inTransaction(() -> nodes.getPrimaryParent(folder).getQName()))
                .isEqualTo(Acs.cm("moved"));
    }

    @Test
    void mayNotMoveWhereTheirNameIsTaken() {
        NodeRef to = acs.newFolder();
        document(to, "a");
        NodeRef node = document(acs.newFolder(), "a");

        assertThatThrownBy(() ->
                        acs.inTransaction(() -> nodes.moveNode(node, to, ContentModel.ASSOC_CONTAINS, Acs.cm("a"))))
                .isInstanceOf(DuplicateChildNodeNameException.class);
    }

    @Test
    void haveAPathFromTheRoot() {
        NodeRef folder = acs.newFolder();
        NodeRef node = document(folder, "Tờ trình");

        acs.inTransaction(() -> {
            assertThat(nodes.getPath(node).last().getElementString())
                    .startsWith("{" + Acs.cm("x").getNamespaceURI() + "}Tờ_x0020_trình");
            assertThat(nodes.getPath(node).size())
                    .isEqualTo(nodes.getPath(folder).size() + 1);
            assertThat(nodes.getPaths(node, true)).hasSize(1);
        });
    }

    @Test
    void mayHaveAnyNameInTheirAssociation() {
        NodeRef folder = acs.newFolder();
        QName name = Contract.name("12/QĐ-UBND ngày 1.1");

        NodeRef node = acs.inTransaction(
                () -> nodes.createNode(folder, ContentModel.ASSOC_CONTAINS, name, ContentModel.TYPE_CONTENT)
                        .getChildRef());

        assertThat(acs.inTransaction(() -> nodes.getPrimaryParent(node).getQName()))
                .isEqualTo(name);
    }
}
