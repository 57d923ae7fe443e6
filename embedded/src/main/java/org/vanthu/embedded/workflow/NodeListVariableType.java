package org.vanthu.embedded.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.activiti.engine.impl.variable.ValueFields;
import org.activiti.engine.impl.variable.VariableType;
import org.alfresco.service.ServiceRegistry;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/** Keeps a list of nodes in a process variable as their references. */
final class NodeListVariableType implements VariableType {

    private final ServiceRegistry services;

    NodeListVariableType(ServiceRegistry services) {
        this.services = services;
    }

    @Override
    public String getTypeName() {
        return "alfrescoScriptNodeList";
    }

    @Override
    public boolean isCachable() {
        return true;
    }

    @Override
    public boolean isAbleToStore(@Nullable Object value) {
        return value instanceof NodeList;
    }

    @Override
    public void setValue(@Nullable Object value, ValueFields fields) {
        fields.setBytes(
                value instanceof NodeList nodes
                        ? nodes.getNodeReferences().stream()
                                .map(NodeRef::toString)
                                .collect(Collectors.joining("\n"))
                                .getBytes(StandardCharsets.UTF_8)
                        : null);
    }

    @Override
    public @Nullable Object getValue(ValueFields fields) {
        byte[] bytes = fields.getBytes();
        if (bytes == null) {
            return null;
        }
        List<NodeRef> refs = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .map(NodeRef::new)
                .toList();
        return NodeList.of(refs, services);
    }
}
