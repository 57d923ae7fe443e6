package org.alfresco.service.cmr.action;

/** A condition on a node under which an action runs. */
public interface ActionCondition extends ParameterizedItem {

    String getActionConditionDefinitionName();

    void setInvertCondition(boolean invertCondition);

    boolean getInvertCondition();
}
