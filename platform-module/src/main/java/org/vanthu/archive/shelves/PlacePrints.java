package org.vanthu.archive.shelves;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.vanthu.archive.shelves.Place.Kind;
import org.vanthu.archive.shelves.PlaceTable.Boxed;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.pdf.Fonts;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;

/** What is printed of a shelf or a box: labels, eight on a page of A4, and the list of what lies there. */
final class PlacePrints {

    private static final List<Column> LIST = List.of(
            new Column("TT", 6),
            new Column("Hộp", 12),
            new Column("Số, ký hiệu hồ sơ", 16),
            new Column("Tiêu đề hồ sơ", 42),
            new Column("Thời hạn lưu trữ", 13),
            new Column("Số tờ", 8));
    private static final int ACROSS = 2;
    private static final int DOWN = 4;
    private static final float EDGE = 24;
    private static final float INSET = 14;
    private static final float CODE_SIZE = 40;
    private static final float TEXT_SIZE = 11;
    private static final float LINE = 16;

    private final PlaceTable table;
    private final Places places;
    private final Agencies agencies;

    PlacePrints(PlaceTable table, Places places, Agencies agencies) {
        this.table = table;
        this.places = places;
        this.agencies = agencies;
    }

    /**
     * A label.
     *
     * @param code printed large
     * @param lines below it
     */
    private record Label(String agency, String kind, String code, List<String> lines) {}

    /** What lies on a shelf, box by box, or in a box. */
    PrintedTable list(Place place) {
        List<Place> boxes = boxes(place);
        List<Boxed> dossiers = table.boxed(boxes.stream().map(Place::id).toList());
        List<List<String>> rows = new ArrayList<>();
        for (Place box : boxes) {
            for (Boxed one : dossiers) {
                if (one.box().equals(box.id())) {
                    rows.add(List.of(
                            String.valueOf(rows.size() + 1),
                            box.code(),
                            one.year() + "/" + one.code(),
                            one.title(),
                            one.retention() == null ? "" : one.retention(),
                            one.sheets() == null ? "" : String.valueOf(one.sheets())));
                }
            }
        }
        return new PrintedTable(
                List.of(agencies.get(place.agency()).name()),
                place.kind() == Kind.BOX ? "Danh sách hồ sơ trong hộp" : "Danh sách hồ sơ trên giá",
                List.of(places.path(place), place.name()).stream()
                        .filter(text -> !text.isBlank())
                        .toList(),
                LIST,
                rows,
                List.of(boxes.size() + " hộp, " + rows.size() + " hồ sơ (đơn vị bảo quản)."),
                List.of(),
                false);
    }

    /** The label of a box, or those of a shelf and of each box on it. */
    void labels(Place place, OutputStream out) throws IOException {
        List<Label> labels = new ArrayList<>();
        if (place.kind() != Kind.BOX) {
            labels.add(label(place, List.of()));
        }
        List<Place> boxes = boxes(place);
        List<Boxed> dossiers = table.boxed(boxes.stream().map(Place::id).toList());
        for (Place box : boxes) {
            labels.add(label(
                    box,
                    dossiers.stream().filter(one -> one.box().equals(box.id())).toList()));
        }
        try (PDDocument document = new PDDocument()) {
            PDFont bold = Fonts.SANS_BOLD.embedIn(document);
            PDFont font = Fonts.SANS.embedIn(document);
            for (int first = 0; first < labels.size(); first += ACROSS * DOWN) {
                page(document, labels.subList(first, Math.min(labels.size(), first + ACROSS * DOWN)), bold, font);
            }
            document.save(out);
        }
    }

    private List<Place> boxes(Place place) {
        return switch (place.kind()) {
            case BOX -> List.of(place);
            case SHELF -> table.in(place.agency(), place.id());
            case STORE -> throw InvalidInputException.field("kind", place.kind().code(), "archive.error.place-print");
        };
    }

    private Label label(Place place, List<Boxed> dossiers) {
        List<String> lines = new ArrayList<>();
        if (place.parent() != null) {
            lines.add(places.path(table.get(place.parent())));
        }
        if (!place.name().isEmpty()) {
            lines.add(place.name());
        }
        if (!dossiers.isEmpty()) {
            Boxed from = dossiers.get(0);
            Boxed to = dossiers.get(dossiers.size() - 1);
            lines.add(dossiers.size() + " hồ sơ: " + from.year() + "/" + from.code()
                    + (dossiers.size() == 1 ? "" : " – " + to.year() + "/" + to.code()));
        }
        return new Label(agencies.get(place.agency()).name(), place.kind().printed(), place.code(), lines);
    }

    private static void page(PDDocument document, List<Label> labels, PDFont bold, PDFont font) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        float width = (PDRectangle.A4.getWidth() - 2 * EDGE) / ACROSS;
        float height = (PDRectangle.A4.getHeight() - 2 * EDGE) / DOWN;
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (int i = 0; i < labels.size(); i++) {
                int row = i / ACROSS;
                int column = i % ACROSS;
                float left = EDGE + column * width;
                float top = PDRectangle.A4.getHeight() - EDGE - row * height;
                content.addRect(left, top - height, width, height);
                content.stroke();
                Label label = labels.get(i);
                float room = width - 2 * INSET;
                float y = top - INSET - TEXT_SIZE;
                text(content, font, TEXT_SIZE, left + INSET, y, room, label.agency());
                y -= CODE_SIZE + LINE;
                text(content, bold, CODE_SIZE, left + INSET, y, room, label.kind() + " " + label.code());
                y -= LINE;
                for (String line : label.lines()) {
                    y -= LINE;
                    text(content, font, TEXT_SIZE, left + INSET, y, room, line);
                }
            }
        }
    }

    /** One line, smaller where it would not fit. */
    private static void text(
            PDPageContentStream content, PDFont font, float size, float x, float y, float room, String text)
            throws IOException {
        String printable = text.replaceAll("[\\p{Cntrl}]", " ");
        float wanted = font.getStringWidth(printable) / 1000 * size;
        content.beginText();
        content.setFont(font, wanted > room ? size * room / wanted : size);
        content.newLineAtOffset(x, y);
        content.showText(printable);
        content.endText();
    }
}
