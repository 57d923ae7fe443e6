package org.vanthu.dossier;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.TextKey;

/**
 * Exports a whole dossier: one PDF, its data as XML, or both in a ZIP with the files that cannot be in a PDF. What the
 * person may not read is not in it. Work is done in temporary files, never in memory, and only up to a size.
 */
final class DossierExport {

    private static final long MIB = 1 << 20;
    private static final float MARGIN = 28;

    private final DossierForms forms;
    private final ContentService contentService;
    private final DossierSite site;
    private final DossierPapers papers;
    private final DossierExtensions extensions;
    private final DocumentFacts facts;
    private final int maxMib;

    /** @param contentService the public bean: it checks the rights of the person */
    DossierExport(
            DossierForms forms,
            ContentService contentService,
            DossierPapers papers,
            DossierSite site,
            DossierExtensions extensions,
            DocumentFacts facts,
            int maxMib) {
        this.forms = forms;
        this.contentService = contentService;
        this.site = site;
        this.papers = papers;
        this.extensions = extensions;
        this.facts = facts;
        this.maxMib = maxMib;
    }

    /**
     * Makes the export in a temporary file that the caller closes.
     *
     * @param format {@code zip}, {@code pdf} or {@code xml}
     * @throws InvalidInputException if the files of the dossier are larger than may be exported at once
     */
    Exported export(String id, String format) throws IOException {
        DossierFile file = forms.file(id);
        Map<String, List<DocumentFacts.Facts>> parts = format.equals("zip") ? parts(file) : Map.of();
        long bytes = Stream.concat(
                        file.entries().stream().map(DossierFile.Entry::facts),
                        parts.values().stream().flatMap(List::stream))
                .mapToLong(DocumentFacts.Facts::sizeBytes)
                .sum();
        if (!format.equals("xml") && bytes > maxMib * MIB) {
            throw new InvalidInputException("dossier.error.export-size", bytes / MIB + 1, maxMib);
        }
        Path folder = Files.createTempDirectory("vanthu-dossier-");
        Path made = folder.resolve("export");
        boolean done = false;
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(made))) {
                switch (format) {
                    case "xml" -> DossierXml.write(file, out);
                    case "pdf" -> new DossierBundle(file, pdfs(file, folder)).write(out);
                    case "zip" -> zip(file, parts, folder, out);
                    default ->
                        throw InvalidInputException.field("format", format, "dossier.error.export-format", format);
                }
            }
            site.record(file.dossier(), "dossier.export", format);
            done = true;
            return new Exported(name(file) + "." + format, made, folder);
        } finally {
            if (!done) {
                delete(folder);
            }
        }
    }

    /** The files beside each document, as far as the person may read them. */
    private Map<String, List<DocumentFacts.Facts>> parts(DossierFile file) {
        Map<String, List<DocumentFacts.Facts>> parts = new HashMap<>();
        for (DossierFile.Entry entry : file.entries()) {
            String nodeId = entry.facts().nodeId();
            if (entry.facts().readable()) {
                parts.put(
                        nodeId,
                        extensions.parts(DossierNodes.ref(nodeId)).stream()
                                .map(facts::of)
                                .filter(part -> part.readable() && part.sizeBytes() > 0)
                                .toList());
            }
        }
        return parts;
    }

    private void zip(DossierFile file, Map<String, List<DocumentFacts.Facts>> parts, Path folder, OutputStream out)
            throws IOException {
        Map<String, Path> pdfs = pdfs(file, folder);
        ZipOutputStream zip = new ZipOutputStream(out);
        String name = name(file);
        zip.putNextEntry(new ZipEntry(name + ".xml"));
        DossierXml.write(file, new Unclosed(zip));
        zip.closeEntry();
        Path bundle = folder.resolve("bundle");
        try (OutputStream bundled = new BufferedOutputStream(Files.newOutputStream(bundle))) {
            new DossierBundle(file, pdfs).write(bundled);
        }
        zip.putNextEntry(new ZipEntry(name + ".pdf"));
        Files.copy(bundle, zip);
        zip.closeEntry();
        for (DossierFile.Entry entry : file.entries()) {
            DocumentFacts.Facts facts = entry.facts();
            int ordinal = entry.document().ordinal();
            if (facts.readable() && facts.sizeBytes() > 0 && !facts.isPdf()) {
                put(zip, String.format("tep/%03d-%s", ordinal, safe(facts.fileName())), facts);
            }
            int number = 0;
            for (DocumentFacts.Facts part : parts.getOrDefault(facts.nodeId(), List.of())) {
                number++;
                put(zip, String.format("tep/%03d.%d-%s", ordinal, number, safe(part.fileName())), part);
            }
        }
        zip.finish();
    }

    private void put(ZipOutputStream zip, String name, DocumentFacts.Facts file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (InputStream in = reader(file).getContentInputStream()) {
            in.transferTo(zip);
        }
        zip.closeEntry();
    }

    private Map<String, Path> pdfs(DossierFile file, Path folder) throws IOException {
        Map<String, Path> pdfs = new HashMap<>();
        for (DossierFile.Entry entry : file.entries()) {
            DocumentFacts.Facts facts = entry.facts();
            if (facts.readable() && (facts.isPdf() || isPicture(facts)) && facts.sizeBytes() > 0) {
                Path copy = folder.resolve(facts.nodeId());
                try (InputStream in = reader(facts).getContentInputStream()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                if (facts.isPdf()) {
                    pdfs.put(facts.nodeId(), copy);
                } else {
                    Path page = folder.resolve(facts.nodeId() + ".pdf");
                    if (asPdf(copy, page)) {
                        pdfs.put(facts.nodeId(), page);
                    }
                }
            }
        }
        return pdfs;
    }

    private static boolean isPicture(DocumentFacts.Facts facts) {
        return facts.mimetype().equals("image/jpeg") || facts.mimetype().equals("image/png");
    }

    private static @Nullable PDImageXObject image(PDDocument document, Path picture) {
        try {
            return PDImageXObject.createFromFileByContent(picture.toFile(), document);
        } catch (IOException | IllegalArgumentException e) {
            return null; // the bundle says that it is not in it
        }
    }

    /** A page with the picture on it; none where it cannot be read. */
    private static boolean asPdf(Path picture, Path pdf) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDImageXObject image = image(document, picture);
            if (image == null) {
                return false;
            }
            boolean wide = image.getWidth() > image.getHeight();
            float longer = PDRectangle.A4.getHeight();
            float shorter = PDRectangle.A4.getWidth();
            PDRectangle box = new PDRectangle(wide ? longer : shorter, wide ? shorter : longer);
            PDPage page = new PDPage(box);
            document.addPage(page);
            float scale = Math.min(
                    (box.getWidth() - 2 * MARGIN) / image.getWidth(),
                    (box.getHeight() - 2 * MARGIN) / image.getHeight());
            float width = image.getWidth() * scale;
            float height = image.getHeight() * scale;
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.drawImage(image, (box.getWidth() - width) / 2, (box.getHeight() - height) / 2, width, height);
            }
            document.save(pdf.toFile());
            return true;
        }
    }

    private ContentReader reader(DocumentFacts.Facts facts) {
        if (facts.kind().equals(DocumentFacts.PAPER)) {
            return papers.elevated(facts.nodeId());
        }
        return contentService.getReader(DossierNodes.ref(facts.nodeId()), ContentModel.PROP_CONTENT);
    }

    private static String name(DossierFile file) {
        return "ho-so-" + TextKey.slug(file.dossier().code()) + "-"
                + file.dossier().year();
    }

    private static String safe(String fileName) {
        return fileName.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * An export that was made.
     *
     * @param fileName the name to save it under
     */
    record Exported(String fileName, Path file, Path folder) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            delete(folder);
        }
    }

    /** Keeps a writer from closing the archive that it writes an entry of. */
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
