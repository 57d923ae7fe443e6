package org.vanthu.exchange.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryRoundTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Map<String, List<Delivery>> waiting = new ConcurrentHashMap<>();
    private final List<Long> delivered = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aPlaceThatDoesNotAnswerHoldsUpNobodyElse() {
        CountDownLatch others = new CountDownLatch(20);
        for (int i = 0; i < 100; i++) {
            put("silent", delivery(i, "G1", "A" + i));
        }
        for (int i = 100; i < 120; i++) {
            put("quick", delivery(i, "G2", "B" + i));
        }

        int tried = round(8, 2).run(delivery -> {
            if (delivery.receiver().equals("G2")) {
                others.countDown();
            } else {
                await(others);
            }
            return true;
        });

        assertThat(tried).isEqualTo(120);
        assertThat(delivered).hasSize(120);
    }

    @Test
    void noMoreGoAtOnceThanAllowedNeitherInAllNorToOnePlace() {
        for (int i = 0; i < 60; i++) {
            put("place-" + i % 3, delivery(i, "G" + i % 3, "A" + i));
        }
        AtomicInteger all = new AtomicInteger();
        Map<String, AtomicInteger> each = new ConcurrentHashMap<>();
        Set<String> tooMany = Collections.synchronizedSet(new HashSet<>());

        round(5, 2).run(delivery -> {
            AtomicInteger here = each.computeIfAbsent(delivery.receiver(), one -> new AtomicInteger());
            if (all.incrementAndGet() > 5 || here.incrementAndGet() > 2) {
                tooMany.add(delivery.receiver());
            }
            Thread.yield();
            here.decrementAndGet();
            all.decrementAndGet();
            return true;
        });

        assertThat(tooMany).isEmpty();
        assertThat(delivered).hasSize(60);
    }

    @Test
    void whatIsAboutOneDocumentGoesToOneRecipientInOrderAndOneByOne() {
        for (int i = 0; i < 40; i++) {
            put("place", delivery(i, "G1", "the-same"));
        }
        for (int i = 40; i < 80; i++) {
            put("place", delivery(i, "G1", "A" + i));
        }
        List<Long> about = Collections.synchronizedList(new ArrayList<>());

        round(8, 8).run(delivery -> {
            if (delivery.number().equals("the-same")) {
                about.add(delivery.id());
            }
            return true;
        });

        assertThat(about).hasSize(40).isSorted();
        assertThat(delivered).hasSize(80);
    }

    @Test
    void aPlaceThatFailsAgainAndAgainRestsAndTheRoundEndsWithoutIt() {
        for (int i = 0; i < 50; i++) {
            put("dead", delivery(i, "G1", "A" + i));
        }
        put("well", delivery(50, "G2", "B"));

        int tried = round(4, 1).run(delivery -> delivery.receiver().equals("G2"));

        assertThat(tried).isEqualTo(4);
        assertThat(delivered).contains(50L);
    }

    @Test
    void whatCannotBeWrittenDownEndsNoRound() {
        put("place", delivery(1, "G1", "A"));
        put("place", delivery(2, "G1", "B"));

        int tried = round(1, 1).run(delivery -> {
            if (delivery.id() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return true;
        });

        assertThat(tried).isEqualTo(2);
    }

    private interface Carrier {
        boolean deliver(Delivery delivery);
    }

    private interface Run {
        int run(Carrier carrier);
    }

    private Run round(int atOnce, int perPlace) {
        return carrier -> new DeliveryRound(
                        this::due,
                        delivery -> {
                            delivered.add(delivery.id());
                            remove(delivery);
                            return carrier.deliver(delivery);
                        },
                        atOnce,
                        perPlace,
                        Duration.ofHours(1))
                .run(LONG);
    }

    private synchronized Map<String, List<Delivery>> due() {
        Map<String, List<Delivery>> copy = new LinkedHashMap<>();
        waiting.forEach((place, all) -> copy.put(place, List.copyOf(all.subList(0, Math.min(20, all.size())))));
        return copy;
    }

    private synchronized void put(String place, Delivery delivery) {
        waiting.computeIfAbsent(place, one -> new ArrayList<>()).add(delivery);
    }

    private synchronized void remove(Delivery delivery) {
        waiting.values().forEach(all -> all.remove(delivery));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the others were held up");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Delivery delivery(long id, String receiver, String number) {
        return new Delivery(
                id,
                1,
                "m" + id,
                "m" + id + ".1",
                "H1",
                Delivery.DOCUMENT,
                "",
                0,
                receiver,
                "Bộ Nhận",
                "peer",
                number,
                "",
                DeliveryState.WAITING,
                "",
                0,
                null,
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                null);
    }
}
