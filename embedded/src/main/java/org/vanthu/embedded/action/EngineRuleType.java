package org.vanthu.embedded.action;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.rule.RuleType;
import org.springframework.extensions.surf.util.I18NUtil;

/** One of the events on which rules fire. */
record EngineRuleType(String name) implements RuleType {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDisplayLabel() {
        String label = I18NUtil.getMessage(name + ".display-label");
        return label == null ? name : label;
    }

    @Override
    public void triggerRuleType(NodeRef nodeRef, NodeRef actionedUponNodeRef, boolean executeRuleImmediately) {
        throw new UnsupportedOperationException(
                "RuleType.triggerRuleType(NodeRef, NodeRef, boolean) is not implemented by the embedded engine; "
                        + "see docs/embedded/supported-api.md");
    }
}
