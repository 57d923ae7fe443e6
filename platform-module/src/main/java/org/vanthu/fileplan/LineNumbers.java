package org.vanthu.fileplan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives the dossiers of a list their codes: an ordinal from 01 and the abbreviation of the large heading. Dossiers that
 * are carried over keep theirs, and no other gets it.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix V, I.2"
 */
final class LineNumbers {

    private LineNumbers() {}

    /**
     * The codes by the ids of the lines.
     *
     * @param lines in the order of the list
     * @param agency the abbreviation where there is no large heading above
     * @param taken codes of the year that others have
     */
    static Map<String, String> of(List<FilePlanLine> lines, String numbering, String agency, Set<String> taken) {
        Set<String> used = new HashSet<>(taken);
        lines.stream()
                .filter(line -> line.isCarried() || line.dossier() != null)
                .forEach(line -> used.add(String.valueOf(line.code())));
        Map<String, String> codes = new HashMap<>();
        String abbreviation = agency;
        int ordinal = 0;
        for (FilePlanLine line : lines) {
            if (line.kind().equals(FilePlanLine.LARGE)) {
                abbreviation = line.abbreviation() == null ? agency : line.abbreviation();
                ordinal = numbering.equals(FilePlan.HEADING) ? 0 : ordinal;
            } else if (line.isDossier() && !line.isCarried() && line.dossier() == null) {
                String code;
                do {
                    code = String.format(Locale.ROOT, "%02d.%s", ++ordinal, abbreviation);
                } while (!used.add(code));
                codes.put(line.id(), code);
            }
        }
        return codes;
    }
}
