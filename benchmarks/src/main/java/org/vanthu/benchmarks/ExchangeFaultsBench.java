package org.vanthu.benchmarks;

import java.util.List;

import org.vanthu.acceptance.ExchangeFaults;

/** Ten thousand messages between three sites over lines that break, and a look for what is lost or doubled. */
final class ExchangeFaultsBench implements Benchmark {

    private static final long SEED = 51;
    private static final int RECEIVERS = 8;

    @Override
    public String name() {
        return "exchange-faults";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        ExchangeFaults faults = new ExchangeFaults(workshop.fresh("exchange-faults"), SEED, RECEIVERS);
        List<String> wrong = faults.run(workshop.size(10_000, 120));
        wrong.forEach(System.out::println);
        return List.of(new Measurement(
                faults.messages() + " messages between three sites, 5 % of the requests struck",
                wrong.size() + " faults",
                "at the senders " + faults.states() + "; " + faults.received() + " received; " + faults.attempts()
                        + " attempts failed; lines " + faults.struck(),
                "–",
                "sent = received + refused + failed, exactly",
                wrong.isEmpty()));
    }
}
