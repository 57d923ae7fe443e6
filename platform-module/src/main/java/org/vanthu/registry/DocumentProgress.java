package org.vanthu.registry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.Elevation;

/**
 * Lets the feature that processes documents write how far one is, so that lists and search filter by it. The caller has
 * checked that the person may take the step which brought it there, and holds whatever keeps others from doing the
 * same.
 */
public final class DocumentProgress {

    private final DocumentTable table;
    private final DocumentNodes nodes;
    private final List<BiConsumer<NodeRef, String>> listeners = new CopyOnWriteArrayList<>();

    DocumentProgress(DocumentTable table, DocumentNodes nodes) {
        this.table = table;
        this.nodes = nodes;
    }

    /** Has somebody told of each state that is written, in the same transaction. */
    public void onSet(BiConsumer<NodeRef, String> listener) {
        listeners.add(listener);
    }

    /**
     * Writes the state to the list and to the node; a document whose registration was withdrawn keeps its state.
     *
     * @param state one that the model allows
     */
    public void set(NodeRef document, String state) {
        if (table.setState(document.getId(), state)) {
            Elevation.asSystem(
                    "a step of the processing changes the state of a document, which its handler may not write",
                    () -> nodes.set(document, Map.of(RegistryModel.PROP_STATE, state)));
            listeners.forEach(listener -> listener.accept(document, state));
        }
    }
}
