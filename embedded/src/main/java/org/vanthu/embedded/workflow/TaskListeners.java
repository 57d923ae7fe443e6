package org.vanthu.embedded.workflow;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.activiti.bpmn.model.BaseElement;
import org.activiti.bpmn.model.UserTask;
import org.activiti.engine.delegate.DelegateTask;
import org.activiti.engine.delegate.TaskListener;
import org.activiti.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.activiti.engine.impl.bpmn.parser.BpmnParse;
import org.activiti.engine.impl.pvm.delegate.ActivityBehavior;
import org.activiti.engine.impl.pvm.process.ActivityImpl;
import org.activiti.engine.impl.task.TaskDefinition;
import org.activiti.engine.parse.BpmnParseHandler;
import org.alfresco.repo.workflow.WorkflowConstants;
import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.dictionary.TypeDefinition;
import org.alfresco.service.cmr.workflow.WorkflowException;
import org.alfresco.service.namespace.QName;

/** Gives each new task the values that its type in the workflow model asks for, and checks them when it ends. */
final class TaskListeners implements BpmnParseHandler {

    private final VariableNames names;
    private final TaskTypes types;

    TaskListeners(VariableNames names, TaskTypes types) {
        this.names = names;
        this.types = types;
    }

    @Override
    public Collection<Class<? extends BaseElement>> getHandledTypes() {
        return List.of(UserTask.class);
    }

    @Override
    public void parse(BpmnParse bpmnParse, BaseElement element) {
        ActivityImpl activity = bpmnParse.getCurrentScope().findActivity(element.getId());
        ActivityBehavior behavior = activity == null ? null : activity.getActivityBehavior();
        TaskDefinition definition = null;
        if (behavior instanceof UserTaskActivityBehavior userTask) {
            definition = userTask.getTaskDefinition();
        } else if (activity != null
                && activity.getProperty("taskDefinition") instanceof TaskDefinition ofMultipleTasks) {
            definition = ofMultipleTasks;
        }
        if (definition != null) {
            definition.addTaskListener(TaskListener.EVENTNAME_CREATE, this::created);
            definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, this::completed);
        }
    }

    private void created(DelegateTask task) {
        TypeDefinition type = types.type(task.getFormKey(), false);
        for (Map.Entry<QName, PropertyDefinition> property :
                type.getProperties().entrySet()) {
            String standard = property.getValue().getDefaultValue();
            String variable = names.name(property.getKey());
            if (standard != null && !task.hasVariable(variable) && !isField(property.getKey())) {
                task.setVariableLocal(variable, typed(property.getValue(), standard));
            }
        }
        if (task.getFormKey() != null) {
            task.setVariableLocal("taskFormKey", task.getFormKey());
        }
        setFromProcess(task);
    }

    private static Object typed(PropertyDefinition property, String text) {
        QName type = property.getDataType().getName();
        if (type.equals(DataTypeDefinition.BOOLEAN)) {
            return Boolean.valueOf(text);
        }
        if (type.equals(DataTypeDefinition.INT)) {
            return Integer.valueOf(text);
        }
        return type.equals(DataTypeDefinition.LONG) ? Long.valueOf(text) : text;
    }

    /** What the start of the process said about all its tasks. */
    private void setFromProcess(DelegateTask task) {
        if (task.getDescription() == null
                && task.getVariable(names.name(WorkflowModel.PROP_WORKFLOW_DESCRIPTION)) instanceof String text) {
            task.setDescription(text);
        }
        if (task.getDueDate() == null
                && task.getVariable(names.name(WorkflowModel.PROP_WORKFLOW_DUE_DATE)) instanceof Date due) {
            task.setDueDate(due);
        }
        if (task.getVariable(names.name(WorkflowModel.PROP_WORKFLOW_PRIORITY)) instanceof Number priority) {
            task.setPriority(priority.intValue());
        }
    }

    private static boolean isField(QName property) {
        return property.equals(WorkflowModel.PROP_PRIORITY) || property.equals(WorkflowModel.PROP_DESCRIPTION);
    }

    private void completed(DelegateTask task) {
        TypeDefinition type = types.type(task.getFormKey(), false);
        for (PropertyDefinition property : type.getProperties().values()) {
            boolean own = property.getContainerClass().getName().equals(type.getName());
            if (own && property.isMandatoryEnforced() && task.getVariable(names.name(property.getName())) == null) {
                throw new WorkflowException("The task cannot end: it has no value for " + property.getName());
            }
        }
        task.setVariableLocal(names.name(WorkflowModel.PROP_STATUS), WorkflowConstants.TASK_STATUS_COMPLETED);
        task.setVariableLocal(names.name(WorkflowModel.PROP_COMPLETION_DATE), new Date());
        PropertyDefinition outcome = type.getProperties().get(WorkflowModel.PROP_OUTCOME_PROPERTY_NAME);
        if (outcome != null && outcome.getDefaultValue() != null) {
            String variable = names.name(QName.createQName(outcome.getDefaultValue()));
            Object value = task.getVariable(variable);
            task.setVariableLocal(names.name(WorkflowModel.PROP_OUTCOME), value == null ? "Next" : value.toString());
        }
    }
}
