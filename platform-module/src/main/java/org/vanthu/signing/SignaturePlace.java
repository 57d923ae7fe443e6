package org.vanthu.signing;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;

/**
 * Where a picture of a signature goes, in points from the top left corner of a page.
 *
 * @param page from 1
 * @see "Decree 30/2020/NĐ-CP, Appendix I, 7c, 8 and part III"
 */
record SignaturePlace(int page, double x, double y, double width, double height) {

    private static final double POINTS_PER_MM = 72 / 25.4;
    /** Between the position above and the name below, when the document leaves less. */
    private static final double LEAST_HEIGHT = 14 * POINTS_PER_MM;

    private static final double FALLBACK_RIGHT = 20 * POINTS_PER_MM;
    private static final double FALLBACK_BOTTOM = 60 * POINTS_PER_MM;
    private static final double FALLBACK_WIDTH = 75 * POINTS_PER_MM;
    private static final double FALLBACK_HEIGHT = 30 * POINTS_PER_MM;
    /** The number stands at most so far above the name. */
    private static final double BLOCK_HEIGHT = 70 * POINTS_PER_MM;

    static double points(double millimetres) {
        return millimetres * POINTS_PER_MM;
    }

    /** Centred between the position and the name of the signer in the last block that has them. */
    static SignaturePlace between(PDDocument document, SignatureLook look, double ratio) throws IOException {
        double width = points(look.picture() == null ? 40 : look.picture().widthMm());
        List<PdfLine> lines = PdfText.read(document);
        Optional<PdfLine> name = lastSaying(lines, look.fullName(), null);
        if (name.isEmpty()) {
            return fallback(document).fit(width, ratio);
        }
        Optional<PdfLine> position =
                lastSaying(lines, look.position(), name.get()).or(() -> above(lines, name.get()));
        double bottom = name.get().top() - 1;
        double top = position.map(PdfLine::bottom).orElse(bottom - FALLBACK_HEIGHT) + 2;
        double centre = position.filter(
                        line -> Math.abs(line.centre() - name.get().centre()) < 30)
                .map(line -> (line.centre() + name.get().centre()) / 2)
                .orElse(name.get().centre());
        double height = Math.max(bottom - top, LEAST_HEIGHT);
        return new SignaturePlace(name.get().page(), centre - width / 2, (top + bottom) / 2 - height / 2, width, height)
                .fit(width, ratio);
    }

    /** On the left of the signer's picture, over a third of it; a fixed place where nobody signed with a picture. */
    static SignaturePlace overThird(PDDocument document, SignatureLook look, double ratio) throws IOException {
        SignaturePlace person = lastPicture(document).orElse(null);
        if (person == null) {
            person = between(document, look, 0.5);
        }
        double width = points(look.picture() == null ? 36 : look.picture().widthMm());
        double height = width * ratio;
        return new SignaturePlace(
                person.page(),
                person.x + person.width / 3 - width,
                person.y + person.height / 2 - height / 2,
                width,
                height);
    }

    /** The picture of the person who signed last. */
    static Optional<SignaturePlace> lastPicture(PDDocument document) throws IOException {
        Optional<SignaturePlace> last = Optional.empty();
        for (PDSignatureField field : document.getSignatureFields()) {
            PDSignature signature = field.getSignature();
            if (signature != null && Party.PERSON.reason().equals(signature.getReason())) {
                last = place(document, field);
            }
        }
        return last;
    }

    /** The largest place of the same form inside of this one, at most so wide, with the same centre. */
    private SignaturePlace fit(double widest, double ratio) {
        double newWidth = Math.min(widest, height / ratio);
        double newHeight = newWidth * ratio;
        return new SignaturePlace(
                page, x + width / 2 - newWidth / 2, y + height / 2 - newHeight / 2, newWidth, newHeight);
    }

    private static Optional<PdfLine> lastSaying(List<PdfLine> lines, String text, @Nullable PdfLine above) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return lines.stream()
                .filter(line -> line.says(text))
                .filter(line -> above == null
                        || (line.page() == above.page()
                                && line.bottom() < above.top()
                                && above.top() - line.bottom() < BLOCK_HEIGHT))
                .reduce((first, second) -> second);
    }

    /** The nearest line above the name in the same column. */
    private static Optional<PdfLine> above(List<PdfLine> lines, PdfLine name) {
        return lines.stream()
                .filter(line -> line.page() == name.page() && line.bottom() < name.top())
                .filter(line -> name.top() - line.bottom() < BLOCK_HEIGHT)
                .filter(line -> line.left() < name.right() && line.right() > name.left() && line.isUpperCase())
                .max(Comparator.comparingDouble(PdfLine::bottom));
    }

    private static SignaturePlace fallback(PDDocument document) {
        int page = document.getNumberOfPages();
        PDRectangle box = document.getPage(page - 1).getMediaBox();
        return new SignaturePlace(
                page,
                box.getWidth() - FALLBACK_RIGHT - FALLBACK_WIDTH,
                box.getHeight() - FALLBACK_BOTTOM - FALLBACK_HEIGHT,
                FALLBACK_WIDTH,
                FALLBACK_HEIGHT);
    }

    private static Optional<SignaturePlace> place(PDDocument document, PDSignatureField field) throws IOException {
        for (PDAnnotationWidget widget : field.getWidgets()) {
            PDRectangle box = widget.getRectangle();
            int page = pageOf(document, widget);
            if (page > 0 && box != null && box.getWidth() > 1) {
                PDRectangle paper = document.getPage(page - 1).getMediaBox();
                return Optional.of(new SignaturePlace(
                        page,
                        box.getLowerLeftX() - paper.getLowerLeftX(),
                        paper.getUpperRightY() - box.getUpperRightY(),
                        box.getWidth(),
                        box.getHeight()));
            }
        }
        return Optional.empty();
    }

    private static int pageOf(PDDocument document, PDAnnotationWidget widget) throws IOException {
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            PDPage page = document.getPage(number - 1);
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation.getCOSObject().equals(widget.getCOSObject())) {
                    return number;
                }
            }
        }
        return 0;
    }
}
