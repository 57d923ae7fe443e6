package org.vanthu.capture.ocr;

import java.util.List;

/** What to do with text that a file already has. */
public enum OcrMode {
    /** Pages with text keep it; only the others are recognised. */
    SKIP_TEXT(List.of("--deskew", "--rotate-pages", "--rotate-pages-threshold", "5", "--skip-text")),
    /** An invisible text layer of an earlier recognition is replaced; printed text stays. */
    REDO(List.of("--redo-ocr")),
    /** Every page is made a picture and recognised anew: for text layers that are useless. */
    FORCE(List.of("--deskew", "--rotate-pages", "--rotate-pages-threshold", "5", "--force-ocr"));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> options;

    OcrMode(List<String> options) {
        this.options = options;
    }

    List<String> options() {
        return options;
    }
}
