package org.vanthu.embedded.workflow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.workflow.activiti.ActivitiScriptNode;
import org.alfresco.service.ServiceRegistry;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Converts properties to process variables and back. */
final class Values {

    private final VariableNames names;
    private final ServiceRegistry services;

    Values(VariableNames names, ServiceRegistry services) {
        this.names = names;
        this.services = services;
    }

    Map<String, Object> variables(Map<QName, Serializable> properties) {
        Map<String, Object> variables = new HashMap<>();
        properties.forEach((name, value) -> variables.put(names.name(name), variable(value)));
        return variables;
    }

    @Nullable
    Object variable(@Nullable Object value) {
        if (value instanceof NodeRef ref) {
            return new ActivitiScriptNode(ref, services);
        }
        if (value instanceof Collection<?> many
                && !many.isEmpty()
                && many.stream().allMatch(NodeRef.class::isInstance)) {
            return NodeList.of(many.stream().map(NodeRef.class::cast).toList(), services);
        }
        if (value instanceof QName name) {
            return name.toString();
        }
        return value;
    }

    Map<QName, Serializable> properties(Map<String, Object> variables) {
        Map<QName, Serializable> properties = new HashMap<>();
        variables.forEach((name, value) -> properties.put(names.qname(name), property(value)));
        return properties;
    }

    static @Nullable Serializable property(@Nullable Object value) {
        if (value instanceof ActivitiScriptNode node) {
            return node.getNodeRef();
        }
        if (value instanceof NodeList nodes) {
            List<NodeRef> refs = nodes.getNodeReferences();
            return new ArrayList<>(refs);
        }
        return value instanceof Serializable serializable ? serializable : null;
    }
}
