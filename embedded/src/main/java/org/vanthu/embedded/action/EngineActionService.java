package org.vanthu.embedded.action;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.alfresco.repo.action.ActionConditionImpl;
import org.alfresco.repo.action.ActionImpl;
import org.alfresco.repo.action.CompositeActionImpl;
import org.alfresco.repo.action.RuntimeActionService;
import org.alfresco.repo.action.evaluator.ActionConditionEvaluator;
import org.alfresco.repo.action.executer.ActionExecuter;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionCondition;
import org.alfresco.service.cmr.action.ActionConditionDefinition;
import org.alfresco.service.cmr.action.ActionDefinition;
import org.alfresco.service.cmr.action.ActionService;
import org.alfresco.service.cmr.action.ActionServiceException;
import org.alfresco.service.cmr.action.ActionStatus;
import org.alfresco.service.cmr.action.CompositeAction;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Runs actions by the executers that registered themselves. A failed action fails the transaction that it runs in. */
public final class EngineActionService implements ActionService, RuntimeActionService {

    private final NodeService nodeService;
    private final DictionaryService dictionaryService;
    private final AsyncActions asyncActions;
    private final Map<String, ActionExecuter> executers = new ConcurrentHashMap<>();
    private final Map<String, ActionConditionEvaluator> evaluators = new ConcurrentHashMap<>();

    public EngineActionService(
            NodeService nodeService, DictionaryService dictionaryService, AsyncActions asyncActions) {
        this.nodeService = nodeService;
        this.dictionaryService = dictionaryService;
        this.asyncActions = asyncActions;
    }

    @Override
    public void registerActionExecuter(ActionExecuter actionExecuter) {
        executers.put(actionExecuter.getActionDefinition().getName(), actionExecuter);
    }

    @Override
    public void registerActionConditionEvaluator(ActionConditionEvaluator actionConditionEvaluator) {
        evaluators.put(actionConditionEvaluator.getActionConditionDefintion().getName(), actionConditionEvaluator);
    }

    @Override
    public @Nullable ActionDefinition getActionDefinition(String name) {
        ActionExecuter executer = executers.get(name);
        return executer == null ? null : executer.getActionDefinition();
    }

    @Override
    public List<ActionDefinition> getActionDefinitions() {
        return executers.values().stream()
                .map(ActionExecuter::getActionDefinition)
                .toList();
    }

    @Override
    public List<ActionDefinition> getActionDefinitions(@Nullable NodeRef nodeRef) {
        if (nodeRef == null) {
            return getActionDefinitions();
        }
        QName type = nodeService.getType(nodeRef);
        return getActionDefinitions().stream()
                .filter(definition -> definition.getApplicableTypes().isEmpty()
                        || definition.getApplicableTypes().stream()
                                .anyMatch(applicable -> dictionaryService.isSubClass(type, applicable)))
                .toList();
    }

    @Override
    public @Nullable ActionConditionDefinition getActionConditionDefinition(String name) {
        ActionConditionEvaluator evaluator = evaluators.get(name);
        return evaluator == null ? null : evaluator.getActionConditionDefintion();
    }

    @Override
    public List<ActionConditionDefinition> getActionConditionDefinitions() {
        return evaluators.values().stream()
                .map(ActionConditionEvaluator::getActionConditionDefintion)
                .toList();
    }

    @Override
    public Action createAction(String name) {
        return createAction(name, Map.of());
    }

    @Override
    public Action createAction(String name, @Nullable Map<String, Serializable> params) {
        return stamped(new ActionImpl(null, UUID.randomUUID().toString(), name, params));
    }

    @Override
    public CompositeAction createCompositeAction() {
        return stamped(new CompositeActionImpl(null, UUID.randomUUID().toString()));
    }

    private static <A extends ActionImpl> A stamped(A action) {
        Date now = new Date();
        String user = AuthenticationUtil.getRunAsUser();
        action.setCreatedDate(now);
        action.setCreator(user);
        action.setModifiedDate(now);
        action.setModifier(user);
        return action;
    }

    @Override
    public ActionCondition createActionCondition(String name) {
        return createActionCondition(name, Map.of());
    }

    @Override
    public ActionCondition createActionCondition(String name, @Nullable Map<String, Serializable> params) {
        return new ActionConditionImpl(UUID.randomUUID().toString(), name, params);
    }

    @Override
    public boolean evaluateAction(Action action, NodeRef actionedUponNodeRef) {
        for (ActionCondition condition : action.getActionConditions()) {
            if (!evaluateActionCondition(condition, actionedUponNodeRef)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean evaluateActionCondition(ActionCondition condition, NodeRef actionedUponNodeRef) {
        ActionConditionEvaluator evaluator = evaluators.get(condition.getActionConditionDefinitionName());
        if (evaluator == null) {
            throw new ActionServiceException(
                    "There is no action condition " + condition.getActionConditionDefinitionName());
        }
        return evaluator.evaluate(condition, actionedUponNodeRef);
    }

    @Override
    public void executeAction(Action action, NodeRef actionedUponNodeRef) {
        executeAction(action, actionedUponNodeRef, true);
    }

    @Override
    public void executeAction(Action action, NodeRef actionedUponNodeRef, boolean checkConditions) {
        executeAction(action, actionedUponNodeRef, checkConditions, action.getExecuteAsychronously());
    }

    @Override
    public void executeAction(
            Action action, NodeRef actionedUponNodeRef, boolean checkConditions, boolean executeAsynchronously) {
        if (executeAsynchronously) {
            setStatus(action, ActionStatus.Pending);
            asyncActions.runAfterCommit(
                    action,
                    () -> runNow(action, actionedUponNodeRef, checkConditions),
                    () -> compensate(action, actionedUponNodeRef));
        } else {
            runNow(action, actionedUponNodeRef, checkConditions);
        }
    }

    private void compensate(Action action, NodeRef node) {
        Action compensating = action.getCompensatingAction();
        if (compensating != null) {
            executeAction(compensating, node, true, true);
        }
    }

    private void runNow(Action action, NodeRef node, boolean checkConditions) {
        if (checkConditions && !evaluateAction(action, node)) {
            setStatus(action, ActionStatus.Declined);
            return;
        }
        setStatus(action, ActionStatus.Running);
        try {
            for (Action step : steps(action)) {
                executer(step.getActionDefinitionName()).execute(step, node);
            }
            setStatus(action, ActionStatus.Completed);
        } catch (RuntimeException e) {
            setStatus(action, ActionStatus.Failed);
            if (action instanceof ActionImpl failed) {
                failed.setExecutionFailureMessage(e.getMessage());
            }
            throw e;
        }
    }

    private List<Action> steps(Action action) {
        if (!(action instanceof CompositeAction composite)) {
            return List.of(action);
        }
        List<Action> steps = new ArrayList<>();
        composite.getActions().forEach(step -> steps.addAll(steps(step)));
        return steps;
    }

    private ActionExecuter executer(String name) {
        ActionExecuter executer = executers.get(name);
        if (executer == null) {
            throw new ActionServiceException("There is no action " + name);
        }
        return executer;
    }

    private static void setStatus(Action action, ActionStatus status) {
        if (action instanceof ActionImpl own) {
            own.setExecutionStatus(status);
            if (status == ActionStatus.Running) {
                own.setExecutionStartDate(new Date());
            } else if (status != ActionStatus.Pending) {
                own.setExecutionEndDate(new Date());
            }
        }
    }
}
