package org.vanthu.files;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What was found in a file: either a problem for which it is refused, or its type.
 *
 * @param fileName the name to store it under: NFC, no forbidden characters, with an extension that fits the content
 * @param pages pages of a PDF or TIFF, 1 for other pictures, 0 where the word has no meaning
 * @param findings what is allowed but worth knowing
 */
public record FileReport(
        String fileName,
        @Nullable FileType fileType,
        int pages,
        Set<Finding> findings,
        @Nullable FileProblem fileProblem) {

    /** Allowed, but worth knowing. */
    public enum Finding {
        /** The PDF carries a digital signature, so no byte of it may be changed. */
        SIGNED,
        /** The PDF contains JavaScript; it is never run here. */
        JAVASCRIPT,
        /** The office file contains macros; they are never run here. */
        MACROS,
        /** The PDF opens without a password but forbids changes. */
        RESTRICTED,
        /** Other files are embedded in the PDF; none of them is executable. */
        EMBEDDED_FILES
    }

    public FileReport {
        findings = Set.copyOf(findings);
    }

    static FileReport refused(String fileName, FileProblem problem) {
        return new FileReport(fileName, null, 0, Set.of(), problem);
    }

    /** The names of the findings in order, joined by commas, as the intake ledger keeps them. */
    public String findingNames() {
        return findings.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    /** The reason of the refusal, if there is one. */
    public Optional<FileProblem> problem() {
        return Optional.ofNullable(fileProblem);
    }

    /**
     * The type of a file that was accepted.
     *
     * @throws IllegalStateException if the file was refused
     */
    public FileType type() {
        if (fileType == null) {
            throw new IllegalStateException("The file was refused, it has no accepted type");
        }
        return fileType;
    }
}
