package org.vanthu.contract.node;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the model demands of a node is checked at the end of the transaction, and fails it. */
@ExtendWith(Repository.class)
class IntegrityContract {
    private final Acs acs;
    private final NodeService nodes;

    IntegrityContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    private NodeRef entry(Map<QName, Serializable> properties) {
        Map<QName, Serializable> all = new HashMap<>(properties);
        all.putIfAbsent(Contract.BOOK, "A");
        return acs.create(acs.folder(), Acs.unique(), Contract.ENTRY, all);
    }

    private NodeRef entry() {
        return entry(Map.of());
    }

    private void set(NodeRef node, String property, @Nullable Serializable value) {
        acs.inTransaction(() -> nodes.setProperty(node, Contract.name(property), value));
    }

    /** The exception's class is no public API of ACS; its name is what may be relied on. */
    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo("IntegrityException"));
    }

    @Test
    void demandsAMandatoryProperty() {
        assertRefused(() -> acs.create(acs.folder(), Acs.unique(), Contract.ENTRY));
    }

    @Test
    void doesNotLetAMandatoryPropertyBeTakenAway() {
        NodeRef node = entry();

        assertRefused(() -> acs.inTransaction(() -> nodes.removeProperty(node, Contract.BOOK)));
        assertRefused(() -> acs.inTransaction(() -> nodes.setProperty(node, Contract.BOOK, null)));
        assertThat(acs.inTransaction(() -> nodes.getProperty(node, Contract.BOOK)))
                .isEqualTo("A");
    }

    @Test
    void waitsWithAMandatoryPropertyUntilTheEnd() {
        NodeRef node = acs.inTransaction(() -> {
            NodeRef made = nodes.createNode(
                            acs.folder(), ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique()), Contract.ENTRY)
                    .getChildRef();
            nodes.setProperty(made, Contract.BOOK, "late");
            return made;
        });

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, Contract.BOOK)))
                .isEqualTo("late");
    }

    @Test
    void checksAfterListenersThatComeBeforeTheCommit() {
        NodeRef node = acs.inTransaction(() -> {
            NodeRef made = nodes.createNode(
                            acs.folder(), ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique()), Contract.ENTRY)
                    .getChildRef();
            AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    nodes.setProperty(made, Contract.BOOK, "by the listener");
                }
            });
            return made;
        });

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, Contract.BOOK)))
                .isEqualTo("by the listener");
    }

    @Test
    void setsDefaults() {
        NodeRef node = entry();

        acs.inTransaction(() -> assertThat(nodes.getProperties(node))
                .containsEntry(Contract.name("copies"), 1)
                .containsEntry(Contract.name("open"), true));
    }

    @Test
    void letsGivenValuesGoBeforeDefaults() {
        NodeRef node = entry(Map.of(Contract.name("copies"), 5, Contract.name("open"), false));

        acs.inTransaction(() -> assertThat(nodes.getProperties(node))
                .containsEntry(Contract.name("copies"), 5)
                .containsEntry(Contract.name("open"), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QĐ-1", "AB-", "ab-1", "AB-1x"})
    void refusesWhatDoesNotMatchAPattern(String value) {
        NodeRef node = entry();

        assertRefused(() -> set(node, "codeValue", value));
    }

    @Test
    void takesWhatMatchesAPattern() {
        NodeRef node = entry();

        set(node, "codeValue", "AB-12");
        set(node, "codeValue", null);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5})
    void refusesANumberOutOfItsRange(int value) {
        NodeRef node = entry();

        assertRefused(() -> set(node, "gradeValue", value));
    }

    @Test
    void takesTheEndsOfARange() {
        NodeRef node = entry();

        set(node, "gradeValue", 0);
        set(node, "gradeValue", 4);
    }

    @Test
    void refusesAWordThatIsNotInTheList() {
        NodeRef node = entry();

        set(node, "stateValue", "closed");
        assertRefused(() -> set(node, "stateValue", "ajar"));
        assertRefused(() -> set(node, "stateValue", "Closed"));
    }

    @Test
    void checksEachOfSeveralValues() {
        NodeRef node = entry();

        set(node, "shortTexts", new ArrayList<>(List.of("short", "0123456789")));
        assertRefused(() -> set(node, "shortTexts", new ArrayList<>(List.of("short", "01234567890"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a:b", "a*b", "a?b", "a\"b", "a|b", "a<b", "ends."})
    void refusesNamesThatFilesCannotHave(String name) {
        assertRefused(() -> acs.create(acs.folder(), name, ContentModel.TYPE_CONTENT));
    }

    @Test
    void takesVietnameseNames() {
        String name = "Công văn số 12 (bản sao) – Ủy ban " + Acs.unique() + ".pdf";

        NodeRef node = acs.create(acs.folder(), name, ContentModel.TYPE_CONTENT);

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_NAME)))
                .isEqualTo(name);
    }

    @Test
    void checksThePropertiesOfAspectsToo() {
        NodeRef node = entry();

        acs.inTransaction(() -> nodes.addAspect(node, ContentModel.ASPECT_TITLED, Map.of()));
        assertRefused(() -> acs.inTransaction(() -> nodes.setProperty(node, ContentModel.PROP_NAME, "a/b")));
    }
}
