package org.vanthu.capture.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do with text that a file already has. */
public enum OcrMode {
    /** Pages with text keep it; only the others are recognised. */
    SKIP_TEXT(List.of("--deskew", "--rotate-pages", "--rotate-pages-threshold", "5", "--skip-text")),
    /** An invisible text layer of an earlier recognition is replaced; printed text stays. */
    REDO(List.of("--redo-ocr")),
    /** Every page is made a picture and recognised anew: for text layers that are useless. */
    FORCE(List.of("--deskew", "--rotate-pages", "--rotate-pages-threshold", "5", "--force-ocr"));

    private static final String TURNING = "--rotate-pages";

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> options;

    OcrMode(List<String> options) {
        this.options = options;
    }

    List<String> options() {
        return options;
    }

    /** The options without turning pages; empty where pages are not turned anyway. */
    Optional<List<String>> unturned() {
        int turning = options.indexOf(TURNING);
        if (turning < 0) {
            return Optional.empty();
        }
        List<String> rest = new ArrayList<>(options);
        rest.subList(turning, turning + 3).clear(); // with its threshold
        return Optional.of(rest);
    }
}
