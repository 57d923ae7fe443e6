package org.vanthu.embedded.workflow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.workflow.WorkflowDefinition;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The packages of documents that processes carry. */
final class Packages {

    private static final QName FOLDER = QName.createQName("http://www.alfresco.org/model/workflow/1.0", "packages");

    private final NodeService nodeService;

    Packages(NodeService nodeService) {
        this.nodeService = nodeService;
    }

    NodeRef create(@Nullable NodeRef container) {
        NodeRef result = container;
        if (result == null) {
            String name = "pkg_" + UUID.randomUUID();
            Map<QName, Serializable> properties = new HashMap<>();
            properties.put(ContentModel.PROP_NAME, name);
            result = nodeService
                    .createNode(
                            folder(),
                            ContentModel.ASSOC_CONTAINS,
                            QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name),
                            WorkflowModel.TYPE_PACKAGE,
                            properties)
                    .getChildRef();
        }
        if (!nodeService.hasAspect(result, WorkflowModel.ASPECT_WORKFLOW_PACKAGE)) {
            nodeService.addAspect(
                    result,
                    WorkflowModel.ASPECT_WORKFLOW_PACKAGE,
                    Map.of(WorkflowModel.PROP_IS_SYSTEM_PACKAGE, container == null));
        }
        return result;
    }

    private NodeRef folder() {
        NodeRef root = nodeService.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE);
        List<ChildAssociationRef> found = nodeService.getChildAssocs(root, ContentModel.ASSOC_CHILDREN, FOLDER);
        if (!found.isEmpty()) {
            return found.get(0).getChildRef();
        }
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_NAME, "packages");
        return nodeService
                .createNode(root, ContentModel.ASSOC_CHILDREN, FOLDER, ContentModel.TYPE_FOLDER, properties)
                .getChildRef();
    }

    /** Notes on the package which process carries it. */
    void started(NodeRef pack, WorkflowDefinition definition, String instanceId) {
        nodeService.setProperty(pack, WorkflowModel.PROP_WORKFLOW_DEFINITION_ID, definition.getId());
        nodeService.setProperty(pack, WorkflowModel.PROP_WORKFLOW_DEFINITION_NAME, definition.getName());
        nodeService.setProperty(pack, WorkflowModel.PROP_WORKFLOW_INSTANCE_ID, instanceId);
    }

    /** Deletes a package that was made for its process; a folder of somebody's is a package no longer. */
    void ended(@Nullable NodeRef pack) {
        if (pack == null
                || !nodeService.exists(pack)
                || !nodeService.hasAspect(pack, WorkflowModel.ASPECT_WORKFLOW_PACKAGE)) {
            return;
        }
        if (Boolean.TRUE.equals(nodeService.getProperty(pack, WorkflowModel.PROP_IS_SYSTEM_PACKAGE))) {
            nodeService.deleteNode(pack);
        } else {
            nodeService.removeAspect(pack, WorkflowModel.ASPECT_WORKFLOW_PACKAGE);
        }
    }

    List<NodeRef> contents(NodeRef pack) {
        List<NodeRef> contents = new ArrayList<>();
        if (nodeService.exists(pack)) {
            for (ChildAssociationRef child : nodeService.getChildAssocs(pack)) {
                contents.add(child.getChildRef());
            }
        }
        return contents;
    }

    /** Returns the ids of the processes that carry a document. */
    List<String> processes(NodeRef document) {
        List<String> ids = new ArrayList<>();
        for (ChildAssociationRef parent : nodeService.getParentAssocs(document)) {
            Serializable id = nodeService.getProperty(parent.getParentRef(), WorkflowModel.PROP_WORKFLOW_INSTANCE_ID);
            if (id != null && nodeService.hasAspect(parent.getParentRef(), WorkflowModel.ASPECT_WORKFLOW_PACKAGE)) {
                ids.add(id.toString());
            }
        }
        return ids;
    }
}
