package org.alfresco.service.cmr.action;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;

/** Makes, checks, runs and keeps actions. */
public interface ActionService {

    ActionDefinition getActionDefinition(String name);

    List<ActionDefinition> getActionDefinitions();

    List<ActionDefinition> getActionDefinitions(NodeRef nodeRef);

    ActionConditionDefinition getActionConditionDefinition(String name);

    List<ActionConditionDefinition> getActionConditionDefinitions();

    Action createAction(String name);

    Action createAction(String name, Map<String, Serializable> params);

    CompositeAction createCompositeAction();

    ActionCondition createActionCondition(String name);

    ActionCondition createActionCondition(String name, Map<String, Serializable> params);

    /** Runs the action if its conditions hold; an asynchronous action runs after the commit of this transaction. */
    void executeAction(Action action, NodeRef actionedUponNodeRef);

    void executeAction(Action action, NodeRef actionedUponNodeRef, boolean checkConditions);

    void executeAction(
            Action action, NodeRef actionedUponNodeRef, boolean checkConditions, boolean executeAsynchronously);

    boolean evaluateAction(Action action, NodeRef actionedUponNodeRef);

    boolean evaluateActionCondition(ActionCondition condition, NodeRef actionedUponNodeRef);
}
