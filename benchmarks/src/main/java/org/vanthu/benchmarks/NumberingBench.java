package org.vanthu.benchmarks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * One number series under 64 clients, against a bare {@code UPDATE … RETURNING} and commit: the series itself, taken in
 * the engine's transactions, and the whole registration of a paper document over HTTP, which a number comes with.
 */
final class NumberingBench implements Benchmark {

    private static final int CLIENTS = 64;

    @Override
    public String name() {
        return "numbering";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        Duration time = Duration.ofSeconds(workshop.size(20, 4));
        Set<Long> numbers = new ConcurrentSkipListSet<>();
        double series = series(workshop, time);
        double ours = registrations(workshop, time, numbers);
        double bare;
        try (BareDatabase database = BareDatabase.open(workshop.fresh("numbering-bare"), CLIENTS)) {
            bare = Load.perSecond(CLIENTS, time, new AtomicInteger(), ordinal -> database.nextNumber());
        }
        TreeSet<Long> given = new TreeSet<>(numbers);
        boolean gapFree = given.first() == 1 && given.last() == given.size();
        return List.of(
                Measurement.atLeast("one series, 64 clients", series, "a bare number and commit", bare, 0.5),
                new Measurement(
                        "the same, with the whole registration of a paper document over HTTP",
                        "%.0f/s".formatted(ours),
                        "%.0f/s a bare number and commit".formatted(bare),
                        "%.2f".formatted(ours / bare),
                        "–",
                        true),
                new Measurement(
                        "the same numbers",
                        given.size() + " numbers",
                        "1 to " + given.last(),
                        "–",
                        "gap-free",
                        gapFree));
    }

    private static double series(Workshop workshop, Duration time) throws Exception {
        try (EmbeddedRepository repository = EmbeddedRepository.at(workshop.fresh("numbering-series"))
                .module("vanthu-platform")
                .start()) {
            NumberSequence sequence = repository.bean(NumberSequence.class);
            RetryingTransactionHelper transactions = repository.bean(RetryingTransactionHelper.class);
            NumberSeries series = NumberSeries.starting("H98.01", "bench", "den", 2026, "Sổ đo", 1);
            transactions.doInTransaction(() -> {
                sequence.create(series);
                return null;
            });
            return Load.perSecond(
                    CLIENTS,
                    time,
                    new AtomicInteger(),
                    ordinal -> transactions.doInTransaction(() -> sequence.take(series.id()), false, true));
        }
    }

    private static double registrations(Workshop workshop, Duration time, Set<Long> numbers) throws Exception {
        try (Office office = Office.open(workshop.fresh("numbering"))) {
            return Load.perSecond(
                    CLIENTS,
                    time,
                    new AtomicInteger(),
                    ordinal -> numbers.add(must(office.clerk()
                                    .post(
                                            "registry/incoming",
                                            map(
                                                    "agency",
                                                    Office.AGENCY,
                                                    "register",
                                                    office.register(),
                                                    "fields",
                                                    map(
                                                            "number",
                                                            ordinal + "/CV-SỐ",
                                                            "issuedDate",
                                                            LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"))
                                                                    .toString(),
                                                            "issuerName",
                                                            "Sở Số học",
                                                            "typeCode",
                                                            "CV",
                                                            "subject",
                                                            "Số " + ordinal,
                                                            "urgency",
                                                            0,
                                                            "secrecy",
                                                            "none"))))
                            .json()
                            .path("arrivalNumber")
                            .asLong()));
        }
    }
}
