package org.vanthu.benchmarks;

import java.util.List;

import org.vanthu.acceptance.BatchKillRounds;
import org.vanthu.acceptance.ExchangeKillRounds;
import org.vanthu.acceptance.IssueKillRounds;
import org.vanthu.acceptance.KillRounds;

/**
 * Kills the site fifty times while clerks register and scans come in, fifty times while documents are signed, numbered,
 * sealed and issued, fifty times in each of a reorganization, its undoing and a destruction, and fifty times one of two
 * sites between which messages go; and looks for what is lost.
 */
final class KillBench implements Benchmark {

    private static final long SEED = 50;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int rounds = workshop.size(50, 2);
        KillRounds kills = new KillRounds(workshop.fresh("kill"), SEED);
        List<String> wrong = kills.run(rounds);
        wrong.forEach(System.out::println);
        IssueKillRounds issuing = new IssueKillRounds(workshop.fresh("kill-issue"), SEED);
        List<String> wrongIssues = issuing.run(rounds);
        wrongIssues.forEach(System.out::println);
        BatchKillRounds batch = new BatchKillRounds(workshop.fresh("kill-batch"), SEED);
        List<String> wrongRuns = batch.run(rounds);
        wrongRuns.forEach(System.out::println);
        ExchangeKillRounds exchange = new ExchangeKillRounds(workshop.fresh("kill-exchange"), SEED);
        List<String> wrongMessages = exchange.run(rounds);
        wrongMessages.forEach(System.out::println);
        return List.of(
                new Measurement(
                        "kill -9 of either of two sites while messages go, " + rounds + " rounds",
                        wrongMessages.size() + " faults",
                        exchange.messages() + " messages",
                        "–",
                        "each arrived once and its sender knows",
                        wrongMessages.isEmpty()),
                new Measurement(
                        "kill -9 during reorganization, its undoing and destruction, " + rounds + " rounds each",
                        wrongRuns.size() + " faults",
                        batch.ended() + " dossiers ended, " + batch.destroyed() + " destroyed",
                        "–",
                        "ledger and dossiers agree, nothing twice, nothing half",
                        wrongRuns.isEmpty()),
                new Measurement(
                        "kill -9 during capture and registration, " + rounds + " rounds",
                        wrong.size() + " faults",
                        kills.confirmed() + " registrations confirmed",
                        "–",
                        "no gap, no double, no half, no lost file",
                        wrong.isEmpty()),
                new Measurement(
                        "kill -9 during sign, number, seal and issue, " + rounds + " rounds",
                        wrongIssues.size() + " faults",
                        issuing.issued() + " documents issued",
                        "–",
                        "no number without a document, none issued twice, no half signature",
                        wrongIssues.isEmpty()));
    }
}
