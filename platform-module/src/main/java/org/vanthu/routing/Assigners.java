package org.vanthu.routing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.vanthu.work.WorkItem;

/**
 * Who gave the work of a branch to whom, read from its trace. Whoever forwards or assigns stands behind the one who has
 * it now; what is returned or taken back goes to the last of them, and behind the first of them stands who directed.
 */
public final class Assigners {

    static final String DIRECT = "direct";
    public static final String ASSIGN = "assign";
    public static final String FORWARD = "forward";
    public static final String RETURN = "return";
    public static final String TAKE_BACK = "takeBack";

    private final Deque<WorkItem> behind = new ArrayDeque<>();

    private Assigners() {}

    /** @param branch the items of one branch, oldest first */
    public static Assigners of(List<WorkItem> branch) {
        Assigners assigners = new Assigners();
        branch.forEach(assigners::read);
        return assigners;
    }

    private void read(WorkItem item) {
        String outcome = item.outcome() == null ? "" : item.outcome();
        switch (outcome) {
            case ASSIGN, FORWARD -> behind.push(item);
            case RETURN -> behind.poll();
            case TAKE_BACK -> {
                String back = item.endedFor() == null ? item.endedBy() : item.endedFor();
                while (!behind.isEmpty() && !who(behind.peek()).equals(back)) {
                    behind.pop();
                }
                behind.poll();
            }
            case DIRECT -> behind.clear();
            default -> {
                // the same person goes on
            }
        }
    }

    /** The step of the one who gave it last within the branch; empty when that was who directed. */
    public Optional<WorkItem> last() {
        return Optional.ofNullable(behind.peek());
    }

    /** The step at which the person gave it on, or empty. */
    public Optional<WorkItem> by(String userName) {
        return behind.stream().filter(item -> who(item).equals(userName)).findFirst();
    }

    /** Whose step it was when it ended. */
    public static String who(WorkItem item) {
        if (item.endedFor() != null) {
            return item.endedFor();
        }
        return item.endedBy() == null ? item.holder() : item.endedBy();
    }
}
