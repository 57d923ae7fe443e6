package org.vanthu.signing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Paper, margins, fonts, colour and page numbers.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part I"
 */
final class PageRules {

    private static final double A4_WIDTH_MM = 210;
    private static final double A4_HEIGHT_MM = 297;
    private static final double PAPER_MM = 1;
    /** Letters do not begin at the very edge of their box. */
    private static final double EDGE_MM = 1;
    /** Accents and the room between lines lie between the margin and the first letters. */
    private static final double LEADING_MM = 5;

    private static final Set<String> TIMES =
            Set.of("timesnewroman", "times-", "times", "liberationserif", "tinos", "nimbusroman", "freeserif");

    private static final int BLACK_ENOUGH = 0x40;

    private final FormPages pages;
    private final Findings findings;

    PageRules(FormPages pages, Findings findings) {
        this.pages = pages;
        this.findings = findings;
    }

    void check() {
        for (int page = 1; page <= pages.sizes().size(); page++) {
            FormPages.Size size = pages.sizes().get(page - 1);
            paper(page, size);
            List<PdfLine> lines = pages.page(page);
            if (!lines.isEmpty()) {
                Optional<PdfLine> number = number(page, size, lines);
                margins(
                        page,
                        size,
                        lines.stream()
                                .filter(line -> number.isEmpty() || !line.equals(number.get()))
                                .filter(line -> !isCorner(line, size))
                                .toList());
            }
        }
        letters();
    }

    private void paper(int page, FormPages.Size size) {
        double width = FormPages.mm(Math.min(size.width(), size.height()));
        double height = FormPages.mm(Math.max(size.width(), size.height()));
        if (Math.abs(width - A4_WIDTH_MM) > PAPER_MM || Math.abs(height - A4_HEIGHT_MM) > PAPER_MM) {
            findings.page("paper", Finding.Severity.ERROR, page, width, height);
        }
    }

    /** The text of a signature on an appendix or copy is not part of the document's form. */
    private static boolean isCorner(PdfLine line, FormPages.Size size) {
        return line.page() == 1
                && Math.abs(line.size() - 10) < 0.5
                && FormPages.mm(line.bottom()) < 25
                && line.left() > size.width() / 2;
    }

    private void margins(int page, FormPages.Size size, List<PdfLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        double left =
                FormPages.mm(lines.stream().mapToDouble(PdfLine::left).min().orElse(0));
        double right = FormPages.mm(
                size.width() - lines.stream().mapToDouble(PdfLine::right).max().orElse(0));
        double top = FormPages.mm(lines.stream().mapToDouble(PdfLine::top).min().orElse(0));
        double bottom = FormPages.mm(size.height()
                - lines.stream().mapToDouble(PdfLine::bottom).max().orElse(0));
        if (left < 30 - EDGE_MM || (page == 1 && left > 35 + EDGE_MM)) {
            findings.page("margin-left", Finding.Severity.ERROR, page, left);
        }
        if (right < 15 - EDGE_MM) {
            findings.page("margin-right", Finding.Severity.ERROR, page, right);
        } else if (page == 1 && right > 20 + EDGE_MM) {
            findings.page("margin-right", Finding.Severity.WARNING, page, right);
        }
        if (top < 20 - EDGE_MM || (page == 1 && top > 25 + LEADING_MM)) {
            findings.page("margin-top", Finding.Severity.ERROR, page, top);
        }
        if (bottom < 20 - EDGE_MM - 1) {
            findings.page("margin-bottom", Finding.Severity.ERROR, page, bottom);
        }
    }

    /** None on page 1; from page 2 in the middle of the upper margin, 13 to 14 points. */
    private Optional<PdfLine> number(int page, FormPages.Size size, List<PdfLine> lines) {
        Optional<PdfLine> number = lines.stream()
                .filter(line -> FormPages.mm(line.bottom()) < 20)
                .filter(line -> line.text().matches("-?\\s*\\d{1,4}\\s*-?"))
                .filter(line -> Math.abs(line.centre() - size.width() / 2) < 30)
                .findFirst();
        if (page == 1) {
            number.ifPresent(line -> findings.error("page-number-first", line));
        } else if (number.isEmpty()) {
            findings.page("page-number-missing", Finding.Severity.ERROR, page, page);
        } else if (!number.get().text().equals(Integer.toString(page))) {
            findings.error("page-number", number.get(), number.get().text(), page);
        } else if (number.get().size() < 12.9 || number.get().size() > 14.1) {
            findings.warning("page-number-size", number.get(), number.get().size());
        }
        return number;
    }

    private void letters() {
        Set<String> told = new HashSet<>();
        for (PdfLine line : pages.lines()) {
            for (PdfLine.Run run : line.runs()) {
                if (run.text().isBlank()) {
                    continue;
                }
                if (!isTimes(run.font()) && told.add(run.font())) {
                    findings.error("font", line, run.font());
                }
                if (!isBlack(run.colour()) && told.add("colour")) {
                    findings.error("colour", line, run.text().strip());
                }
            }
        }
    }

    private static boolean isTimes(String font) {
        String name = font.toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
        return TIMES.stream().anyMatch(name::startsWith);
    }

    private static boolean isBlack(int colour) {
        return (colour >> 16 & 0xff) < BLACK_ENOUGH
                && (colour >> 8 & 0xff) < BLACK_ENOUGH
                && (colour & 0xff) < BLACK_ENOUGH;
    }
}
