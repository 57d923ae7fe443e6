package org.vanthu.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.pdf.Fonts;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.Type;

/**
 * One PDF of a whole dossier, to read and print: title page, list of contents with the pages of the bundle, the
 * documents in chronological order, bookmarks. What is no PDF, or is one that cannot be read, is listed as not
 * included. Signatures do not outlast the merging; the title page says so.
 */
final class DossierBundle {

    private static final String PLACEHOLDER = "8888–8888";
    private static final float MARGIN = 60;

    private final DossierFile file;
    private final Map<String, Path> pdfs;
    private final Map<String, Integer> firstPages = new LinkedHashMap<>();
    private final Map<String, Integer> pageCounts = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    /** @param pdfs the files of documents that are PDF, by node id */
    DossierBundle(DossierFile file, Map<String, Path> pdfs) {
        this.file = file;
        this.pdfs = pdfs;
    }

    /** Writes the bundle; the files must stay until then. */
    void write(OutputStream out) throws IOException {
        try (PDDocument bundle = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            readable();
            int ahead = 1 + contentsPages();
            int next = ahead + 1;
            for (Map.Entry<String, Integer> count : pageCounts.entrySet()) {
                firstPages.put(count.getKey(), next);
                next += count.getValue();
            }
            titlePage(bundle);
            contents().addTo(bundle);
            for (DossierFile.Entry entry : file.chronological()) {
                if (pageCounts.containsKey(entry.facts().nodeId())) {
                    append(bundle, entry.facts().nodeId());
                }
            }
            number(bundle, ahead);
            bookmarks(bundle);
            bundle.getDocumentInformation()
                    .setTitle(file.dossier().code() + " " + file.dossier().title());
            bundle.save(out);
        }
    }

    /** Finds out which files can be merged and how many pages they have. */
    private void readable() {
        int ordinal = 0;
        for (DossierFile.Entry entry : file.chronological()) {
            ordinal++;
            String id = entry.facts().nodeId();
            Path pdf = pdfs.get(id);
            String reason = entry.facts().readable() ? "không phải PDF" : "không có quyền xem";
            if (pdf != null) {
                try (PDDocument document = load(pdf)) {
                    pageCounts.put(id, document.getNumberOfPages());
                    continue;
                } catch (IOException e) {
                    reason = "tệp PDF không đọc được hoặc có mật khẩu";
                }
            }
            String name = entry.facts().readable() && entry.facts().sizeBytes() == 0 ? "không có tệp" : reason;
            missing.add("STT " + ordinal + ": " + name);
        }
    }

    private int contentsPages() throws IOException {
        try (PDDocument trial = new PDDocument()) {
            return contents().addTo(trial);
        }
    }

    private PrintedTable contents() {
        List<List<String>> rows = new ArrayList<>();
        int ordinal = 1;
        for (DossierFile.Entry entry : file.chronological()) {
            String id = entry.facts().nodeId();
            Integer first = firstPages.get(id);
            Integer count = pageCounts.get(id);
            String pages = count == null ? "–" : first == null ? PLACEHOLDER : DossierForms.range(first, count);
            rows.add(DossierForms.cells(entry, ordinal++, pages));
        }
        List<String> notes = new ArrayList<>();
        notes.add("Tổng số: " + file.entries().size()
                + " văn bản, xếp theo thời gian. Số trang là số trang của bản gộp.");
        if (!missing.isEmpty()) {
            notes.add("Không có trong bản gộp: " + String.join("; ", missing) + ".");
        }
        return new PrintedTable(
                DossierForms.issuer(file),
                "Mục lục văn bản trong hồ sơ",
                List.of("Số và ký hiệu hồ sơ: " + file.dossier().code() + " năm "
                        + file.dossier().year()),
                DossierForms.CONTENTS,
                rows,
                notes,
                List.of(),
                false);
    }

