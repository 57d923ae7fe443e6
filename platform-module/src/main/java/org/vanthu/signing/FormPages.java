package org.vanthu.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * The pages of a document as the rules look at them: sizes, lines, and where head, body and end lie.
 *
 * @param lines from top to bottom, page by page
 * @param filled whether some of the text was filled into form fields, so that blanks are left around it
 */
record FormPages(List<Size> sizes, List<PdfLine> lines, boolean filled) {

    private static final double MM = 25.4 / 72;
    private static final Pattern NUMBER_LINE = Pattern.compile("^Số\\s*:.*");
    static final Pattern DATE_LINE =
            Pattern.compile("^(?<place>.*?),?\\s*ngày(?<day>.*?)tháng(?<month>.*?)năm(?<year>.*)$");

    /** The size of a page in points. */
    record Size(double width, double height) {}

    FormPages {
        sizes = List.copyOf(sizes);
        lines = List.copyOf(lines);
    }

    static FormPages of(PDDocument document) throws IOException {
        boolean filled = draw(document);
        List<Size> sizes = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            PDRectangle box = page.getCropBox();
            boolean turned = page.getRotation() % 180 != 0;
            sizes.add(turned ? new Size(box.getHeight(), box.getWidth()) : new Size(box.getWidth(), box.getHeight()));
        }
        return new FormPages(sizes, PdfText.read(document), filled);
    }

    /** Draws what stands in form fields onto the pages, in memory only, so that it is read as text. */
    private static boolean draw(PDDocument document) throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        List<PDField> fields = new ArrayList<>();
        if (form != null) {
            for (PDField field : form.getFieldTree()) {
                if (!(field instanceof PDSignatureField)) {
                    fields.add(field);
                }
            }
            form.flatten(fields, false);
        }
        return !fields.isEmpty();
    }

    static double mm(double points) {
        return points * MM;
    }

    List<PdfLine> page(int page) {
        return lines.stream().filter(line -> line.page() == page).toList();
    }

    /** The first such line of the first page. */
    Optional<PdfLine> onFirstPage(Predicate<PdfLine> what) {
        return page(1).stream().filter(what).findFirst();
    }

    Optional<PdfLine> numberLine() {
        return onFirstPage(line -> NUMBER_LINE.matcher(line.text()).matches());
    }

    Optional<PdfLine> dateLine() {
        return onFirstPage(line -> !line.bold()
                && DATE_LINE.matcher(line.text()).matches()
                && line.text().length() < 70);
    }

    /** The last line that says "Nơi nhận". */
    Optional<PdfLine> recipients() {
        return lines.stream()
                .filter(line -> PdfLine.key(line.text()).startsWith("NƠI NHẬN"))
                .reduce((first, second) -> second);
    }

    /** The lines in the left column below "Nơi nhận". */
    List<PdfLine> recipientList() {
        return recipients()
                .map(word -> lines.stream()
                        .filter(line -> line.page() == word.page() && line.top() > word.bottom())
                        .filter(line ->
                                line.centre() < sizes.get(word.page() - 1).width() / 2)
                        .toList())
                .orElse(List.of());
    }

    /** The bold lines right of and below the recipients: capacity, position, name. */
    List<PdfLine> signer() {
        return recipients()
                .map(word -> {
                    double middle = sizes.get(word.page() - 1).width() / 2;
                    return lines.stream()
                            .filter(line -> line.page() == word.page() && line.bottom() > word.top() - 30)
                            .filter(line -> line.centre() > middle && line.left() > word.right())
                            .filter(line -> Math.abs(line.size() - 10) > 0.4)
                            .toList();
                })
                .orElse(List.of());
    }
}
