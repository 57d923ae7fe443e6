package org.alfresco.repo.action.executer;

import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionDefinition;
import org.alfresco.service.cmr.repository.NodeRef;

/** Runs actions of one kind. */
public interface ActionExecuter {

    /** The parameter in which an executer leaves its result. */
    String PARAM_RESULT = "result";

    String getQueueName();

    boolean getIgnoreLock();

    boolean getTrackStatus();

    ActionDefinition getActionDefinition();

    void execute(Action action, NodeRef actionedUponNodeRef);
}
