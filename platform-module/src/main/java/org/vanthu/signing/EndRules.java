package org.vanthu.signing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The boxes at the end: 7 capacity, position and name of the signer, 9 recipients.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part II.7 and II.9"
 */
final class EndRules {

    private static final Pattern TITLE =
            Pattern.compile("^(GS|PGS|TS|ThS|BS|KS|CN|LS|NGND|NGƯT)\\.?\\s*[.,].*|^(GS|PGS|TS|ThS)\\.\\s?.*");

    private final FormPages pages;
    private final FormFacts expected;
    private final Findings findings;
    private final BoxRule box;

    EndRules(FormPages pages, FormFacts expected, Findings findings) {
        this.pages = pages;
        this.expected = expected;
        this.findings = findings;
        this.box = new BoxRule(findings);
    }

    void check() {
        recipients();
        signer();
    }

    private void recipients() {
        int last = pages.sizes().size();
        Optional<PdfLine> word = pages.recipients();
        if (word.isEmpty()) {
            findings.page("recipients", Finding.Severity.ERROR, last);
            return;
        }
        box.size("recipients-size", word.get(), 12, 12);
        if (!word.get().bold() || !word.get().italic()) {
            findings.error("recipients-style", word.get());
        }
        List<PdfLine> list = pages.recipientList();
        list.forEach(line -> box.size("recipients-list-size", line, 11, 11));
        Optional<PdfLine> kept = list.stream()
                .filter(line -> PdfLine.key(line.text()).matches("-?\\s*LƯU\\s*:.*"))
                .findFirst();
        if (kept.isEmpty()) {
            findings.error("kept", word.get());
        } else if (!PdfLine.key(kept.get().text()).matches(".*\\bVT\\b.*")) {
            findings.error("kept-clerk", kept.get(), kept.get().text());
        }
    }

    private void signer() {
        List<PdfLine> block = pages.signer();
        if (block.size() < 2) {
            findings.page("signer", Finding.Severity.ERROR, pages.sizes().size());
            return;
        }
        PdfLine name = block.get(block.size() - 1);
        List<PdfLine> positions = block.subList(0, block.size() - 1).stream()
                .filter(line -> !line.text().startsWith("("))
                .toList();
        box.size("signer-name-size", name, 13, 14);
        box.bold("signer-name-style", name);
        if (TITLE.matcher(name.text()).matches()) {
            findings.warning("signer-title", name, name.text());
        }
        for (PdfLine position : positions) {
            box.size("signer-position-size", position, 13, 14);
            if (!position.bold() || !position.isUpperCase()) {
                findings.error("signer-position-style", position);
            }
        }
        compare("signer-name-other", name, name.text(), expected.signerName());
        if (!positions.isEmpty()) {
            PdfLine last = positions.get(positions.size() - 1);
            String all = String.join(" ", positions.stream().map(PdfLine::text).toList());
            compare("signer-position-other", last, all, expected.signerPosition());
        }
    }

    private void compare(String rule, PdfLine line, String written, @Nullable String wanted) {
        if (wanted != null && !wanted.isBlank() && !PdfLine.key(written).contains(PdfLine.key(wanted))) {
            findings.error(rule, line, written, wanted);
        }
    }
}
