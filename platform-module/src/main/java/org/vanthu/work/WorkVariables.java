package org.vanthu.work;

import org.alfresco.service.namespace.QName;

/** The variables of processes, as their definitions write them, and the task types of the workflow model. */
public final class WorkVariables {

    /** The namespace of the workflow model. */
    public static final String URI = "http://www.vanthu.org/model/workwf/1.0";

    /** Start parameter: who gets the first task, a user name or a pool. */
    public static final QName PROP_HOLDER = QName.createQName(URI, "holder");

    /** Start parameter: the agency. */
    public static final QName PROP_AGENCY = QName.createQName(URI, "agency");

    /** Start parameter: the document. */
    public static final QName PROP_DOCUMENT = QName.createQName(URI, "document");

    /** How the last task ended; conditions ask for it. */
    static final String OUTCOME = "workwf_outcome";

    /** Who gets the next task. */
    static final String HOLDER = "workwf_holder";

    /** The agency. */
    static final String AGENCY = "workwf_agency";

    private WorkVariables() {}
}
