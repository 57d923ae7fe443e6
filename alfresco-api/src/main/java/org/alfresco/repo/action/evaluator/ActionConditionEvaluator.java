package org.alfresco.repo.action.evaluator;

import org.alfresco.service.cmr.action.ActionCondition;
import org.alfresco.service.cmr.action.ActionConditionDefinition;
import org.alfresco.service.cmr.repository.NodeRef;

/** Evaluates conditions of one kind. */
public interface ActionConditionEvaluator {

    /** Returns the definition; the name is spelled as ACS spells it. */
    ActionConditionDefinition getActionConditionDefintion();

    boolean evaluate(ActionCondition actionCondition, NodeRef actionedUponNodeRef);
}
