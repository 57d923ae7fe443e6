package org.vanthu.moving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.model.Repository;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.vanthu.registry.RegistryModel;

/**
 * Goes through everything below the folder of Vanthu, parents before children and siblings by their ids: an order that
 * is the same on both sides and can be taken up at any node. Reads the children of a folder once a portion.
 */
final class NodeWalk {

    private static final QName ROOT = QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, "vanthu");
    private static final String SEPARATOR = "/";

    private final NodeService nodeService;
    /** Renditions are made anew, so that what is below in other ways stays behind. */
    private static final Set<QName> MOVED = Set.of(ContentModel.ASSOC_CONTAINS, RegistryModel.ASSOC_ATTACHMENTS);

    private final Repository repositoryHelper;

    NodeWalk(NodeService nodeService, Repository repositoryHelper) {
        this.nodeService = nodeService;
        this.repositoryHelper = repositoryHelper;
    }

    /** A node and the ids of its ancestors below the root, itself included. */
    record Step(String path, NodeRef node) {}

    /** Goes on after the path, or from the beginning when it is empty. */
    Walker after(String path) {
        return new Walker(path);
    }

    /** The folder of Vanthu; the module makes it on its first start. */
    NodeRef root() {
        return nodeService.getChildAssocs(repositoryHelper.getCompanyHome(), ContentModel.ASSOC_CONTAINS, ROOT).stream()
                .findFirst()
                .map(ChildAssociationRef::getChildRef)
                .orElseThrow(() -> new IllegalStateException("there is no folder Vanthu in Company Home"));
    }

    static NodeRef ref(String id) {
        return new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, id);
    }

    private List<Step> children(String path, NodeRef parent, String after) {
        List<Step> steps = new ArrayList<>();
        for (ChildAssociationRef child : nodeService.getChildAssocs(parent)) {
            String id = child.getChildRef().getId();
            if (child.isPrimary() && MOVED.contains(child.getTypeQName()) && id.compareTo(after) > 0) {
                steps.add(new Step(path.isEmpty() ? id : path + SEPARATOR + id, child.getChildRef()));
            }
        }
        steps.sort(Comparator.comparing(step -> step.node().getId()));
        return steps;
    }

    /** What is still to be visited. */
    final class Walker {

        private final Deque<Deque<Step>> levels = new ArrayDeque<>();

        private Walker(String path) {
            NodeRef parent = root();
            String reached = "";
            for (String id : path.isEmpty() ? new String[] {} : path.split(SEPARATOR)) {
                levels.push(new ArrayDeque<>(children(reached, parent, id)));
                parent = ref(id);
                reached = reached.isEmpty() ? id : reached + SEPARATOR + id;
            }
            levels.push(new ArrayDeque<>(children(reached, parent, "")));
        }

        /** The next node; empty when all were visited. */
        Optional<Step> next() {
            while (!levels.isEmpty()) {
                Step step = levels.element().poll();
                if (step != null) {
                    levels.push(new ArrayDeque<>(children(step.path(), step.node(), "")));
                    return Optional.of(step);
                }
                levels.pop();
            }
            return Optional.empty();
        }
    }
}
