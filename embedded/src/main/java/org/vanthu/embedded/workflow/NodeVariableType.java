package org.vanthu.embedded.workflow;

import org.activiti.engine.impl.variable.ValueFields;
import org.activiti.engine.impl.variable.VariableType;
import org.alfresco.repo.workflow.activiti.ActivitiScriptNode;
import org.alfresco.service.ServiceRegistry;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/** Keeps a node in a process variable as its reference. */
final class NodeVariableType implements VariableType {

    private final ServiceRegistry services;

    NodeVariableType(ServiceRegistry services) {
        this.services = services;
    }

    @Override
    public String getTypeName() {
        return "alfrescoScriptNode";
    }

    @Override
    public boolean isCachable() {
        return true;
    }

    @Override
    public boolean isAbleToStore(@Nullable Object value) {
        return value instanceof ActivitiScriptNode;
    }

    @Override
    public void setValue(@Nullable Object value, ValueFields fields) {
        fields.setTextValue(
                value instanceof ActivitiScriptNode node ? node.getNodeRef().toString() : null);
    }

    @Override
    public @Nullable Object getValue(ValueFields fields) {
        String text = fields.getTextValue();
        return text == null ? null : new ActivitiScriptNode(new NodeRef(text), services);
    }
}
