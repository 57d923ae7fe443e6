package org.vanthu.benchmarks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

import static org.vanthu.acceptance.Api.map;

/**
 * One number series under 64 clients. A number is given only together with a document, so ours is the whole
 * registration of a paper document over HTTP; the baseline is a bare {@code UPDATE … RETURNING} and commit.
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
        double ours = ours(workshop, time, numbers);
        double bare;
        try (BareDatabase database = BareDatabase.open(workshop.fresh("numbering-bare"), CLIENTS)) {
            bare = Load.perSecond(CLIENTS, time, new AtomicInteger(), ordinal -> database.nextNumber());
        }
        TreeSet<Long> given = new TreeSet<>(numbers);
        boolean gapFree = given.first() == 1 && given.last() == given.size();
        return List.of(
                Measurement.atLeast(
                        "one series, 64 clients, whole registration over HTTP",
                        ours,
                        "a bare number and commit",
                        bare,
                        0.5),
                new Measurement(
                        "the same numbers",
                        given.size() + " numbers",
                        "1 to " + given.last(),
                        "–",
                        "gap-free",
                        gapFree));
    }

    private static double ours(Workshop workshop, Duration time, Set<Long> numbers) throws Exception {
        try (Office office = Office.open(workshop.fresh("numbering"))) {
            return Load.perSecond(
                    CLIENTS,
                    time,
                    new AtomicInteger(),
                    ordinal -> numbers.add(Office.must(office.clerk()
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
