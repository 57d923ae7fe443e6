package org.alfresco.service.cmr.action;

import java.io.Serializable;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;

/** A step to be done on a node: the name of an executer and its parameters. */
public interface Action extends ParameterizedItem {

    String getActionDefinitionName();

    String getTitle();

    void setTitle(String title);

    String getDescription();

    void setDescription(String description);

    /** Returns the node on which the action is saved, or null. */
    NodeRef getNodeRef();

    boolean getExecuteAsychronously();

    void setExecuteAsynchronously(boolean executeAsynchronously);

    Action getCompensatingAction();

    void setCompensatingAction(Action action);

    boolean hasActionConditions();

    int indexOfActionCondition(ActionCondition actionCondition);

    List<ActionCondition> getActionConditions();

    ActionCondition getActionCondition(int index);

    void addActionCondition(ActionCondition actionCondition);

    void addActionCondition(int index, ActionCondition actionCondition);

    void setActionCondition(int index, ActionCondition actionCondition);

    void removeActionCondition(ActionCondition actionCondition);

    void removeAllActionConditions();

    String getCreator();

    Date getCreatedDate();

    String getModifier();

    Date getModifiedDate();

    void addParameterValues(Map<String, Serializable> values);

    ActionStatus getExecutionStatus();

    String getExecutionFailureMessage();

    Date getExecutionStartDate();

    Date getExecutionEndDate();

    Boolean getTrackStatus();

    void setTrackStatus(Boolean trackStatus);
}
