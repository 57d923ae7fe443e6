package org.vanthu.outgoing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What features above add to outgoing documents; they register themselves at start. */
public final class OutgoingExtensions {

    private final List<OutgoingExtension> extensions = new CopyOnWriteArrayList<>();

    /** Adds one. */
    public void add(OutgoingExtension extension) {
        extensions.add(extension);
    }

    void beforeIssue(Outgoing document) {
        extensions.forEach(
                one -> one.beforeIssue(document.node(), document.stage().approvedHash()));
    }

    boolean letRead(Outgoing document, String userName) {
        return extensions.stream().anyMatch(one -> one.letsRead(document.node(), userName));
    }
}
