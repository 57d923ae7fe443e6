package org.vanthu.routing;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.jspecify.annotations.Nullable;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.InvalidInputException;

import static org.vanthu.routing.Cases.WORDS;

/**
 * Checks the handwriting that somebody refers to: there, and readable by the person who refers to it.
 *
 * @see "QĐ 182/QĐ-VP, 4.3 and 16: strictly following the opinions written on the document"
 */
final class Handwritings {

    private static final int MAX_REFERENCE = 500;

    private final NodeService nodeService;
    private final PermissionService permissionService;

    /** @param nodeService the inner bean: whether a node is there is told only to who may read it */
    Handwritings(NodeService nodeService, PermissionService permissionService) {
        this.nodeService = nodeService;
        this.permissionService = permissionService;
    }

    /** @return what was referred to, or null where nothing was */
    @Nullable
    Handwriting check(@Nullable Handwriting given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        String reference = given.reference() == null || given.reference().isBlank()
                ? null
                : WORDS.optional("handwriting", given.reference(), MAX_REFERENCE);
        String nodeId = given.nodeId() == null || given.nodeId().isBlank()
                ? null
                : given.nodeId().strip();
        if (nodeId != null && !isReadable(nodeId)) {
            throw InvalidInputException.field("handwriting", nodeId, "routing.error.handwriting", nodeId);
        }
        return new Handwriting(nodeId, reference);
    }

    /** @throws InvalidInputException if nothing was referred to */
    Handwriting require(@Nullable Handwriting given) {
        Handwriting checked = check(given);
        if (checked == null) {
            throw InvalidInputException.field("handwriting", "", "routing.error.handwriting-missing");
        }
        return checked;
    }

    private boolean isReadable(String nodeId) {
        NodeRef node = RegistryService.ref(nodeId);
        return nodeService.exists(node)
                && permissionService.hasPermission(node, PermissionService.READ) == AccessStatus.ALLOWED;
    }
}
