package org.vanthu.contract.node;

import java.io.Serializable;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.InvalidAspectException;
import org.alfresco.service.cmr.dictionary.InvalidTypeException;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Changing properties, types and aspects. */
@ExtendWith(Repository.class)
class ChangeContract {
    private static final QName TEXT = Contract.name("text");
    private static final QName INT = Contract.name("int");

    private final Acs acs;
    private final NodeService nodes;

    ChangeContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    private NodeRef letter() {
        return acs.create(acs.folder(), Acs.unique(), Contract.LETTER, Map.of(TEXT, "a"));
    }

    @Test
    void addsPropertiesToThoseThatAreThere() {
        NodeRef node = letter();

        acs.inTransaction(() -> nodes.addProperties(node, Map.of(INT, 1)));

        acs.inTransaction(() ->
                assertThat(nodes.getProperties(node)).containsEntry(TEXT, "a").containsEntry(INT, 1));
    }

    @Test
    void replacesAllPropertiesButThoseOfTheSystem() {
        NodeRef node = letter();

        acs.inTransaction(() -> {
            Map<QName, Serializable> wanted = new HashMap<>();
            wanted.put(ContentModel.PROP_NAME, node.getId() + ".txt");
            wanted.put(INT, 1);
            nodes.setProperties(node, wanted);
        });

        acs.inTransaction(() -> {
            assertThat(nodes.getProperties(node)).containsEntry(INT, 1).doesNotContainKey(TEXT);
            assertThat(nodes.getProperty(node, ContentModel.PROP_CREATOR)).isNotNull();
            assertThat(nodes.getProperty(node, ContentModel.PROP_NODE_UUID)).isEqualTo(node.getId());
        });
    }

    @Test
    void removesAProperty() {
        NodeRef node = letter();

        acs.inTransaction(() -> nodes.removeProperty(node, TEXT));

        acs.inTransaction(() -> assertThat(nodes.getProperties(node)).doesNotContainKey(TEXT));
    }

    @Test
    void refusesToChangeTheIdOfANode() {
        NodeRef node = letter();

        assertThatThrownBy(() -> acs.inTransaction(() -> nodes.setProperty(
                        node, ContentModel.PROP_NODE_UUID, UUID.randomUUID().toString())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNodesThatAreNotThere() {
        NodeRef nowhere = new NodeRef(
                StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, UUID.randomUUID().toString());

        acs.inTransaction(() -> {
            assertThat(nodes.exists(nowhere)).isFalse();
            assertThatThrownBy(() -> nodes.getProperties(nowhere)).isInstanceOf(InvalidNodeRefException.class);
            assertThatThrownBy(() -> nodes.getType(nowhere)).isInstanceOf(InvalidNodeRefException.class);
            assertThatThrownBy(() -> nodes.getChildAssocs(nowhere)).isInstanceOf(InvalidNodeRefException.class);
            assertThatThrownBy(() -> nodes.setProperty(nowhere, TEXT, "a")).isInstanceOf(InvalidNodeRefException.class);
        });
    }

    @Test
    void recordsWhoChangedANode() {
        NodeRef node = acs.inTransaction(() -> letter());
        acs.inTransaction(() -> {
            acs.bean("policyBehaviourFilter", org.alfresco.repo.policy.BehaviourFilter.class)
                    .disableBehaviour(node, ContentModel.ASPECT_AUDITABLE);
            nodes.setProperty(node, ContentModel.PROP_MODIFIED, new Date(1_500_000_000_000L));
        });
        String person = acs.newPerson();

        acs.asUser(person, () -> acs.inTransaction(() -> nodes.setProperty(node, TEXT, "b")));

        acs.inTransaction(() -> {
            assertThat(nodes.getProperty(node, ContentModel.PROP_MODIFIER)).isEqualTo(person);
            assertThat((Date) nodes.getProperty(node, ContentModel.PROP_MODIFIED))
                    .isAfter(new Date(1_600_000_000_000L));
            assertThat(nodes.getProperty(node, ContentModel.PROP_CREATOR)).isNotEqualTo(person);
        });
    }

    @Test
    void addsAnAspectWithItsPropertiesAndDefaults() {
        NodeRef node = letter();

        acs.inTransaction(() -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of(Contract.name("remark"), "x")));

        acs.inTransaction(() -> {
            assertThat(nodes.hasAspect(node, Contract.WATCHED_ASPECT)).isTrue();
            assertThat(nodes.getAspects(node)).contains(Contract.WATCHED_ASPECT);
            assertThat(nodes.getProperties(node))
                    .containsEntry(Contract.name("remark"), "x")
                    .containsEntry(Contract.name("weight"), 7);
        });
    }

    @Test
    void addsTheAspectsThatAnAspectDemands() {
        NodeRef node = letter();

        acs.inTransaction(() -> nodes.addAspect(node, Contract.name("linked"), Map.of()));

        acs.inTransaction(() -> {
            assertThat(nodes.hasAspect(node, Contract.name("stamped"))).isTrue();
            assertThat(nodes.getProperty(node, Contract.name("stamp"))).isEqualTo("none");
        });
    }

    @Test
    void keepsGivenValuesWhenAnAspectIsAddedAgain() {
        NodeRef node = letter();
        acs.inTransaction(() -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of(Contract.name("weight"), 9)));

        acs.inTransaction(() -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of(Contract.name("remark"), "x")));

        acs.inTransaction(() -> assertThat(nodes.getProperties(node))
                .containsEntry(Contract.name("weight"), 9)
                .containsEntry(Contract.name("remark"), "x"));
    }

