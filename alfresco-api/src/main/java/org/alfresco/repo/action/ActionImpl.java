package org.alfresco.repo.action;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionCondition;
import org.alfresco.service.cmr.action.ActionStatus;
import org.alfresco.service.cmr.repository.NodeRef;

/** An action with its values, conditions and state. */
public class ActionImpl extends ParameterizedItemImpl implements Action {

    private static final long serialVersionUID = 1L;

    private final String actionDefinitionName;
    private final ArrayList<ActionCondition> actionConditions = new ArrayList<>();
    private NodeRef nodeRef;
    private String title;
    private String description;
    private boolean executeAsynchronously;
    private Action compensatingAction;
    private Date createdDate;
    private String creator;
    private Date modifiedDate;
    private String modifier;
    private String runAsUser;
    private Boolean trackStatus;
    private Date executionStartDate;
    private Date executionEndDate;
    private ActionStatus executionStatus = ActionStatus.New;
    private String executionFailureMessage;

    public ActionImpl(NodeRef nodeRef, String id, String actionDefinitionName) {
        this(nodeRef, id, actionDefinitionName, null);
    }

    public ActionImpl(
            NodeRef nodeRef, String id, String actionDefinitionName, Map<String, Serializable> parameterValues) {
        super(id, parameterValues);
        this.nodeRef = nodeRef;
        this.actionDefinitionName = actionDefinitionName;
    }

    @Override
    public String getActionDefinitionName() {
        return actionDefinitionName;
    }

    @Override
    public String getTitle() {
        return title;
    }

    @Override
    public void setTitle(String title) {
        this.title = title;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public void setDescription(String description) {
        this.description = description;
    }

    @Override
    public NodeRef getNodeRef() {
        return nodeRef;
    }

    public void setNodeRef(NodeRef nodeRef) {
        this.nodeRef = nodeRef;
    }

    @Override
    public boolean getExecuteAsychronously() {
        return executeAsynchronously;
    }

    @Override
    public void setExecuteAsynchronously(boolean executeAsynchronously) {
        this.executeAsynchronously = executeAsynchronously;
    }

    @Override
    public Action getCompensatingAction() {
        return compensatingAction;
    }

    @Override
    public void setCompensatingAction(Action action) {
        this.compensatingAction = action;
    }

    @Override
    public Date getCreatedDate() {
        return createdDate;
    }

    public void setCreatedDate(Date createdDate) {
        this.createdDate = createdDate;
    }

    @Override
    public String getCreator() {
        return creator;
    }

    public void setCreator(String creator) {
        this.creator = creator;
    }

    @Override
    public Date getModifiedDate() {
        return modifiedDate;
    }

    public void setModifiedDate(Date modifiedDate) {
        this.modifiedDate = modifiedDate;
    }

    @Override
    public String getModifier() {
        return modifier;
    }

    public void setModifier(String modifier) {
        this.modifier = modifier;
    }

    public String getRunAsUser() {
        return runAsUser;
    }

    public void setRunAsUser(String runAsUser) {
        this.runAsUser = runAsUser;
    }

    @Override
    public boolean hasActionConditions() {
        return !actionConditions.isEmpty();
    }

    @Override
    public int indexOfActionCondition(ActionCondition actionCondition) {
        return actionConditions.indexOf(actionCondition);
    }

    @Override
    public List<ActionCondition> getActionConditions() {
        return List.copyOf(actionConditions);
    }

    @Override
    public ActionCondition getActionCondition(int index) {
        return actionConditions.get(index);
    }

    @Override
    public void addActionCondition(ActionCondition actionCondition) {
        actionConditions.add(actionCondition);
    }

    @Override
    public void addActionCondition(int index, ActionCondition actionCondition) {
        actionConditions.add(index, actionCondition);
    }

    @Override
    public void setActionCondition(int index, ActionCondition actionCondition) {
        actionConditions.set(index, actionCondition);
    }

    @Override
    public void removeActionCondition(ActionCondition actionCondition) {
        actionConditions.remove(actionCondition);
    }

    @Override
    public void removeAllActionConditions() {
        actionConditions.clear();
    }

    @Override
    public void addParameterValues(Map<String, Serializable> values) {
        values.forEach(this::setParameterValue);
    }

    @Override
    public Date getExecutionStartDate() {
        return executionStartDate;
    }

    public void setExecutionStartDate(Date startDate) {
        this.executionStartDate = startDate;
    }

    @Override
    public Date getExecutionEndDate() {
        return executionEndDate;
    }

    public void setExecutionEndDate(Date endDate) {
        this.executionEndDate = endDate;
    }

    @Override
    public ActionStatus getExecutionStatus() {
        return executionStatus;
    }

    public void setExecutionStatus(ActionStatus status) {
        this.executionStatus = status;
    }

    @Override
    public String getExecutionFailureMessage() {
        return executionFailureMessage;
    }

    public void setExecutionFailureMessage(String message) {
        this.executionFailureMessage = message;
    }

    @Override
    public Boolean getTrackStatus() {
        return trackStatus;
    }

    @Override
    public void setTrackStatus(Boolean trackStatus) {
        this.trackStatus = trackStatus;
    }

    @Override
    public String toString() {
        return "Action[" + actionDefinitionName + " " + getId() + "]";
    }
}