    private void titlePage(PDDocument bundle) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        bundle.addPage(page);
        Type regular = new Type(Fonts.SERIF.embedIn(bundle));
        Type bold = new Type(Fonts.SERIF_BOLD.embedIn(bundle));
        Type italic = new Type(Fonts.SERIF_ITALIC.embedIn(bundle));
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        try (PDPageContentStream out = new PDPageContentStream(bundle, page)) {
            out.setLineWidth(1);
            out.addRect(
                    MARGIN / 2, MARGIN / 2, PDRectangle.A4.getWidth() - MARGIN, PDRectangle.A4.getHeight() - MARGIN);
            out.stroke();
            float y = 770;
            for (String line : DossierForms.issuer(file)) {
                y = centred(out, bold, 13, upper(line), y, width) - 4;
            }
            y = centred(out, bold, 30, "HỒ SƠ", 600, width) - 6;
            y = centred(out, regular, 14, "Số và ký hiệu: " + file.dossier().code(), y, width);
            y = centred(out, regular, 12, "Mã hồ sơ: " + file.fileCode(), y, width) - 20;
            centred(out, bold, 18, file.dossier().title(), y, width);
            y = 290;
            for (String line : lines()) {
                y = centred(out, regular, 13, line, y, width);
            }
            y = 120;
            for (String line : italic.wrap(
                    "Bản gộp để đọc và in, lập ngày " + DossierFile.minute(file.madeAt()) + " cho " + file.madeByName()
                            + ". Chữ ký số chỉ có giá trị trên tệp gốc của từng văn bản trong hệ thống.",
                    10,
                    width,
                    4)) {
                y = centred(out, italic, 10, line, y, width);
            }
        }
    }

    private List<String> lines() {
        Dossier dossier = file.dossier();
        List<String> lines = new ArrayList<>();
        lines.add("Người lập hồ sơ: " + file.ownerName());
        lines.add("Bắt đầu: " + DossierFile.day(dossier.openedAt()));
        if (dossier.endedAt() != null) {
            lines.add("Kết thúc: " + DossierFile.day(dossier.endedAt()));
        }
        lines.add("Thời hạn bảo quản: " + (dossier.retention() == null ? "chưa xác định" : dossier.retention()));
        lines.add("Số văn bản: " + file.entries().size());
        return lines;
    }

    private static float centred(PDPageContentStream out, Type type, float size, String text, float top, float width)
            throws IOException {
        float y = top;
        for (String line : type.wrap(text, size, width, 10)) {
            type.show(out, size, line, (PDRectangle.A4.getWidth() - type.width(line, size)) / 2, y);
            y -= size * 1.4f;
        }
        return y;
    }

    /** Takes over the pages alone: no scripts, forms, names or attached files of the single document. */
    private void append(PDDocument bundle, String id) throws IOException {
        Path pdf = pdfs.get(id);
        if (pdf == null) {
            throw new IllegalStateException("no file of " + id);
        }
        try (PDDocument document = load(pdf)) {
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            catalog.setAcroForm(null);
            catalog.setOpenAction(null);
            catalog.setNames(null);
            catalog.setDocumentOutline(null);
            catalog.setStructureTreeRoot(null);
            catalog.getCOSObject().removeItem(org.apache.pdfbox.cos.COSName.AA);
            document.setAllSecurityToBeRemoved(true);
            new PDFMergerUtility().appendDocument(bundle, document);
        }
    }

    private void number(PDDocument bundle, int ahead) throws IOException {
        Type regular = new Type(Fonts.SERIF.embedIn(bundle));
        int total = bundle.getNumberOfPages();
        for (int i = ahead; i < total; i++) {
            PDPage page = bundle.getPage(i);
            PDRectangle box = page.getCropBox();
            String text = file.dossier().code() + " – " + (i + 1) + "/" + total;
            float width = regular.width(text, 9);
            try (PDPageContentStream out =
                    new PDPageContentStream(bundle, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                out.transform(bottom(box, page.getRotation(), width));
                regular.show(out, 9, text, 0, 0);
            }
        }
    }

    /** Where a text of this width stands in the middle of the lower edge of the page as it is seen. */
    private static Matrix bottom(PDRectangle box, int rotation, float width) {
        float left = box.getLowerLeftX();
        float low = box.getLowerLeftY();
        return switch (Math.floorMod(rotation, 360)) {
            case 90 -> new Matrix(0, 1, -1, 0, left + box.getWidth() - 14, low + (box.getHeight() - width) / 2);
            case 180 -> new Matrix(-1, 0, 0, -1, left + (box.getWidth() + width) / 2, low + box.getHeight() - 14);
            case 270 -> new Matrix(0, -1, 1, 0, left + 14, low + (box.getHeight() + width) / 2);
            default -> new Matrix(1, 0, 0, 1, left + (box.getWidth() - width) / 2, low + 14);
        };
    }

    private void bookmarks(PDDocument bundle) {
        PDDocumentOutline outline = new PDDocumentOutline();
        bookmark(outline, bundle, 0, "Hồ sơ " + file.dossier().code());
        bookmark(outline, bundle, 1, "Mục lục văn bản");
        for (DossierFile.Entry entry : file.chronological()) {
            Integer first = firstPages.get(entry.facts().nodeId());
            if (first != null) {
                String number = entry.facts().number();
                bookmark(
                        outline,
                        bundle,
                        first - 1,
                        (number.isEmpty() ? "" : number + " – ") + entry.facts().typeAndSubject());
            }
        }
        bundle.getDocumentCatalog().setDocumentOutline(outline);
    }

    private static void bookmark(PDDocumentOutline outline, PDDocument bundle, int page, @Nullable String title) {
        PDPageFitDestination destination = new PDPageFitDestination();
        destination.setPage(bundle.getPage(page));
        PDOutlineItem item = new PDOutlineItem();
        item.setDestination(destination);
        item.setTitle(title);
        outline.addLast(item);
    }

    private static PDDocument load(Path pdf) throws IOException {
        return Loader.loadPDF(pdf.toFile(), IOUtils.createTempFileOnlyStreamCache());
    }

    private static String upper(String text) {
        return text.toUpperCase(org.vanthu.shared.Texts.VIETNAMESE);
    }
}
