package org.vanthu.samples;

import java.util.List;

/** A body that issues documents: how its heading is written, its abbreviation, where it sits and who signs how. */
record Issuer(
        String parent,
        String name,
        List<String> preferredLines,
        String abbreviation,
        String place,
        List<SignatureForm> signatures,
        List<String> units,
        boolean ranked) {

    /** The lines above the signer's name: competence lines, then the position. */
    record SignatureForm(List<String> competence, String position) {

        static SignatureForm of(String position, String... competence) {
            return new SignatureForm(List.of(competence), position);
        }

        String competenceText() {
            if (competence.isEmpty() && position.startsWith("Q. ")) {
                return position;
            }
            return String.join("; ", competence);
        }
    }
}
