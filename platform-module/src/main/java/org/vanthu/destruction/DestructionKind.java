package org.vanthu.destruction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.vanthu.batch.BatchItem;
import org.vanthu.batch.BatchKind;
import org.vanthu.batch.BatchKinds;
import org.vanthu.batch.BatchRun;
import org.vanthu.shared.Sql;

/** The long run that destroys: one dossier in each transaction, with holds and days asked again behind its lock. */
public final class DestructionKind implements BatchKind {

    static final String CODE = "destruction";
    static final String DESTRUCTION = "destruction";

    private static final String STATE = "state";
    private static final String REFUSAL = "refusal";
    private static final String ARGUMENT = "argument";

    private final BatchKinds kinds;
    private final DestructionTable table;
    private final Fitness fitness;
    private final Execution execution;
    private final Records records;
    private final DestructionSite site;

    DestructionKind(
            BatchKinds kinds,
            DestructionTable table,
            Fitness fitness,
            Execution execution,
            Records records,
            DestructionSite site) {
        this.kinds = kinds;
        this.table = table;
        this.fitness = fitness;
        this.execution = execution;
        this.records = records;
        this.site = site;
    }

    /** Registers itself. */
    public void init() {
        kinds.register(this);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public int chunk() {
        return 1;
    }

    @Override
    public boolean isUndoable() {
        return false;
    }

    @Override
    public List<BatchItem> items(BatchRun run, @Nullable String after, int limit) {
        String id = run.parameter(DESTRUCTION);
        int ordinal = after == null
                ? 0
                : table.items(id, List.of(after)).stream()
                        .mapToInt(Item::ordinal)
                        .sum();
        List<BatchItem> items = new ArrayList<>();
        List<Item> page = table.items(id, ordinal, limit);
        while (!page.isEmpty() && items.isEmpty()) {
            for (Item item : page) {
                if (item.state().equals(Item.PROPOSED)) {
                    items.add(new BatchItem(
                            item.dossier(),
                            Sql.cut(item.code() + " " + item.title(), 300),
                            Math.max(1, item.documents())));
                }
            }
            page = items.isEmpty() ? table.items(id, page.get(page.size() - 1).ordinal(), limit) : page;
        }
        return items;
    }

    @Override
    public Map<String, Map<String, String>> states(BatchRun run, List<String> keys, boolean lock) {
        List<Item> items = table.items(run.parameter(DESTRUCTION), keys);
        Map<String, Fitness.Found> found = new HashMap<>();
        if (lock) {
            items.stream()
                    .sorted(java.util.Comparator.comparing(Item::dossier))
                    .forEach(item -> found.put(item.dossier(), fitness.locked(item)));
        } else {
            found.putAll(fitness.look(run.agency(), keys));
        }
        Map<String, Map<String, String>> states = new TreeMap<>();
        for (Item item : items) {
            Fitness.Found now = found.get(item.dossier());
            if (now != null) {
                states.put(item.dossier(), state(run, item, now));
            }
        }
        return states;
    }

    private Map<String, String> state(BatchRun run, Item item, Fitness.Found now) {
        Map<String, String> state = new TreeMap<>();
        state.put(STATE, item.state());
        Fitness.Refusal refusal = fitness.refusal(now, item.reason().equals(Item.EXPIRED), site.today());
        if (refusal == null && item.reason().equals(Item.DUPLICATE)) {
            refusal = fitness.duplicateRefusal(run.agency(), item.dossier(), item.duplicateOf());
        }
        if (refusal != null) {
            state.put(REFUSAL, refusal.msgId());
            if (refusal.argument() != null) {
                state.put(ARGUMENT, refusal.argument());
            }
        }
        return state;
    }

    @Override
    public Decision decide(BatchRun run, BatchItem item, Map<String, String> state) {
        String refusal = state.get(REFUSAL);
        return refusal == null
                ? Decision.change(Map.of(STATE, Item.DESTROYED))
                : Decision.leave(refusal, state.get(ARGUMENT));
    }

    @Override
    public void apply(BatchRun run, List<Step> steps) {
        for (Step step : steps) {
            execution.destroy(run.parameter(DESTRUCTION), step.key());
        }
    }

    @Override
    public void ended(BatchRun run) {
        records.close(run.parameter(DESTRUCTION));
    }
}
