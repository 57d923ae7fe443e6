package org.vanthu.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.InvalidInputException;

/**
 * Makes and fills the places of number and date as the feature for outgoing documents does it, with the same names. The
 * places stay open when the person signs and are filled when the clerk gives the number; the organisation's signature
 * then covers them. They are form fields, because filling those is the one change of a signed PDF that leaves its
 * signature valid.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 14 and 15"
 */
final class NumberPlaces {

    private static final String NUMBER = "vanthuNumber";
    private static final String WHOLE_NUMBER = "vanthuNumberNotation";
    private static final String DAY = "vanthuDay";
    private static final String MONTH = "vanthuMonth";
    private static final String FONT = "/alfresco/module/vanthu-platform/fonts/LiberationSerif-Regular.ttf";
    private static final COSName FONT_NAME = COSName.getPDFName("VanthuSerif");
    /** In sizes of the letters. They stand on the middle of the field, because the small font states no height. */
    private static final double FIELD_HEIGHT = 1.7;

    private static final double LEAST_WIDTH = 18;
    private static final double WHOLE_WIDTH = 110;
    /** The letters that stand in numbers and notations. */
    private static final String LETTERS = "0123456789/-.,ABCDEFGHIJKLMNOPQRSTUVWXYZĐƯƠÂĂÊÔabcdefghijklmnopqrstuvwxyzđ ";

    private NumberPlaces() {}

    private record Place(String name, double x, double top, double bottom, double width, double size) {}

    /**
     * Makes the empty places fields.
     *
     * @return whether there were any, and {@code out} was written; not where the file is signed already
     * @throws InvalidInputException if the file is no PDF ({@code signing.error.no-pdf})
     */
    static boolean open(Path in, Path out) {
        try (PDDocument document = Loader.loadPDF(in.toFile())) {
            if (!document.getSignatureDictionaries().isEmpty()) {
                return false;
            }
            List<Place> places = places(document);
            if (places.isEmpty()) {
                return false;
            }
            addFields(document, places);
            // The same file gives the same bytes each time: a signature elsewhere is made in two steps.
            document.setDocumentId(0L);
            document.save(out.toFile());
            return true;
        } catch (IOException e) {
            throw InvalidInputException.field(e, "file", "", "signing.error.no-pdf");
        }
    }

    /**
     * Fills the fields behind the signature of the person.
     *
     * @return whether there were any, and {@code out} was written
     */
    static boolean fill(Path in, Path out, String number, LocalDate date) {
        try (PDDocument document = Loader.loadPDF(in.toFile())) {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
            if (form == null) {
                return false;
            }
            DocumentNumber parts = DocumentNumber.parse(number);
            boolean filled = set(form, NUMBER, parts.number());
            filled |= set(form, WHOLE_NUMBER, parts.text());
            filled |= set(form, DAY, "%02d".formatted(date.getDayOfMonth()));
            filled |= set(form, MONTH, (date.getMonthValue() < 3 ? "%02d" : "%d").formatted(date.getMonthValue()));
            if (filled) {
                try (OutputStream stream = Files.newOutputStream(out)) {
                    document.saveIncremental(stream);
                }
            }
            return filled;
        } catch (IOException e) {
            throw InvalidInputException.field(e, "file", "", "signing.error.not-signable");
        }
    }

    private static boolean set(PDAcroForm form, String name, String value) throws IOException {
        PDField field = form.getField(name);
        if (field == null) {
            return false;
        }
        field.setValue(value);
        return true;
    }

    private static List<Place> places(PDDocument document) throws IOException {
        FormPages pages = FormPages.of(document);
        List<Place> places = new ArrayList<>();
        pages.numberLine().ifPresent(line -> number(line).ifPresent(places::add));
        pages.dateLine().ifPresent(line -> {
            between(DAY, line, "ngày", "tháng").ifPresent(places::add);
            between(MONTH, line, "tháng", "năm").ifPresent(places::add);
        });
        return places;
    }

    private static Optional<Place> number(PdfLine line) {
        String text = line.text().replaceFirst("^Số\\s*:", "").strip();
        if (text.startsWith("/")) {
            return between(NUMBER, line, ":", "/");
        }
        if (text.isEmpty() || text.matches("[.…_]+")) {
            double from = line.right() + 3;
            return Optional.of(new Place(WHOLE_NUMBER, from, line.top(), line.bottom(), WHOLE_WIDTH, line.size()));
        }
        return Optional.empty();
    }

    /** The blank between two words of the line. */
    private static Optional<Place> between(String name, PdfLine line, String left, String right) {
        StringBuilder text = new StringBuilder();
        List<Integer> owner = new ArrayList<>();
        for (int i = 0; i < line.glyphs().size(); i++) {
            String letters = line.glyphs().get(i).text();
            text.append(letters);
            for (int c = 0; c < letters.length(); c++) {
                owner.add(i);
            }
        }
        int leftAt = text.indexOf(left);
        int rightAt = leftAt < 0 ? -1 : text.indexOf(right, leftAt + left.length());
        if (rightAt < 0
                || !text.substring(leftAt + left.length(), rightAt)
                        .replaceAll("[.…_\\u00a0]", "")
                        .isBlank()) {
            return Optional.empty();
        }
        PdfLine.Glyph before = line.glyphs().get(owner.get(leftAt + left.length() - 1));
        PdfLine.Glyph after = line.glyphs().get(owner.get(rightAt));
        double from = before.x() + before.width();
        double width = after.x() - from;
        if (width < LEAST_WIDTH) {
            from -= (LEAST_WIDTH - width) / 2;
            width = LEAST_WIDTH;
        }
        return Optional.of(new Place(name, from, line.top(), line.bottom(), width, line.size()));
    }

    private static void addFields(PDDocument document, List<Place> places) throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
        }
        PDResources resources = form.getDefaultResources() == null ? new PDResources() : form.getDefaultResources();
        resources.put(FONT_NAME, PDType0Font.load(document, new ByteArrayInputStream(font()), false));
        form.setDefaultResources(resources);
        PDPage page = document.getPage(0);
        PDRectangle paper = page.getCropBox();
        List<PDAnnotation> annotations = new ArrayList<>(page.getAnnotations());
        List<PDField> fields = new ArrayList<>(form.getFields());
        for (Place place : places) {
            PDTextField field = new PDTextField(form);
            field.setPartialName(place.name());
            field.setDefaultAppearance("/" + FONT_NAME.getName() + " " + place.size() + " Tf 0 g");
            field.setQ(place.name().equals(WHOLE_NUMBER) ? PDTextField.QUADDING_LEFT : PDTextField.QUADDING_CENTERED);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(
                    (float) (paper.getLowerLeftX() + place.x()),
                    (float) (paper.getUpperRightY() - place.bottom() - place.size() * FIELD_HEIGHT / 2),
                    (float) place.width(),
                    (float) (place.size() * FIELD_HEIGHT)));
            widget.setPage(page);
            widget.setPrinted(true);
            annotations.add(widget);
            fields.add(field);
        }
        page.setAnnotations(annotations);
        form.setFields(fields);
    }

    /**
     * The letters of numbers only, with the table by which they are found: some ten kilobytes instead of four hundred.
     */
    private static byte[] font() throws IOException {
        try (InputStream in = Objects.requireNonNull(NumberPlaces.class.getResourceAsStream(FONT), FONT);
                TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()))) {
            TTFSubsetter subset = new TTFSubsetter(whole);
            LETTERS.codePoints().forEach(subset::add);
            subset.setPrefix("VANTHU+");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            subset.writeToStream(out);
            return out.toByteArray();
        }
    }
}
