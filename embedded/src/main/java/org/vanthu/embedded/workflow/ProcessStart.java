package org.vanthu.embedded.workflow;

import java.util.Collection;
import java.util.List;

import org.activiti.bpmn.model.BaseElement;
import org.activiti.bpmn.model.Process;
import org.activiti.engine.delegate.ExecutionListener;
import org.activiti.engine.impl.bpmn.parser.BpmnParse;
import org.activiti.engine.parse.BpmnParseHandler;
import org.alfresco.repo.workflow.WorkflowConstants;

/** Tells each process its own id as it starts: with the other variables, not by a command of its own afterwards. */
final class ProcessStart implements BpmnParseHandler {

    @Override
    public Collection<Class<? extends BaseElement>> getHandledTypes() {
        return List.of(Process.class);
    }

    @Override
    public void parse(BpmnParse bpmnParse, BaseElement element) {
        ExecutionListener listener = execution -> execution.setVariable(
                WorkflowConstants.PROP_WORKFLOW_INSTANCE_ID, Ids.global(execution.getProcessInstanceId()));
        bpmnParse.getCurrentProcessDefinition().addExecutionListener(ExecutionListener.EVENTNAME_START, listener);
    }
}
