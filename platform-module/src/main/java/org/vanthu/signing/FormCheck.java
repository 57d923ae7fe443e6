package org.vanthu.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.vanthu.shared.InvalidInputException;

/**
 * Checks the form of a document by the rules of the decree, as far as a PDF shows it. Findings are hints for the clerk,
 * who decides; nothing is refused here.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I"
 * @see "docs/features/signing.md"
 */
public final class FormCheck {

    FormCheck() {}

    /**
     * @return what is not as it should be, page by page; empty when all is well
     * @throws InvalidInputException if the file is no PDF, or has no text ({@code signing.error.no-text})
     */
    public List<Finding> check(Path pdf, FormFacts expected) {
        FormPages pages = read(pdf);
        if (pages.lines().isEmpty()) {
            throw InvalidInputException.field("file", "", "signing.error.no-text");
        }
        Findings findings = new Findings();
        new PageRules(pages, findings).check();
        new HeadRules(pages, expected, findings).check();
        new EndRules(pages, expected, findings).check();
        return findings.all().stream()
                .sorted(Comparator.comparingInt(Finding::page))
                .toList();
    }

    private static FormPages read(Path pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return FormPages.of(document);
        } catch (IOException e) {
            throw InvalidInputException.field(e, "file", "", "signing.error.no-pdf");
        }
    }
}
