package org.vanthu.embedded.workflow;

import org.alfresco.service.cmr.workflow.WorkflowException;

/** Ids of ACS ({@code activiti$12}) and of the process engine ({@code 12}). */
final class Ids {

    static final String ENGINE = "activiti";
    private static final String PREFIX = ENGINE + "$";
    private static final String START = "start";

    private Ids() {}

    static String global(String local) {
        return PREFIX + local;
    }

    static String startTask(String processId) {
        return PREFIX + START + processId;
    }

    /** Says whether the id is of the start task, which exists only in ACS. */
    static boolean isStartTask(String global) {
        return global.startsWith(PREFIX + START);
    }

    static String processOfStartTask(String global) {
        return global.substring((PREFIX + START).length());
    }

    static String local(String global) {
        if (!global.startsWith(PREFIX)) {
            throw new WorkflowException("There is no workflow engine for " + global + "; ids begin with " + PREFIX);
        }
        return global.substring(PREFIX.length());
    }
}
