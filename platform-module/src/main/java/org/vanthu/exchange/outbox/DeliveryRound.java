package org.vanthu.exchange.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of deliveries, several at once: so many in all, so many to one place, the places in turn, messages to one
 * recipient about one document one after the other. A place that fails again and again rests for a while, so that
 * whoever does not answer holds up nobody else. All but {@link #carry} is done by the thread that runs the round.
 */
final class DeliveryRound {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRound.class);

    /** So many failures in a row, and a place rests. */
    private static final int FAILURES = 3;

    private static final long LOOK_MILLIS = 500;

    private final Supplier<Map<String, List<Delivery>>> due;
    private final Predicate<Delivery> carrier;
    private final int atOnce;
    private final int perPlace;
    private final Duration rest;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<Long, Place> underWay = new HashMap<>();
    private final Set<String> documents = new HashSet<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private int tried;
    private boolean isStale = true;

    /**
     * @param due what is due at each place, what waits longest first; asked again and again
     * @param carrier delivers, on any thread; answers whether the place did what it should
     * @param rest of a place that fails again and again
     */
    DeliveryRound(
            Supplier<Map<String, List<Delivery>>> due,
            Predicate<Delivery> carrier,
            int atOnce,
            int perPlace,
            Duration rest) {
        this.due = due;
        this.carrier = carrier;
        this.atOnce = atOnce;
        this.perPlace = perPlace;
        this.rest = rest;
    }

    /** Where deliveries go to. */
    private static final class Place {
        private final Deque<Delivery> queue = new ArrayDeque<>();
        private int underWay;
        private int failures;
        private long restsUntil = System.nanoTime();
    }

    private record Ended(Delivery delivery, boolean isWell) {}

    /** Delivers until nothing is due, the server stops or the time is up; answers how many were tried. */
    int run(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        ExecutorService carriers = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "vanthu-delivery");
            thread.setDaemon(true);
            return thread;
        });
        try {
            fill(carriers);
            while (!underWay.isEmpty()) {
                settle();
                if (System.nanoTime() < end) {
                    fill(carriers);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            carriers.shutdownNow();
        }
        return tried;
    }

    private void fill(ExecutorService carriers) {
        boolean isLooked = false;
        while (underWay.size() < atOnce) {
            boolean isStarted = false;
            for (Place place : places.values()) {
                isStarted |= underWay.size() < atOnce && start(place, carriers);
            }
            if (!isStarted && (isLooked || !look())) {
                return;
            }
            isLooked |= !isStarted;
        }
    }

    /** Looks what is due now, if that may be something else than before. */
    private boolean look() {
        if (!isStale) {
            return false;
        }
        isStale = false;
        places.values().forEach(place -> place.queue.clear());
        due.get().forEach((name, deliveries) -> {
            Place place = places.computeIfAbsent(name, fresh -> new Place());
            deliveries.stream().filter(one -> !underWay.containsKey(one.id())).forEach(place.queue::add);
        });
        return true;
    }

    private boolean start(Place place, ExecutorService carriers) {
        if (place.underWay >= perPlace || System.nanoTime() < place.restsUntil) {
            return false;
        }
        Delivery next = next(place);
        if (next == null) {
            return false;
        }
        documents.add(document(next));
        underWay.put(next.id(), place);
        place.underWay++;
        tried++;
        carriers.execute(() -> carry(next));
        return true;
    }

    /** The first that is about no document of which something goes to the same recipient just now. */
    private @Nullable Delivery next(Place place) {
        List<Delivery> later = new ArrayList<>();
        Delivery found = null;
        while (found == null && !place.queue.isEmpty()) {
            Delivery first = place.queue.remove();
            if (documents.contains(document(first))) {
                later.add(0, first);
            } else {
                found = first;
            }
        }
        later.forEach(place.queue::addFirst);
        return found;
    }

    private static String document(Delivery delivery) {
        return delivery.agency() + "\n" + delivery.receiver() + "\n" + delivery.number();
    }

    private void carry(Delivery delivery) {
        boolean isWell = false;
        try {
            isWell = carrier.test(delivery);
        } catch (RuntimeException e) {
            LOG.error("what came of delivery {} could not be written; it is tried again", delivery.id(), e);
        } finally {
            ended.add(new Ended(delivery, isWell));
        }
    }

    /** Waits until something has ended, or for a moment. */
    private void settle() throws InterruptedException {
        Ended one = ended.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        isStale = true;
        while (one != null) {
            Place place = underWay.remove(one.delivery().id());
            documents.remove(document(one.delivery()));
            if (place != null) {
                place.underWay--;
                place.failures = one.isWell() ? 0 : place.failures + 1;
                if (place.failures >= FAILURES) {
                    place.restsUntil = System.nanoTime() + rest.toNanos();
                    place.failures = 0;
                }
            }
            one = ended.poll();
        }
    }
}
