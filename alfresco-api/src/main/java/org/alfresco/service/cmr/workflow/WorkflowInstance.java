package org.alfresco.service.cmr.workflow;

import java.io.Serializable;
import java.util.Date;

import org.alfresco.service.cmr.repository.NodeRef;

/** A running or ended process. */
public class WorkflowInstance implements Serializable {

    private static final long serialVersionUID = 1L;

    public String id;
    public WorkflowDefinition definition;
    public String description;
    public NodeRef initiator;
    public NodeRef workflowPackage;
    public NodeRef context;
    public boolean active;
    public Integer priority;
    public Date startDate;
    public Date dueDate;
    public Date endDate;

    public WorkflowInstance(
            String id,
            WorkflowDefinition definition,
            String description,
            NodeRef initiator,
            NodeRef workflowPackage,
            NodeRef context,
            boolean active,
            Date startDate,
            Date endDate) {
        this.id = id;
        this.definition = definition;
        this.description = description;
        this.initiator = initiator;
        this.workflowPackage = workflowPackage;
        this.context = context;
        this.active = active;
        this.startDate = startDate;
        this.endDate = endDate;
    }

    public String getId() {
        return id;
    }

    public WorkflowDefinition getDefinition() {
        return definition;
    }

    public String getDescription() {
        return description;
    }

    public NodeRef getInitiator() {
        return initiator;
    }

    public NodeRef getWorkflowPackage() {
        return workflowPackage;
    }

    public NodeRef getContext() {
        return context;
    }

    public boolean isActive() {
        return active;
    }

    public Integer getPriority() {
        return priority;
    }

    public Date getStartDate() {
        return startDate;
    }

    public Date getDueDate() {
        return dueDate;
    }

    public Date getEndDate() {
        return endDate;
    }

    @Override
    public String toString() {
        return "WorkflowInstance[" + id + "]";
    }
}
