package org.vanthu.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.vanthu.archive.Submission.Finding;
import org.vanthu.files.VirusScan;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Texts;
import org.vanthu.shared.VanthuException;
import org.vanthu.signing.SignatureVerifier;
import org.vanthu.signing.VerificationReport;

/**
 * Looks at a dossier that was handed in: complete against the list, readable, unchanged since it was registered, signed
 * by whom it says, and free of viruses.
 *
 * @see "Circular 05/2025/TT-BNV: checks at the intake"
 */
final class IntakeChecks {

    private static final String PDF = "application/pdf";

    private final DossierContents contents;
    private final ContentService contentService;
    private final SignatureVerifier verifier;
    private final VirusScan virusScan;

    /** @param contentService the inner bean, used elevated */
    IntakeChecks(
            DossierContents contents, ContentService contentService, SignatureVerifier verifier, VirusScan virusScan) {
        this.contents = contents;
        this.contentService = contentService;
        this.verifier = verifier;
        this.virusScan = virusScan;
    }

    /** What is found; an empty list where all is as it should be. */
    List<Finding> of(Submission.Item item) {
        List<Finding> findings = new ArrayList<>();
        List<DossierContents.Entry> entries = contents.of(item.dossier());
        if (!DossierContents.key(entries).equals(item.contentKey())) {
            findings.add(new Finding("complete", Finding.BAD, "", Texts.of("archive.finding.changed")));
        }
        if (entries.isEmpty()) {
            findings.add(new Finding("complete", Finding.BAD, "", Texts.of("archive.finding.empty")));
        }
        for (DossierContents.Entry entry : entries) {
            if (!entry.exists()) {
                findings.add(finding("complete", Finding.BAD, entry, "gone"));
            } else if (!entry.hasFile()) {
                findings.add(finding("complete", Finding.INFO, entry, "paper-only"));
            } else {
                file(entry, findings);
            }
        }
        return findings;
    }

    private void file(DossierContents.Entry entry, List<Finding> findings) {
        Path file = copy(entry.node());
        try {
            if (file.toFile().length() == 0) {
                findings.add(finding("readable", Finding.BAD, entry, "unreadable"));
                return;
            }
            if (!entry.sha256().isEmpty() && !entry.sha256().equalsIgnoreCase(sha256(file))) {
                findings.add(finding("integrity", Finding.BAD, entry, "altered"));
            }
            switch (virusScan.look(file)) {
                case INFECTED -> findings.add(finding("virus", Finding.BAD, entry, "virus"));
                case FAILED -> findings.add(finding("virus", Finding.WARN, entry, "not-scanned"));
                case CLEAN, NONE -> {
                    // nothing to tell
                }
            }
            if (entry.mimetype().equals(PDF)) {
                pdf(entry, file, findings);
            }
        } finally {
            delete(file);
        }
    }

    private void pdf(DossierContents.Entry entry, Path file, List<Finding> findings) {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            if (document.getNumberOfPages() == 0) {
                findings.add(finding("readable", Finding.BAD, entry, "unreadable"));
                return;
            }
            if (document.getSignatureDictionaries().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            findings.add(finding("readable", Finding.BAD, entry, "unreadable"));
            return;
        }
        try {
            VerificationReport report = verifier.verify(file);
            switch (report.verdict()) {
                case INVALID -> findings.add(finding("signature", Finding.BAD, entry, "signature-invalid"));
                case UNSURE -> findings.add(finding("signature", Finding.WARN, entry, "signature-unsure"));
                case VALID, UNSIGNED -> {
                    // nothing to tell
                }
            }
        } catch (VanthuException e) {
            findings.add(finding("signature", Finding.WARN, entry, "signature-unsure"));
        }
    }

    private Path copy(NodeRef node) {
        try {
            Path file = Files.createTempFile("vanthu-intake-", ".bin");
            ContentReader reader = Elevation.asSystem(
                    "files of a submission are checked",
                    () -> contentService.getReader(node, ContentModel.PROP_CONTENT));
            if (reader != null && reader.exists()) {
                try (InputStream in = reader.getContentInputStream()) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding finding(String kind, String level, DossierContents.Entry entry, String what) {
        return new Finding(kind, level, entry.node().getId(), Texts.of("archive.finding." + what, entry.shown()));
    }
}
