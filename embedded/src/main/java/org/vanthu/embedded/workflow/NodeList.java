package org.vanthu.embedded.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.alfresco.repo.workflow.activiti.ActivitiScriptNode;
import org.alfresco.service.ServiceRegistry;
import org.alfresco.service.cmr.repository.NodeRef;

/** Nodes in a process variable. */
final class NodeList extends ArrayList<ActivitiScriptNode> {

    private static final long serialVersionUID = 1L;

    static NodeList of(Collection<NodeRef> refs, ServiceRegistry services) {
        NodeList nodes = new NodeList();
        refs.forEach(ref -> nodes.add(new ActivitiScriptNode(ref, services)));
        return nodes;
    }

    /** Returns the references. */
    public List<NodeRef> getNodeReferences() {
        return new ArrayList<>(stream().map(ActivitiScriptNode::getNodeRef).toList());
    }
}
