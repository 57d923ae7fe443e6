package org.vanthu.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.vanthu.shared.TimeOrderedIds;

import static org.assertj.core.api.Assertions.assertThat;

class HashChainTest {

    @Test
    void coversEveryValueAndTheHashBefore() {
        String first = HashChain.next(HashChain.START, List.of("a", 1L));

        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(HashChain.next(HashChain.START, List.of("a", 2L))).isNotEqualTo(first);
        assertThat(HashChain.next(first, List.of("a", 1L))).isNotEqualTo(first);
    }

    @Test
    void doesNotConfuseWhereOneValueEnds() {
        assertThat(HashChain.next(HashChain.START, List.of("ab", "c")))
                .isNotEqualTo(HashChain.next(HashChain.START, List.of("a", "bc")));
        assertThat(HashChain.next(HashChain.START, Arrays.asList("a", null)))
                .isNotEqualTo(HashChain.next(HashChain.START, List.of("a", "")));
    }

    @Test
    void idsGrowEvenWhenTheClockStandsStill() {
        TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC));

        long[] drawn = LongStream.generate(ids::next).limit(1000).toArray();

        assertThat(drawn).isSorted().doesNotHaveDuplicates();
    }
}
