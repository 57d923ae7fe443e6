package org.alfresco.repo.action;

import java.io.Serializable;
import java.util.Map;

import org.alfresco.service.cmr.action.ActionCondition;

/** A condition with its values. */
public class ActionConditionImpl extends ParameterizedItemImpl implements Serializable, ActionCondition {

    private static final long serialVersionUID = 1L;

    private final String actionConditionDefinitionName;
    private boolean invertCondition;

    public ActionConditionImpl(String id, String actionConditionDefinitionName) {
        this(id, actionConditionDefinitionName, null);
    }

    public ActionConditionImpl(
            String id, String actionConditionDefinitionName, Map<String, Serializable> parameterValues) {
        super(id, parameterValues);
        this.actionConditionDefinitionName = actionConditionDefinitionName;
    }

    @Override
    public String getActionConditionDefinitionName() {
        return actionConditionDefinitionName;
    }

    @Override
    public boolean getInvertCondition() {
        return invertCondition;
    }

    @Override
    public void setInvertCondition(boolean invertCondition) {
        this.invertCondition = invertCondition;
    }
}
