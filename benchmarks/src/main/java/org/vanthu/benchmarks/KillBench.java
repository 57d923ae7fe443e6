package org.vanthu.benchmarks;

import java.util.List;

import org.vanthu.acceptance.BatchKillRounds;
import org.vanthu.acceptance.ExchangeKillRounds;
import org.vanthu.acceptance.IssueKillRounds;
import org.vanthu.acceptance.KillRounds;

/**
 * Kills a site with {@code kill -9} fifty times at random moments of one kind of work, and looks for what is lost,
 * doubled or half done. Each kind is a measurement of its own, because fifty rounds take from a quarter to a whole
 * hour.
 */
final class KillBench implements Benchmark {

    private static final int ROUNDS = 50;
    private static final int QUICK_ROUNDS = 2;
    private static final long SEED = 50;

    private final String name;
    private final Rounds rounds;

    private KillBench(String name, Rounds rounds) {
        this.name = name;
        this.rounds = rounds;
    }

    /** Every kind of work. */
    static List<Benchmark> all() {
        return List.of(
                new KillBench("kill", KillBench::registration),
                new KillBench("kill-issue", KillBench::issue),
                new KillBench("kill-batch", KillBench::batch),
                new KillBench("kill-exchange", KillBench::exchange));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        return List.of(rounds.run(workshop, workshop.size(ROUNDS, QUICK_ROUNDS)));
    }

    private static Measurement registration(Workshop workshop, int rounds) throws Exception {
        KillRounds kills = new KillRounds(workshop.fresh("kill"), SEED);
        List<String> wrong = kills.run(rounds);
        return measured(
                "capture and registration, " + rounds + " rounds",
                wrong,
                kills.confirmed() + " registrations confirmed",
                "no gap, no double, no half, no lost file");
    }

    private static Measurement issue(Workshop workshop, int rounds) throws Exception {
        IssueKillRounds kills = new IssueKillRounds(workshop.fresh("kill-issue"), SEED);
        List<String> wrong = kills.run(rounds);
        return measured(
                "sign, number, seal and issue, " + rounds + " rounds",
                wrong,
                kills.issued() + " documents issued",
                "no number without a document, none issued twice, no half signature");
    }

    private static Measurement batch(Workshop workshop, int rounds) throws Exception {
        BatchKillRounds kills = new BatchKillRounds(workshop.fresh("kill-batch"), SEED);
        List<String> wrong = kills.run(rounds);
        return measured(
                "reorganization, its undoing and destruction, " + rounds + " rounds each",
                wrong,
                kills.ended() + " dossiers ended, " + kills.destroyed() + " destroyed",
                "ledger and dossiers agree, nothing twice, nothing half");
    }

    private static Measurement exchange(Workshop workshop, int rounds) throws Exception {
        ExchangeKillRounds kills = new ExchangeKillRounds(workshop.fresh("kill-exchange"), SEED);
        List<String> wrong = kills.run(rounds);
        return measured(
                "messages between two sites, either killed, " + rounds + " rounds",
                wrong,
                kills.messages() + " messages",
                "each arrived once and its sender knows");
    }

    private static Measurement measured(String during, List<String> wrong, String done, String must) {
        wrong.forEach(System.out::println);
        return new Measurement("kill -9 during " + during, wrong.size() + " faults", done, "–", must, wrong.isEmpty());
    }

    /** Kills as often as told and says what it found. */
    private interface Rounds {
        Measurement run(Workshop workshop, int rounds) throws Exception;
    }
}
