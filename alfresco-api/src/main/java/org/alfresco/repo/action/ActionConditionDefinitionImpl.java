package org.alfresco.repo.action;

import org.alfresco.service.cmr.action.ActionConditionDefinition;

/** The definition of a condition, as its evaluator makes it. */
public class ActionConditionDefinitionImpl extends ParameterizedItemDefinitionImpl
        implements ActionConditionDefinition {

    private static final long serialVersionUID = 1L;

    private String conditionEvaluator;

    public ActionConditionDefinitionImpl(String name) {
        super(name);
    }

    public void setConditionEvaluator(String conditionEvaluator) {
        this.conditionEvaluator = conditionEvaluator;
    }

    /** Returns the bean that evaluates the condition. */
    public String getConditionEvaluator() {
        return conditionEvaluator;
    }
}
