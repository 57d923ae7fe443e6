package org.vanthu.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A kind of long work. Implementations keep no state of a run: everything is in the parameters of the run, the tables
 * of the feature and the ledger, because a run may go on in another process after a kill.
 *
 * <p>All methods run in a transaction, as the system user; who proposed and who approved stands in the run. The dry run
 * calls {@link #states} and {@link #decide} and nothing else; the run calls the same two again in the transaction of
 * the change and does only what was approved: an item of which the decision is another one by now is left alone and
 * marked so.
 */
public interface BatchKind {

    /** The name of the kind in tables and over HTTP, at most 30 letters, e.g. {@code reorganization}. */
    String code();

    /** How many items one transaction takes; a user waits for such a transaction when he is after the same item. */
    default int chunk() {
        return 100;
    }

    /** Whether a run can be undone. */
    default boolean isUndoable() {
        return true;
    }

    /**
     * The items behind the one with the key, in an order that does not change while the plan is made.
     *
     * @param after the key of the last item of the call before, or null at first
     * @return at most {@code limit} items; none when there are no more
     */
    List<BatchItem> items(BatchRun run, @Nullable String after, int limit);

    /**
     * What the items are now, by key; one that is gone is missing. Only what a decision rests on: the values are
     * compared before something is undone.
     *
     * @param lock whether the rows are to stay as they are until the transaction ends
     */
    Map<String, Map<String, String>> states(BatchRun run, List<String> keys, boolean lock);

    /** What is to become of an item that is so now. The same state always gives the same decision. */
    Decision decide(BatchRun run, BatchItem item, Map<String, String> state);

    /** Makes the items what the steps say, in the running transaction. Undoing calls it with the steps turned round. */
    void apply(BatchRun run, List<Step> steps);

    /**
     * What stands against undoing an item that is still as the run left it: a message and what it names; empty where
     * nothing does. Asked in the transaction of the undoing, with the state that was read there.
     *
     * @param step the change that the undoing would make
     */
    default Optional<Decision> againstUndo(BatchRun run, Step step, Map<String, String> state) {
        return Optional.empty();
    }

    /** Called once, in a transaction of its own, after the last item, forwards or backwards. */
    default void ended(BatchRun run) {}

    /**
     * What is to become of an item.
     *
     * @param becomes the values that are to be others; empty where nothing is to change
     * @param reason the message that says why nothing is to change or what is noteworthy, or null
     * @param argument what the message names, or null
     */
    record Decision(
            Map<String, String> becomes,
            @Nullable String reason,
            @Nullable String argument) {

        public Decision {
            becomes = Map.copyOf(becomes);
        }

        /** The item is to be changed so. */
        public static Decision change(Map<String, String> becomes) {
            return new Decision(becomes, null, null);
        }

        /** The item stays as it is. */
        public static Decision leave(String reason, @Nullable String argument) {
            return new Decision(Map.of(), reason, argument);
        }
    }

    /**
     * A change of one item.
     *
     * @param from the values before, of the names in {@code to}; a name is missing where there was no value
     * @param to the values after; when something is undone a name is missing where there is to be no value
     */
    record Step(String key, Map<String, String> from, Map<String, String> to) {

        public Step {
            from = Map.copyOf(from);
            to = Map.copyOf(to);
        }
    }
}
