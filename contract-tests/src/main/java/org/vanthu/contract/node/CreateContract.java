package org.vanthu.contract.node;

import java.util.Date;
import java.util.Map;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.InvalidTypeException;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a new node is and has. */
@ExtendWith(Repository.class)
class CreateContract {
    private final Acs acs;
    private final NodeService nodes;

    CreateContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    @Test
    void answersTheNewPrimaryAssociation() {
        NodeRef folder = acs.newFolder();

        ChildAssociationRef made = acs.inTransaction(
                () -> nodes.createNode(folder, ContentModel.ASSOC_CONTAINS, Acs.cm("a"), ContentModel.TYPE_CONTENT));

        assertThat(made.getParentRef()).isEqualTo(folder);
        assertThat(made.getTypeQName()).isEqualTo(ContentModel.ASSOC_CONTAINS);
        assertThat(made.getQName()).isEqualTo(Acs.cm("a"));
        assertThat(made.isPrimary()).isTrue();
        acs.inTransaction(() -> {
            assertThat(nodes.getPrimaryParent(made.getChildRef())).isEqualTo(made);
            assertThat(nodes.getType(made.getChildRef())).isEqualTo(ContentModel.TYPE_CONTENT);
        });
    }

    @Test
    void recordsWhoMadeItAndWhen() {
        String person = acs.newPerson();
        Date before = new Date();

        NodeRef node = acs.asUser(person, () -> acs.create(acs.folder(), Acs.unique(), ContentModel.TYPE_CONTENT));

        acs.inTransaction(() -> {
            assertThat(nodes.hasAspect(node, ContentModel.ASPECT_AUDITABLE)).isTrue();
            assertThat(nodes.getProperty(node, ContentModel.PROP_CREATOR)).isEqualTo(person);
            assertThat(nodes.getProperty(node, ContentModel.PROP_MODIFIER)).isEqualTo(person);
            Date created = (Date) nodes.getProperty(node, ContentModel.PROP_CREATED);
            assertThat(created).isNotNull();
            // To the second: the clocks of the process and of the repository may be read in either order.
            assertThat(created.getTime()).isBetween(before.getTime() - 1000, System.currentTimeMillis() + 1000);
        });
    }

    @Test
    void ignoresGivenAuditProperties() {
        NodeRef node = acs.create(
                acs.folder(),
                Acs.unique(),
                ContentModel.TYPE_CONTENT,
                Map.of(ContentModel.PROP_CREATOR, "somebody", ContentModel.PROP_CREATED, new Date(0)));

        acs.inTransaction(() -> {
            assertThat(nodes.getProperty(node, ContentModel.PROP_CREATOR)).isNotEqualTo("somebody");
            assertThat(nodes.getProperty(node, ContentModel.PROP_CREATED)).isNotEqualTo(new Date(0));
        });
    }

    @Test
    void hasReferenceablePropertiesThatNameIt() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            Map<?, ?> properties = nodes.getProperties(node);
            assertThat(nodes.hasAspect(node, ContentModel.ASPECT_REFERENCEABLE)).isTrue();
            assertThat(properties.get(ContentModel.PROP_NODE_UUID)).isEqualTo(node.getId());
            assertThat(properties.get(ContentModel.PROP_STORE_PROTOCOL)).isEqualTo("workspace");
            assertThat(properties.get(ContentModel.PROP_STORE_IDENTIFIER)).isEqualTo("SpacesStore");
            Long id = (Long) properties.get(ContentModel.PROP_NODE_DBID);
            assertThat(nodes.getNodeRef(id)).isEqualTo(node);
        });
    }

    @Test
    void takesTheIdThatItIsGiven() {
        String id = UUID.randomUUID().toString();

        NodeRef node = acs.create(
                acs.folder(), Acs.unique(), ContentModel.TYPE_CONTENT, Map.of(ContentModel.PROP_NODE_UUID, id));

        assertThat(node.getId()).isEqualTo(id);
    }

    @Test
    void isCalledByItsIdWithoutAName() {
        NodeRef node = acs.inTransaction(() -> nodes.createNode(
                        acs.folder(), ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique()), ContentModel.TYPE_CONTENT)
                .getChildRef());

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_NAME)))
                .isEqualTo(node.getId());
    }

    @Test
    void hasTheAspectsThatItsTypeDemands() {
        NodeRef node = acs.create(acs.folder(), Acs.unique(), Contract.ENTRY, Map.of(Contract.BOOK, "A"));

        acs.inTransaction(() -> {
            assertThat(nodes.hasAspect(node, Contract.name("stamped"))).isTrue();
            assertThat(nodes.getProperty(node, Contract.name("stamp"))).isEqualTo("none");
        });
    }

    @Test
    void hasTheAspectsOfItsProperties() {
        NodeRef node = acs.create(
                acs.folder(), Acs.unique(), ContentModel.TYPE_CONTENT, Map.of(Contract.name("remark"), "seen"));

        acs.inTransaction(() -> {
            assertThat(nodes.hasAspect(node, Contract.WATCHED_ASPECT)).isTrue();
            assertThat(nodes.getProperty(node, Contract.name("weight"))).isEqualTo(7);
        });
    }

    @Test
    void needsATypeThatIsKnown() {
        assertThatThrownBy(() -> acs.create(acs.folder(), Acs.unique(), Contract.name("unknown")))
                .isInstanceOfAny(InvalidTypeException.class, IllegalArgumentException.class);
    }

    @Test
    void needsAParentThatIsThere() {
        NodeRef nowhere = new NodeRef(
                StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, UUID.randomUUID().toString());

        assertThatThrownBy(() -> acs.create(nowhere, "a", ContentModel.TYPE_CONTENT))
                .isInstanceOf(InvalidNodeRefException.class);
    }

    @Test
    void isSeenAtOnceInItsTransaction() {
        acs.inTransaction(() -> {
            NodeRef folder = nodes.createNode(
                            acs.folder(), ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique()), ContentModel.TYPE_FOLDER)
                    .getChildRef();
            NodeRef child = nodes.createNode(
                            folder,
                            ContentModel.ASSOC_CONTAINS,
                            Acs.cm("a"),
                            ContentModel.TYPE_CONTENT,
                            Map.of(ContentModel.PROP_NAME, "a"))
                    .getChildRef();

            assertThat(nodes.exists(child)).isTrue();
            assertThat(nodes.getChildAssocs(folder)).hasSize(1);
            assertThat(nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "a"))
                    .isEqualTo(child);
        });
    }

    @Test
    void isGoneWithARollback() {
        NodeRef[] made = new NodeRef[1];

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    made[0] = nodes.createNode(
                                    acs.folder(),
                                    ContentModel.ASSOC_CONTAINS,
                                    Acs.cm(Acs.unique()),
                                    ContentModel.TYPE_CONTENT)
                            .getChildRef();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(acs.inTransaction(() -> nodes.exists(made[0]))).isFalse();
    }
}
