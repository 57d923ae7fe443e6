/**
 * Processes: Activiti 5.23 on the database and in the transactions of the repository, behind the workflow service of
 * ACS. Ids, variable names and task types are mapped as ACS maps them. The process engine starts when it is first
 * needed. Entry type: {@link org.vanthu.embedded.workflow.ActivitiWorkflowService}.
 */
@NullMarked
package org.vanthu.embedded.workflow;

import org.jspecify.annotations.NullMarked;
