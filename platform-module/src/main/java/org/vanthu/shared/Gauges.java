package org.vanthu.shared;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Figures by which features show whoever watches the servers how they stand; features put theirs in at start. */
public final class Gauges {

    private final List<Gauge> all = new CopyOnWriteArrayList<>();

    /**
     * A figure, or one for each value of a label.
     *
     * @param name as Prometheus wants it, with the unit at its end
     * @param label of the values, or empty where there is one value, under the empty key
     * @param values read whenever somebody asks, in a read transaction; they must be quick
     */
    public record Gauge(String name, String help, String label, Supplier<Map<String, ? extends Number>> values) {}

    /** Adds one. */
    public void add(Gauge gauge) {
        all.add(gauge);
    }

    /** All of them, in the order of their adding. */
    public List<Gauge> all() {
        return List.copyOf(all);
    }
}
