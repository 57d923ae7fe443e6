package org.vanthu.capture.ocr;

import org.junit.jupiter.api.Test;
import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.Word;

import static org.assertj.core.api.Assertions.assertThat;

class WordVoteTest {

    private static final Box PLACE = new Box(1, 0.1, 0.1, 0.1, 0.02);

    private static Word word(String text, double confidence) {
        return new Word(text, PLACE, confidence);
    }

    @Test
    void isSurerOfAWordThatBothRead() {
        assertThat(WordVote.settled(word("việc", 0.8), word("việc", 0.7)).confidence())
                .isGreaterThan(0.9);
    }

    @Test
    void takesTheWordThatIsSpelledAsOneAndDoubtsIt() {
        Word settled = WordVote.settled(word("Thiéu", 0.93), word("Thiệu", 0.9));

        assertThat(settled.text()).isEqualTo("Thiệu");
        assertThat(settled.confidence()).isLessThan(0.7);
    }

    @Test
    void takesTheMarksThatEnglishDropped() {
        assertThat(WordVote.settled(word("phap", 0.9), word("pháp", 0.8)).text())
                .isEqualTo("pháp");
    }

    @Test
    void keepsAWordThatUsuallyHasNoMark() {
        assertThat(WordVote.settled(word("chi", 0.96), word("chỉ", 0.9)).text()).isEqualTo("chi");
    }

    @Test
    void takesNoOtherLettersForAWordThatCanBe() {
        Word settled = WordVote.settled(word("kinh", 0.7), word("tính", 0.9));

        assertThat(settled.text()).isEqualTo("kinh");
        assertThat(settled.confidence()).isLessThan(0.7);
    }
}
