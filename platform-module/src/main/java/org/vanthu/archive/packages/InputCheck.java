package org.vanthu.archive.packages;

import java.util.ArrayList;
import java.util.List;

import org.vanthu.archive.packages.PackagedDossier.PackagedDocument;

/**
 * Compares what is known of a dossier with the fields, lengths and codes of the standard before it is packed.
 *
 * @see "Circular 05/2025/TT-BNV; Decree 30/2020/NĐ-CP, Appendix VI, part II"
 */
public final class InputCheck {

    private InputCheck() {}

    /**
     * Something that does not meet the standard.
     *
     * @param ordinal of the document, 0 for the dossier itself
     * @param nodeId of the document, or empty: where it is entered
     * @param field the name of the field, or {@code file} for a document without a file
     * @param label what people call the field
     * @param problem {@code missing}, {@code tooLong}, {@code noNumber} or {@code noFile}
     * @param length the most characters
     * @param blocks whether the package cannot be made so
     */
    public record Finding(
            int ordinal, String nodeId, String field, String label, String problem, int length, boolean blocks) {}

    static List<Finding> of(PackagedDossier dossier, PackageKind kind) {
        List<Finding> findings = new ArrayList<>();
        if (kind != PackageKind.DIP) {
            Fields.dossier(kind).forEach(field -> check(findings, field, dossier.description(), 0, ""));
        }
        for (PackagedDocument document : dossier.documents()) {
            Fields.document(kind)
                    .forEach(field ->
                            check(findings, field, document.description(), document.ordinal(), document.nodeId()));
            if (document.files().isEmpty()) {
                findings.add(new Finding(document.ordinal(), document.nodeId(), "file", "Tệp tin", "noFile", 0, false));
            }
        }
        return findings;
    }

    private static void check(
            List<Finding> findings, Field field, Description description, int ordinal, String nodeId) {
        String value = description.get(field);
        String problem = "";
        if (value.isEmpty()) {
            problem = field.mandatory() ? "missing" : "";
        } else if (field.length() > 0 && value.length() > field.length()) {
            problem = "tooLong";
        } else if (field.kind() == Field.Kind.NUMBER && !value.chars().allMatch(Character::isDigit)) {
            problem = "noNumber";
        }
        if (!problem.isEmpty()) {
            findings.add(new Finding(ordinal, nodeId, field.name(), field.label(), problem, field.length(), true));
        }
    }
}
