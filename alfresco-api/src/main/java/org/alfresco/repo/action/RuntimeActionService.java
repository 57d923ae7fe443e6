package org.alfresco.repo.action;

import org.alfresco.repo.action.evaluator.ActionConditionEvaluator;
import org.alfresco.repo.action.executer.ActionExecuter;

/** The side of the action service on which executers and evaluators announce themselves. */
public interface RuntimeActionService {

    void registerActionConditionEvaluator(ActionConditionEvaluator actionConditionEvaluator);

    void registerActionExecuter(ActionExecuter actionExecuter);
}
