package org.alfresco.repo.action.evaluator;

import org.alfresco.repo.action.ActionConditionDefinitionImpl;
import org.alfresco.repo.action.ParameterizedItemAbstractBase;
import org.alfresco.service.cmr.action.ActionCondition;
import org.alfresco.service.cmr.action.ActionConditionDefinition;
import org.alfresco.service.cmr.repository.NodeRef;

/** Base of condition evaluators; inversion is done here. */
public abstract class ActionConditionEvaluatorAbstractBase extends ParameterizedItemAbstractBase
        implements ActionConditionEvaluator {

    protected ActionConditionDefinition actionConditionDefinition;

    private boolean publicCondition = true;

    public ActionConditionEvaluatorAbstractBase() {}

    /** Registers this evaluator; called by the parent bean. */
    public void init() {
        if (publicCondition) {
            runtimeActionService.registerActionConditionEvaluator(this);
        }
    }

    public void setPublicCondition(boolean publicCondition) {
        this.publicCondition = publicCondition;
    }

    @Override
    public ActionConditionDefinition getActionConditionDefintion() {
        if (actionConditionDefinition == null) {
            ActionConditionDefinitionImpl definition = new ActionConditionDefinitionImpl(name);
            definition.setTitleKey(getTitleKey());
            definition.setDescriptionKey(getDescriptionKey());
            definition.setAdhocPropertiesAllowed(getAdhocPropertiesAllowed());
            definition.setConditionEvaluator(name);
            definition.setParameterDefinitions(getParameterDefintions());
            actionConditionDefinition = definition;
        }
        return actionConditionDefinition;
    }

    @Override
    public boolean evaluate(ActionCondition actionCondition, NodeRef actionedUponNodeRef) {
        checkMandatoryProperties(actionCondition, getActionConditionDefintion());
        return evaluateImpl(actionCondition, actionedUponNodeRef) != actionCondition.getInvertCondition();
    }

    protected abstract boolean evaluateImpl(ActionCondition actionCondition, NodeRef actionedUponNodeRef);
}
