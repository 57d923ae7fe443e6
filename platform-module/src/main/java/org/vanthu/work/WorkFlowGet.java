package org.vanthu.work;

import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.vanthu.organization.Access;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;

/** The whole way of a document through people's hands; for those who may read the document or have it in hand. */
final class WorkFlowGet extends JsonWebScript {

    private final Work work;
    private final WorkViews views;
    private final Access access;
    private final NodeService nodeService;
    private final PermissionService permissionService;

    WorkFlowGet(
            Work work, WorkViews views, Access access, NodeService nodeService, PermissionService permissionService) {
        this.work = work;
        this.views = views;
        this.access = access;
        this.nodeService = nodeService;
        this.permissionService = permissionService;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef document = RegistryService.ref(request.path("nodeId"));
        if (!nodeService.exists(document)) {
            throw new NotFoundException("work.error.no-document", document.getId());
        }
        boolean mayRead = permissionService.hasPermission(document, PermissionService.READ) == AccessStatus.ALLOWED;
        List<WorkItem> items = work.of(document.getId());
        if (items.isEmpty()) {
            if (!mayRead) {
                throw new AccessDeniedException(document.toString());
            }
            return Page.all(List.of());
        }
        String agency = items.get(0).agency();
        access.require(agency, WorkPermission.READ);
        // a draft is opened to a delegate with the first act; the delegate sees before it what lies with the principal
        if (!mayRead && !views.isInHand(agency, items)) {
            throw new AccessDeniedException(document.toString());
        }
        return Page.all(views.of(agency, items));
    }
}
