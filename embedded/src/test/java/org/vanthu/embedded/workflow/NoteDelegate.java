package org.vanthu.embedded.workflow;

import org.activiti.engine.delegate.DelegateExecution;
import org.alfresco.repo.workflow.activiti.ActivitiScriptNode;
import org.alfresco.repo.workflow.activiti.BaseJavaDelegate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a row for the package of the process. */
public final class NoteDelegate extends BaseJavaDelegate {

    private final JdbcClient jdbc;

    public NoteDelegate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ActivitiScriptNode pack = (ActivitiScriptNode) execution.getVariable("bpm_package");
        jdbc.sql("insert into embedded_workflow_test (note) values (?)")
                .param(pack.getNodeRef().toString())
                .update();
    }
}
