package org.alfresco.service.cmr.rule;

import org.alfresco.service.cmr.repository.NodeRef;

/** The event on which rules fire. */
public interface RuleType {

    /** Items are created in the folder or enter it. */
    String INBOUND = "inbound";

    /** Items in the folder are updated. */
    String UPDATE = "update";

    /** Items leave the folder or are deleted. */
    String OUTBOUND = "outbound";

    String getName();

    String getDisplayLabel();

    void triggerRuleType(NodeRef nodeRef, NodeRef actionedUponNodeRef, boolean executeRuleImmediately);
}
