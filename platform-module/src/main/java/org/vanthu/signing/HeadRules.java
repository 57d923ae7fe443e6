package org.vanthu.signing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vanthu.numbering.DocumentNumber;
import org.vanthu.numbering.NotationRules;

/**
 * The boxes at the head of the first page: 1 national name and motto, 2 organs, 3 number, 4 place and date, 5 type and
 * abstract, and the letters of the body.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part II"
 */
final class HeadRules {

    private static final String NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
    private static final Pattern BLANK_NUMBER = Pattern.compile("^[\\s.…_]*/?(?<notation>.*)$");
    private static final Pattern DAY = Pattern.compile("\\d{2}|[4-9]");

    private final FormPages pages;
    private final FormFacts expected;
    private final Findings findings;
    private final BoxRule box;

    HeadRules(FormPages pages, FormFacts expected, Findings findings) {
        this.pages = pages;
        this.expected = expected;
        this.findings = findings;
        this.box = new BoxRule(findings);
    }

    void check() {
        nationalName();
        organ();
        number();
        date();
        if (expected.letter()) {
            letter();
        } else {
            type();
        }
        body();
    }

    private void nationalName() {
        pages.onFirstPage(line -> line.says(NATIONAL_NAME))
                .ifPresentOrElse(
                        line -> {
                            box.size("national-name-size", line, 12, 13);
                            box.bold("national-name-style", line);
                            if (!line.isUpperCase()) {
                                findings.error("national-name-style", line);
                            }
                        },
                        () -> findings.page("national-name", Finding.Severity.ERROR, 1));
        pages.onFirstPage(line -> line.says(MOTTO))
                .ifPresentOrElse(
                        line -> {
                            box.size("motto-size", line, 13, 14);
                            box.bold("motto-style", line);
                            if (!line.text().equals(MOTTO)) {
                                findings.error("motto-style", line);
                            }
                        },
                        () -> findings.page("motto", Finding.Severity.ERROR, 1));
    }

    /** The last bold line of capitals on the left above the number. */
    private void organ() {
        double middle = pages.sizes().get(0).width() / 2;
        double below = pages.numberLine().map(PdfLine::top).orElse(200.0);
        List<PdfLine> left = pages.page(1).stream()
                .filter(line -> line.bottom() < below && line.centre() < middle)
                .filter(line -> !line.says(NATIONAL_NAME) && line.isUpperCase())
                .toList();
        Optional<PdfLine> organ = left.stream().filter(PdfLine::bold).reduce((first, second) -> second);
        if (organ.isEmpty()) {
            findings.page("organ", Finding.Severity.ERROR, 1);
            return;
        }
        left.forEach(line -> box.size("organ-size", line, 12, 13));
        String name = expected.agencyName();
        if (name != null && !name.isBlank()) {
            String written = String.join(
                    " ", left.stream().map(line -> PdfLine.key(line.text())).toList());
            if (!written.contains(PdfLine.key(name))) {
                findings.warning("organ-name", organ.get(), organ.get().text(), name);
            }
        }
    }

    private void number() {
        Optional<PdfLine> line = pages.numberLine();
        if (line.isEmpty()) {
            findings.page("number", Finding.Severity.ERROR, 1);
            return;
        }
        box.size("number-size", line.get(), 13, 13);
        box.upright("number-style", line.get());
        String text = line.get().text().replaceFirst("^Số\\s*:\\s*", "");
        if (pages.filled()) {
            text = text.replaceFirst("\\s+/", "/");
        }
        NotationRules rules = new NotationRules(expected.typeAbbreviations());
        DocumentNumber number = DocumentNumber.parse(text);
        if (!expected.numbered() && number.number().isEmpty()) {
            Matcher blank = BLANK_NUMBER.matcher(text);
            number = new DocumentNumber(
                    "01", blank.matches() ? blank.group("notation").strip() : "");
        }
        boolean fits = expected.letter() ? rules.fitsLetter(number) : rules.fitsTypedDocument(number);
        if (expected.typeName() == null && !expected.letter()) {
            fits = fits || rules.fitsLetter(number);
        }
        if (!fits || text.matches(".*\\d\\s+/.*|.*/\\s.*|.*\\s-.*|.*-\\s.*")) {
            findings.error("number-form", line.get(), text);
        } else if (expected.numbered()
                && expected.number() != null
                && !DocumentNumber.parse(Objects.requireNonNull(expected.number()))
                        .key()
                        .equals(number.key())) {
            findings.error("number-other", line.get(), text, expected.number());
        }
    }

