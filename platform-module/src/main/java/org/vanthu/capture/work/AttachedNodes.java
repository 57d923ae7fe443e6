package org.vanthu.capture.work;

import java.io.Serializable;
import java.util.ArrayList;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.QName;
import org.vanthu.capture.CaptureModel;
import org.vanthu.capture.intake.Intake;
import org.vanthu.registry.Attachments;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.RegistryModel;

/**
 * The nodes of files that came beside a document: they hang below its node, whose rights are theirs, from the moment
 * they came in. So whoever reads the document reads them, what is withheld is withheld with them, and they are removed
 * with it. Works in the caller's transaction and elevation.
 */
public final class AttachedNodes {
    private static final int MOST_CHARS = 50_000;

    private final NodeService nodeService;
    private final PermissionService permissionService;
    private final CaptureNodes nodes;
    private final Attachments attachments;

    /** Both services are the inner beans. */
    public AttachedNodes(
            NodeService nodeService, PermissionService permissionService, CaptureNodes nodes, Attachments attachments) {
        this.nodeService = nodeService;
        this.permissionService = permissionService;
        this.nodes = nodes;
        this.attachments = attachments;
    }

    /** Puts a stored file below the node of the document that it came beside. */
    public void attach(String nodeId, String mainNodeId) {
        NodeRef node = CaptureNodes.ref(nodeId);
        NodeRef main = CaptureNodes.ref(mainNodeId);
        nodeService.setProperty(node, RegistryModel.PROP_STATE, DocumentState.ATTACHED);
        nodeService.moveNode(node, main, RegistryModel.ASSOC_ATTACHMENTS, QName.createQName(RegistryModel.URI, nodeId));
        permissionService.deletePermissions(node);
        permissionService.setInheritParentPermissions(node, true);
    }

    /** Makes the file one that waits for a clerk by itself, as if it had come alone. */
    public void separate(Intake attached) {
        NodeRef node = CaptureNodes.ref(attached.storedOrThrow().nodeId());
        NodeRef main = nodeService.getPrimaryParent(node).getParentRef();
        nodes.takeHome(node, attached);
        nodeService.setProperty(node, RegistryModel.PROP_STATE, DocumentState.AWAITING_CHECK);
        nodeService.removeProperty(node, CaptureModel.PROP_TEXT);
        gather(main);
    }

    /** Whether the file belongs to another document. */
    public boolean isAttached(String nodeId) {
        NodeRef node = CaptureNodes.ref(nodeId);
        return nodeService.exists(node)
                && DocumentState.ATTACHED.equals(nodeService.getProperty(node, RegistryModel.PROP_STATE));
    }

    /** Notes what was read in an attached file, so that its document is found by it. */
    void noteText(String nodeId, String text) {
        if (text.isBlank()) {
            return;
        }
        NodeRef node = CaptureNodes.ref(nodeId);
        String kept = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
        nodeService.setProperty(node, CaptureModel.PROP_TEXT, kept);
        gather(nodeService.getPrimaryParent(node).getParentRef());
    }

    /**
     * Two files read at once change the same node, so that one of them is written again and sees the other; the node is
     * read before the files for that, because what it was when it was read first is what must not have changed.
     */
    private void gather(NodeRef main) {
        nodeService.getProperties(main);
        ArrayList<Serializable> texts = new ArrayList<>();
        for (NodeRef one : attachments.nodes(main)) {
            Serializable text = nodeService.getProperty(one, CaptureModel.PROP_TEXT);
            if (text != null) {
                texts.add(text);
            }
        }
        nodeService.setProperty(main, CaptureModel.PROP_ATTACHED_TEXT, texts);
    }

    /** Whether the document that files came beside is there to take them. */
    public boolean takes(String mainNodeId) {
        NodeRef main = CaptureNodes.ref(mainNodeId);
        return nodeService.exists(main)
                && DocumentState.AWAITING_CHECK.equals(nodeService.getProperty(main, RegistryModel.PROP_STATE));
    }
}
