package org.vanthu.dossier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.pdf.PrintedTable;

/**
 * Papers that belong to a matter and are no documents of the registers: written opinions, notes, pictures. They lie in
 * the dossier itself, so whoever sees the dossier sees them, and nobody changes them.
 *
 * @see "Decree 30/2020/NĐ-CP, article 29: documents, and materials that have to do with the matter"
 */
final class DossierPapers {

    private static final List<String> KINDS = List.of("opinion", "note", "picture", "other");
    private static final int MAX_TITLE = 500;
    private static final int MAX_AUTHOR = 200;

    private final Dossiers dossiers;
    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierNodes nodes;
    private final DossierRights rights;
    private final ContentService contentService;
    private final FileGuard guard;
    private final DossierSite site;

    /** @param contentService the inner bean: the rights in the dossier were checked before */
    DossierPapers(
            Dossiers dossiers,
            DossierTable table,
            DossierDocuments contents,
            DossierNodes nodes,
            DossierRights rights,
            ContentService contentService,
            FileGuard guard,
            DossierSite site) {
        this.dossiers = dossiers;
        this.table = table;
        this.contents = contents;
        this.nodes = nodes;
        this.rights = rights;
        this.contentService = contentService;
        this.guard = guard;
        this.site = site;
    }

    /** What is told of a paper. */
    record PaperForm(
            @Nullable String title,
            @Nullable String kind,
            @Nullable LocalDate date,
            @Nullable String author,
            @Nullable String note) {}

    /** A paper as it is stored. */
    record Paper(
            String fileName,
            String mimetype,
            String title,
            String kind,
            @Nullable LocalDate date,
            @Nullable String author,
            int pages,
            String sha256) {}

    /**
     * Puts a paper into a dossier, as the last of its documents.
     *
     * @return the id of its node
     * @throws InvalidInputException if a field is wrong, or the file is too large or not of an allowed type
     */
    String add(String dossierId, PaperForm form, String fileName, Path file) {
        Dossier dossier = table.lock(dossierId, null);
        rights.requireContribute(dossier);
        Dossiers.requireRunning(dossier);
        String kind = form.kind() == null || form.kind().isBlank()
                ? "other"
                : form.kind().strip().toLowerCase(Locale.ROOT);
        if (!KINDS.contains(kind)) {
            throw InvalidInputException.field("kind", form.kind(), "dossier.error.paper-kind", kind);
        }
        if (form.date() != null && form.date().isAfter(LocalDate.ofInstant(site.now(), Json.ZONE))) {
            throw InvalidInputException.field("date", form.date(), "dossier.error.paper-date");
        }
        FileReport report = guard.check(FileClass.ATTACHMENT, fileName, file);
        Paper paper = new Paper(
                report.fileName(),
                report.type().mimetype(),
                Words.required("title", form.title(), MAX_TITLE),
                kind,
                form.date(),
                Words.optional("author", form.author(), MAX_AUTHOR),
                report.pages(),
                sha256(file));
        String nodeId = nodes.createPaper(dossier.id(), paper);
        Elevation.asSystem("the rights in the dossier were checked", () -> {
            var writer = contentService.getWriter(DossierNodes.ref(nodeId), ContentModel.PROP_CONTENT, true);
            writer.setMimetype(paper.mimetype());
            writer.setEncoding("UTF-8");
            writer.putContent(file.toFile());
        });
        dossiers.addPaper(dossier, nodeId, form.note());
        return nodeId;
    }

    /** Stores a form that a feature printed inside the node of a dossier; returns the id of its node. */
    String store(Dossier dossier, KeptDossiers.Printed printed) {
        byte[] pdf = pdf(printed.form());
        String nodeId = nodes.createPaper(
                dossier.id(),
                new Paper(
                        printed.fileName(),
                        "application/pdf",
                        printed.title(),
                        "other",
                        LocalDate.ofInstant(site.now(), Json.ZONE),
                        null,
                        pages(pdf),
                        DigestUtils.sha256Hex(pdf)));
        Elevation.asSystem("the rights were checked", () -> {
            var writer = contentService.getWriter(DossierNodes.ref(nodeId), ContentModel.PROP_CONTENT, true);
            writer.setMimetype("application/pdf");
            writer.setEncoding("UTF-8");
            writer.putContent(new ByteArrayInputStream(pdf));
        });
        return nodeId;
    }

    private static byte[] pdf(PrintedTable form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            form.writePdf(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a paper in a dossier that the person may see. */
    ContentReader read(String dossierId, String nodeId) {
        rights.requireRead(table.get(dossierId));
        if (contents.find(dossierId, nodeId).isEmpty() || !nodes.isPaperOf(dossierId, nodeId)) {
            throw new NotFoundException("dossier.error.not-inside", nodeId);
        }
        return elevated(nodeId);
    }

    /** The file of a paper; the caller has checked the rights in its dossier. */
    ContentReader elevated(String nodeId) {
        ContentReader reader = Elevation.asSystem(
                "the rights in the dossier were checked",
                () -> contentService.getReader(DossierNodes.ref(nodeId), ContentModel.PROP_CONTENT));
        if (reader == null || !reader.exists()) {
            throw new NotFoundException("dossier.error.not-inside", nodeId);
        }
        return reader;
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
