package org.vanthu.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrentRegistrationIT {

    private static final int CLERKS = 64;
    private static final int EACH = 5;

    @Test
    @Requirement({"R002-058", "R001-018"})
    void sixtyFourClerksOnOneRegisterGetTheNumbersFromOneWithoutGapOrDouble() throws Exception {
        Clerk clerk = Offices.create(Site.shared().as("admin"), "H99.64");
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int c = 0; c < CLERKS; c++) {
            int who = c;
            work.add(() -> {
                List<Long> numbers = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    int ordinal = who * EACH + i;
                    Api.Answer answer = clerk.register(ordinal + "/CV-SONG", "Văn bản đăng ký cùng lúc số " + ordinal);
                    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                    numbers.add(answer.json().path("arrivalNumber").asLong());
                }
                return numbers;
            });
        }

        List<Long> given = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(CLERKS);
        try {
            for (Future<List<Long>> future : pool.invokeAll(work)) {
                given.addAll(future.get());
            }
        } finally {
            pool.shutdownNow();
        }

        List<Long> expected = LongStream.rangeClosed(1, CLERKS * EACH).boxed().toList();
        assertThat(given).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(clerk.numbers()).isEqualTo(expected);
        assertThat(clerk.verify().path("ok").asBoolean()).isTrue();
    }
}
