package org.vanthu.outgoing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceCharacteristicsDictionary;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.vanthu.shared.pdf.Fonts;

/**
 * The places of number and date in a PDF that is signed before it is numbered. Before the signature they become empty
 * form fields; the clerk's number fills them in an increment behind the signature. Filling a field is a change that
 * signatures allow, so that the signer's stays valid; stamping the number onto the page would break it.
 *
 * @see "docs/adr/0018-number-behind-the-signature.md"
 */
final class NumberFields {

    static final String NUMBER = "vanthuNumber";
    static final String DAY = "vanthuDay";
    static final String MONTH = "vanthuMonth";

    private static final String FONT = "VanthuSerif";
    private static final int SIZE = 13;
    private static final float LEAST_WIDTH = 8;
    private static final float HEIGHT = 17;
    private static final float BELOW = 4;
    private static final float PADDING = 2;
    private static final float HEAD = 0.35f;
    private static final Pattern YEAR = Pattern.compile("năm\\s*(\\d{4})");

    private NumberFields() {}

    /**
     * Makes the places fields; a file that has none, or has number and date already, is copied as it is.
     *
     * @return the names of the fields that were made
     */
    static List<String> prepare(Path in, Path out) {
        try (PDDocument document = Loader.loadPDF(in.toFile())) {
            List<Place> places = find(document);
            if (places.isEmpty() || !document.getSignatureDictionaries().isEmpty()) {
                Files.copy(in, out, StandardCopyOption.REPLACE_EXISTING);
                return List.of();
            }
            PDAcroForm form = form(document);
            PDPage page = document.getPage(0);
            List<PDField> fields = new ArrayList<>(form.getFields());
            for (Place place : places) {
                fields.add(field(form, page, place));
            }
            form.setFields(fields);
            document.save(out.toFile());
            return places.stream().map(Place::name).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills the fields behind the signature.
     *
     * @return whether there was a field to fill
     */
    static boolean fill(Path in, Path out, String number, LocalDate date) {
        try (PDDocument document = Loader.loadPDF(in.toFile());
                OutputStream to = Files.newOutputStream(out)) {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
            boolean filled = false;
            if (form != null) {
                filled = fill(form, NUMBER, number);
                filled |= fill(form, DAY, day(date));
                filled |= fill(form, MONTH, month(date));
            }
            document.saveIncremental(to);
            return filled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The year that stands behind the places of day and month, which nobody fills in. */
    static Optional<Integer> year(Path in) {
        try (PDDocument document = Loader.loadPDF(in.toFile())) {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
            if (form == null || form.getField(MONTH) == null) {
                return Optional.empty();
            }
            return dateLine(new Lines().read(document))
                    .map(line -> YEAR.matcher(line.text))
                    .filter(Matcher::find)
                    .map(found -> Integer.valueOf(found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Days below 10 and the first two months are written with a zero, so that nobody writes a digit before them. */
    static String day(LocalDate date) {
        return String.format(Locale.ROOT, "%02d", date.getDayOfMonth());
    }

    static String month(LocalDate date) {
        int month = date.getMonthValue();
        return month < 3 ? "0" + month : String.valueOf(month);
    }

    private static boolean fill(PDAcroForm form, String name, String value) throws IOException {
        if (!(form.getField(name) instanceof PDTextField field)) {
            return false;
        }
        field.setValue(value);
        field.getCOSObject().setNeedToBeUpdated(true);
        for (PDAnnotationWidget widget : field.getWidgets()) {
            widget.getCOSObject().setNeedToBeUpdated(true);
            widget.getAppearance().getCOSObject().setNeedToBeUpdated(true);
            widget.getNormalAppearanceStream().getCOSObject().setNeedToBeUpdated(true);
        }
        return true;
    }

    private static PDAcroForm form(PDDocument document) throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
        }
        PDResources resources = form.getDefaultResources() == null ? new PDResources() : form.getDefaultResources();
        resources.put(COSName.getPDFName(FONT), SmallFont.loadInto(document));
        form.setDefaultResources(resources);
        form.setNeedAppearances(false);
        return form;
    }

    private static PDTextField field(PDAcroForm form, PDPage page, Place place) throws IOException {
        PDTextField field = new PDTextField(form);
        field.setPartialName(place.name());
        field.setDefaultAppearance("/" + FONT + " " + place.size() + " Tf 0 g");
        field.setQ(PDTextField.QUADDING_CENTERED);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        PDRectangle box = page.getMediaBox();
        widget.setRectangle(new PDRectangle(
                box.getLowerLeftX() + place.left(),
                box.getUpperRightY() - place.baseline() - BELOW,
                place.right() - place.left(),
                HEIGHT));
        PDAppearanceCharacteristicsDictionary look = new PDAppearanceCharacteristicsDictionary(new COSDictionary());
        // dots that hold the place open would stand under the number
        look.setBackground(new PDColor(new float[] {1}, PDDeviceGray.INSTANCE));
        widget.setAppearanceCharacteristics(look);
        widget.setPage(page);
        widget.setPrinted(true);
        page.getAnnotations().add(widget);
        return field;
    }

    /** Where number, day and month go on the first page. */
    private static List<Place> find(PDDocument document) throws IOException {
        List<Line> lines = new Lines().read(document);
        List<Place> places = new ArrayList<>();
        number(lines).ifPresent(places::add);
        dateLine(lines).ifPresent(line -> {
            line.gap(DAY, "ngày", "tháng").ifPresent(places::add);
            line.gap(MONTH, "tháng", "năm").ifPresent(places::add);
        });
        return places;
    }

    /** Place and date; other dates may be left open further down, in the grounds or in the text. */
    private static Optional<Line> dateLine(List<Line> lines) {
        return lines.stream()
                .filter(Line::isOfTheHead)
                .filter(line -> line.text.matches("(?s).*ngày\\D*tháng\\D*năm.*"))
                .findFirst();
    }

    private static Optional<Place> number(List<Line> lines) {
        return lines.stream()
                .filter(Line::isOfTheHead)
                .filter(line -> line.text.matches("(?s)\\s*[Ss]ố\\s*:\\D*/.*"))
                .findFirst()
                .flatMap(line -> line.gap(NUMBER, ":", "/"));
    }

    /** The letters that a number may have: the whole type face would make each signed file 200 kB larger. */
    private static final class SmallFont {

        private static final SmallFont FONT = make();

        private final byte[] letters;
        private final float capitals;

        private SmallFont(byte[] letters, float capitals) {
            this.letters = letters;
            this.capitals = capitals;
        }

        static PDType0Font loadInto(PDDocument document) throws IOException {
            PDType0Font font = PDType0Font.load(document, new ByteArrayInputStream(FONT.letters), false);
            // by this the letters are set onto the line; the small type face does not know it any more
            font.getFontDescriptor().setCapHeight(FONT.capitals);
            return font;
        }

        private static SmallFont make() {
            try (InputStream in = Fonts.SERIF.open();
                    TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(in));
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                TTFSubsetter small = new TTFSubsetter(whole);
                for (char letter = ' '; letter <= '~'; letter++) {
                    small.add(letter);
                }
                small.writeToStream(out);
                return new SmallFont(
                        out.toByteArray(), whole.getOS2Windows().getCapHeight() * 1000f / whole.getUnitsPerEm());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A place between two words, in points from the top left corner. */
    private record Place(String name, float left, float right, float baseline) {

        /** Day and month are two digits, each half as wide as high; between narrow words they are written smaller. */
        int size() {
            return name.equals(NUMBER) ? SIZE : Math.min(SIZE, (int) (right - left - PADDING));
        }
    }

    /** Letters of one line with their places. */
    private static final class Line {

        private final List<TextPosition> letters;
        private final String text;

        Line(List<TextPosition> letters) {
            this.letters = letters;
            StringBuilder all = new StringBuilder();
            letters.forEach(letter -> all.append(letter.getUnicode().charAt(0)));
            this.text = Normalizer.normalize(all, Normalizer.Form.NFC);
        }

        /** Organ, national name, number, place and date stand in the upper part of the page. */
        boolean isOfTheHead() {
            TextPosition letter = letters.get(0);
            return letter.getYDirAdj() < letter.getPageHeight() * HEAD;
        }

        /** What lies between two words of the line, when they lie far enough apart. */
        Optional<Place> gap(String name, String before, String after) {
            int from = text.indexOf(before);
            int to = from < 0 ? -1 : text.indexOf(after, from + before.length());
            if (to < 0 || text.length() != letters.size()) {
                return Optional.empty();
            }
            TextPosition last = letters.get(from + before.length() - 1);
            TextPosition next = letters.get(to);
            float left = last.getXDirAdj() + last.getWidthDirAdj() + 1;
            float right = next.getXDirAdj() - 1;
            return right - left < LEAST_WIDTH
                    ? Optional.empty()
                    : Optional.of(new Place(name, left, right, last.getYDirAdj()));
        }
    }

    /** Reads the lines of the first page. */
    private static final class Lines extends PDFTextStripper {

        private final List<Line> lines = new ArrayList<>();
        private List<TextPosition> letters = new ArrayList<>();

        Lines() {
            setSortByPosition(true);
            setStartPage(1);
            setEndPage(1);
        }

        List<Line> read(PDDocument document) throws IOException {
            writeText(document, new StringWriter());
            end();
            return lines;
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            letters.addAll(positions);
        }

        @Override
        protected void writeLineSeparator() {
            end();
        }

        private void end() {
            if (!letters.isEmpty()) {
                lines.add(new Line(letters));
                letters = new ArrayList<>();
            }
        }
    }
}
