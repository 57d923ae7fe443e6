package org.alfresco.repo.action.executer;

import java.util.HashSet;
import java.util.Set;

import org.alfresco.repo.action.ActionDefinitionImpl;
import org.alfresco.repo.action.ParameterizedItemAbstractBase;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionDefinition;
import org.alfresco.service.cmr.lock.LockService;
import org.alfresco.service.cmr.lock.LockStatus;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Base of action executers. The bean's id is the action's name; with {@code parent="action-executer"} it registers
 * itself. The action does not run on a node that is gone or locked by someone else.
 */
public abstract class ActionExecuterAbstractBase extends ParameterizedItemAbstractBase implements ActionExecuter {

    private static final Logger LOG = LoggerFactory.getLogger(ActionExecuterAbstractBase.class);

    protected ActionDefinition actionDefinition;
    protected boolean publicAction = true;
    protected Set<QName> applicableTypes = new HashSet<>();

    private boolean ignoreLock = true;
    private boolean trackStatus;
    private String queueName;
    private NodeService baseNodeService;
    private LockService lockService;

    public ActionExecuterAbstractBase() {}

    /** Registers this executer; called by the parent bean. */
    public void init() {
        if (publicAction) {
            runtimeActionService.registerActionExecuter(this);
        }
    }

    public void setBaseNodeService(NodeService nodeService) {
        this.baseNodeService = nodeService;
    }

    public void setLockService(LockService lockService) {
        this.lockService = lockService;
    }

    public void setPublicAction(boolean publicAction) {
        this.publicAction = publicAction;
    }

    public void setApplicableTypes(String[] applicableTypes) {
        for (String type : applicableTypes) {
            this.applicableTypes.add(QName.createQName(type));
        }
    }

    public void setIgnoreLock(boolean ignoreLock) {
        this.ignoreLock = ignoreLock;
    }

    @Override
    public boolean getIgnoreLock() {
        return ignoreLock;
    }

    public void setTrackStatus(boolean trackStatus) {
        this.trackStatus = trackStatus;
    }

    @Override
    public boolean getTrackStatus() {
        return trackStatus;
    }

    public void setQueueName(String queueName) {
        this.queueName = queueName;
    }

    @Override
    public String getQueueName() {
        return queueName;
    }

    @Override
    public ActionDefinition getActionDefinition() {
        if (actionDefinition == null) {
            actionDefinition = createActionDefinition(name);
            ActionDefinitionImpl definition = (ActionDefinitionImpl) actionDefinition;
            definition.setTitleKey(getTitleKey());
            definition.setDescriptionKey(getDescriptionKey());
            definition.setTrackStatus(getTrackStatus());
            definition.setAdhocPropertiesAllowed(getAdhocPropertiesAllowed());
            definition.setRuleActionExecutor(name);
            definition.setParameterDefinitions(getParameterDefintions());
            definition.setApplicableTypes(applicableTypes);
        }
        return actionDefinition;
    }

    protected ActionDefinition createActionDefinition(String name) {
        return new ActionDefinitionImpl(name);
    }

    @Override
    public void execute(Action action, NodeRef actionedUponNodeRef) {
        checkMandatoryProperties(action, getActionDefinition());
        if (actionedUponNodeRef != null && baseNodeService != null && !baseNodeService.exists(actionedUponNodeRef)) {
            LOG.debug("{} is not run: {} does not exist", action, actionedUponNodeRef);
            return;
        }
        if (!ignoreLock
                && actionedUponNodeRef != null
                && lockService != null
                && lockService.getLockStatus(actionedUponNodeRef) == LockStatus.LOCKED) {
            LOG.warn("{} is not run: {} is locked by someone else", action, actionedUponNodeRef);
            return;
        }
        executeImpl(action, actionedUponNodeRef);
    }

    /** Does the work. */
    protected abstract void executeImpl(Action action, NodeRef actionedUponNodeRef);
}