    @Test
    void addsTheAspectOfAProperty() {
        NodeRef node = letter();

        acs.inTransaction(() -> nodes.setProperty(node, Contract.name("remark"), "x"));

        acs.inTransaction(() -> {
            assertThat(nodes.hasAspect(node, Contract.WATCHED_ASPECT)).isTrue();
            assertThat(nodes.getProperty(node, Contract.name("weight"))).isEqualTo(7);
        });
    }

    @Test
    void removesAnAspectWithItsProperties() {
        NodeRef node = letter();
        acs.inTransaction(() -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of(Contract.name("remark"), "x")));

        acs.inTransaction(() -> nodes.removeAspect(node, Contract.WATCHED_ASPECT));

        acs.inTransaction(() -> {
            assertThat(nodes.hasAspect(node, Contract.WATCHED_ASPECT)).isFalse();
            assertThat(nodes.getProperties(node))
                    .doesNotContainKeys(Contract.name("remark"), Contract.name("weight"))
                    .containsEntry(TEXT, "a");
        });
    }

    @Test
    void removesAnAspectWithItsAssociations() {
        NodeRef node = letter();
        NodeRef other = letter();
        acs.inTransaction(() -> {
            nodes.addAspect(node, Contract.name("linked"), Map.of());
            nodes.createAssociation(node, other, Contract.name("refersTo"));
        });

        acs.inTransaction(() -> nodes.removeAspect(node, Contract.name("linked")));

        acs.inTransaction(() -> assertThat(nodes.getTargetAssocs(node, Contract.name("refersTo")))
                .isEmpty());
    }

    @Test
    void doesNothingWhenAnAspectToBeRemovedIsNotThere() {
        NodeRef node = letter();

        acs.inTransaction(() -> nodes.removeAspect(node, Contract.WATCHED_ASPECT));
        acs.inTransaction(() -> nodes.removeAspect(node, Contract.name("unknown")));

        assertThat(acs.inTransaction(() -> nodes.exists(node))).isTrue();
    }

    @Test
    void refusesAnUnknownAspect() {
        NodeRef node = letter();

        assertThatThrownBy(() -> acs.inTransaction(() -> nodes.addAspect(node, Contract.name("unknown"), Map.of())))
                .isInstanceOf(InvalidAspectException.class);
    }

    @Test
    void givesANodeAnotherTypeWithItsDefaultsAndAspects() {
        NodeRef node = acs.create(acs.folder(), Acs.unique(), ContentModel.TYPE_CMOBJECT, Map.of(Contract.BOOK, "A"));

        acs.inTransaction(() -> nodes.setType(node, Contract.ENTRY));

        acs.inTransaction(() -> {
            assertThat(nodes.getType(node)).isEqualTo(Contract.ENTRY);
            assertThat(nodes.getProperty(node, Contract.name("copies"))).isEqualTo(1);
            assertThat(nodes.hasAspect(node, Contract.name("stamped"))).isTrue();
        });
    }

    @Test
    void keepsPropertiesAndDefaultsThatAreSetWhenTheTypeChanges() {
        NodeRef node = acs.create(
                acs.folder(),
                Acs.unique(),
                ContentModel.TYPE_CMOBJECT,
                Map.of(Contract.BOOK, "A", Contract.name("copies"), 3, TEXT, "kept"));

        acs.inTransaction(() -> nodes.setType(node, Contract.ENTRY));

        acs.inTransaction(() -> {
            assertThat(nodes.getProperty(node, Contract.name("copies"))).isEqualTo(3);
            assertThat(nodes.getProperty(node, TEXT)).isEqualTo("kept");
        });
    }

    @Test
    void refusesAnUnknownType() {
        NodeRef node = letter();

        assertThatThrownBy(() -> acs.inTransaction(() -> nodes.setType(node, Contract.name("unknown"))))
                .isInstanceOf(InvalidTypeException.class);
    }
}
