package org.vanthu.work;

import org.jspecify.annotations.Nullable;

/**
 * A branch of work to begin.
 *
 * @param definition the id of the BPMN process, e.g. {@code incomingBranch}
 * @param process what kind of work lists call it: {@code incoming} or {@code outgoing}
 * @param nodeId the document
 * @param parent the item out of which the branch arose, or null
 * @param part what the holders of this branch are: {@code lead}, {@code coordinate}, {@code inform} or empty
 * @param urgency 0 to 4; the higher come first in every list
 * @param title what lists show, the abstract
 * @param label the number of the document, or empty
 */
public record NewWork(
        String definition,
        String process,
        String agency,
        String nodeId,
        @Nullable Long parent,
        String part,
        Next next,
        int urgency,
        String title,
        String label) {}
