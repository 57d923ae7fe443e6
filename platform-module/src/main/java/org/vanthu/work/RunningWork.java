package org.vanthu.work;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

import org.alfresco.service.cmr.workflow.WorkflowInstance;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.cmr.workflow.WorkflowTask;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.NotFoundException;

/**
 * The processes behind the steps that somebody holds, for a site that moves to another workflow engine. The rows of the
 * steps are moved by themselves; a process is what it was when it waits at the same step for the same holder.
 */
public final class RunningWork {

    private static final String ENGINE = "activiti$";

    private final JdbcTemplate jdbc;
    private final WorkItemTable table;
    private final WorkProcesses processes;
    private final WorkflowService workflowService;
    private final ProcessMaps maps;

    RunningWork(DataSource dataSource, WorkItemTable table, WorkProcesses processes, WorkflowService workflowService) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.processes = processes;
        this.workflowService = workflowService;
        this.maps = new ProcessMaps();
    }

    /**
     * Where a process waits.
     *
     * @param item the id of the work item
     * @param definition the id of the BPMN process without that of the engine
     */
    public record Standing(long item, String definition, String step, String holder) {}

    /** A process that was begun anew. */
    public record Begun(String branch, String taskId) {}

    /**
     * What waits, in the order of the work items, as the engine itself says.
     *
     * @param after the work item after which to go on, or 0
     * @throws IllegalStateException if a work item waits for a task that the engine does not have
     */
    public List<Standing> after(long after, int most) {
        return jdbc
                .queryForList(
                        "SELECT id FROM vt_work_item WHERE running = 1 AND id > ? ORDER BY id LIMIT " + most,
                        Long.class,
                        after)
                .stream()
                .map(id -> standing(item(id)))
                .toList();
    }

    private WorkItem item(long id) {
        return table.find(id).orElseThrow(() -> new NotFoundException("work.error.no-item", String.valueOf(id)));
    }

    private Standing standing(WorkItem item) {
        WorkflowTask task = workflowService.getTaskById(Objects.requireNonNull(item.taskId(), "taskId"));
        WorkflowInstance process = workflowService.getWorkflowById(item.branch());
        if (task == null || process == null) {
            throw new IllegalStateException("work item " + item.id() + " waits for the task " + item.taskId() + " of "
                    + item.branch() + ", which the workflow engine does not have");
        }
        String definition = process.getDefinition().getName();
        return new Standing(
                item.id(),
                definition.startsWith(ENGINE) ? definition.substring(ENGINE.length()) : definition,
                item.step(),
                item.holder());
    }

    /**
     * Begins a process for the work item and leads it to the step.
     *
     * @throws IllegalStateException if the definition has no such step
     */
    public Begun begin(long id, String definition, String step) {
        WorkItem item = item(id);
        Next next = new Next(item.unit(), item.holder(), "", null);
        WorkProcesses.Position at = processes.start(new NewWork(
                definition,
                item.process(),
                item.agency(),
                item.nodeId(),
                item.parent(),
                item.part(),
                next,
                item.urgency(),
                item.title(),
                item.label()));
        for (String outcome : maps.way(definition, at.step(), step)) {
            at = processes
                    .advance(at.branch(), at.taskId(), outcome, item.holder())
                    .orElseThrow(() -> new IllegalStateException(definition + " ended before " + step));
        }
        return new Begun(at.branch(), at.taskId());
    }
}