    private void date() {
        Optional<PdfLine> line = pages.dateLine();
        if (line.isEmpty()) {
            findings.page("date", Finding.Severity.ERROR, 1);
            return;
        }
        box.size("date-size", line.get(), 13, 14);
        if (!line.get().italic()) {
            findings.error("date-style", line.get());
        }
        Matcher parts = FormPages.DATE_LINE.matcher(line.get().text());
        if (parts.matches()
                && (expected.numbered() || parts.group("day").strip().matches("\\d+"))) {
            date(line.get(), parts);
        }
    }

    private void date(PdfLine line, Matcher parts) {
        String day = parts.group("day").strip();
        String month = parts.group("month").strip();
        String year = parts.group("year").strip();
        boolean padded = DAY.matcher(day).matches()
                && (day.length() == 2)
                && month.matches("0[12]|[3-9]|1[0-2]")
                && year.matches("\\d{4}");
        Optional<LocalDate> date = Optional.empty();
        if (padded) {
            try {
                date = Optional.of(
                        LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
            } catch (DateTimeException e) {
                padded = false;
            }
        }
        if (!padded || parts.group("place").isBlank() || !line.text().contains(", ngày ")) {
            findings.error("date-form", line, line.text());
        } else if (expected.date() != null && !date.equals(Optional.of(expected.date()))) {
            findings.error("date-other", line, line.text(), expected.date());
        }
    }

    /** Type name in bold capitals, the abstract in bold below. */
    private void type() {
        double from =
                pages.dateLine().or(pages::numberLine).map(PdfLine::bottom).orElse(100.0);
        String name = expected.typeName();
        Optional<PdfLine> type = pages.page(1).stream()
                .filter(line -> line.top() > from && line.bold() && line.isUpperCase())
                .filter(line -> name == null || PdfLine.key(line.text()).startsWith(PdfLine.key(name)))
                .min(Comparator.comparingDouble(PdfLine::top));
        if (type.isEmpty()) {
            if (name != null
                    || pages.onFirstPage(line -> line.text().startsWith("V/v")).isEmpty()) {
                findings.page("type", Finding.Severity.ERROR, 1, name == null ? "" : name);
            }
            return;
        }
        box.size("type-size", type.get(), 13, 14);
        pages.page(1).stream()
                .filter(line -> line.top() > type.get().bottom())
                .findFirst()
                .ifPresent(line -> {
                    box.bold("abstract-style", line);
                    box.size("abstract-size", line, 13, 14);
                });
    }

    private void letter() {
        pages.onFirstPage(line -> line.text().startsWith("V/v"))
                .ifPresentOrElse(
                        line -> {
                            box.size("subject-size", line, 12, 13);
                            box.upright("subject-style", line);
                        },
                        () -> findings.page("subject", Finding.Severity.ERROR, 1));
        pages.onFirstPage(line -> PdfLine.key(line.text()).startsWith("KÍNH GỬI"))
                .ifPresentOrElse(
                        line -> box.size("addressee-size", line, 13, 14),
                        () -> findings.page("addressee", Finding.Severity.ERROR, 1));
    }

    /** All lines between head and recipients. */
    private void body() {
        double from =
                pages.dateLine().or(pages::numberLine).map(PdfLine::bottom).orElse(100.0);
        Optional<PdfLine> end = pages.recipients();
        pages.lines().stream()
                .filter(line -> line.page() > 1 || line.top() > from)
                .filter(line -> !line.text().startsWith("V/v")
                        && !line.bold()
                        && line.text().length() > 4)
                .filter(line -> end.isEmpty()
                        || line.page() < end.get().page()
                        || (line.page() == end.get().page()
                                && line.bottom() < end.get().top() - 1))
                .filter(line -> line.size() < 12.9 || line.size() > 14.1)
                .findFirst()
                .ifPresent(line -> findings.error("body-size", line, line.size()));
    }
}
