package org.vanthu.outgoing;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Comparison of texts. */
class TextDiffTest {

    @Test
    void equalTextsAreOneEqualBlock() {
        assertThat(TextDiff.blocks(List.of("a", "b"), List.of("a", "b")))
                .extracting(TextDiff.Block::kind)
                .containsExactly("equal");
    }

    @Test
    void nothingBecomesAnInsertion() {
        assertThat(TextDiff.blocks(List.of(), List.of("a")))
                .extracting(TextDiff.Block::kind)
                .containsExactly("insert");
        assertThat(TextDiff.blocks(List.of("a"), List.of()))
                .extracting(TextDiff.Block::kind)
                .containsExactly("delete");
    }

    @Test
    void namesTheWordsThatChangedInALine() {
        TextDiff.Block block = TextDiff.blocks(List.of("hạn 05 ngày làm việc"), List.of("hạn 07 ngày làm việc"))
                .get(0);

        assertThat(block.words())
                .containsExactly(
                        new TextDiff.Word("equal", "hạn"),
                        new TextDiff.Word("delete", "05"),
                        new TextDiff.Word("insert", "07"),
                        new TextDiff.Word("equal", "ngày làm việc"));
    }

    /** Whatever the texts are, the blocks give both back. */
    @Test
    void blocksHoldBothTextsWhole() {
        for (int seed = 0; seed < 200; seed++) {
            List<String> before = text(seed, 40);
            List<String> after = text(seed * 31 + 7, 45);

            List<TextDiff.Block> blocks = TextDiff.blocks(before, after);

            assertThat(blocks.stream().flatMap(block -> block.old().stream())).containsExactlyElementsOf(before);
            assertThat(blocks.stream().flatMap(block -> block.now().stream())).containsExactlyElementsOf(after);
        }
    }

    @Test
    void textsWithNothingInCommonAreOneChange() {
        List<String> before = IntStream.range(0, 3000).mapToObj(i -> "a" + i).toList();
        List<String> after = IntStream.range(0, 3000).mapToObj(i -> "b" + i).toList();

        assertThat(TextDiff.runs(before, after)).hasSize(1);
    }

    private static List<String> text(int seed, int lines) {
        Random random = new Random(seed);
        return IntStream.range(0, lines)
                .mapToObj(i -> String.valueOf(random.nextInt(6)))
                .toList();
    }
}
