package org.vanthu.reorganization;

import org.jspecify.annotations.Nullable;

/**
 * A document that is in no dossier, and where it is to go.
 *
 * @param label number and abstract, as lists show them
 * @param dossier the id of the dossier, or null while none is proposed
 * @param basis why: {@code link}, {@code person}, {@code unit}, {@code subject}, {@code text}, {@code chosen} or
 *     {@code none}
 * @param score how sure that is, 0 to 100
 * @param state {@code proposed}, {@code confirmed} or {@code rejected}
 */
record Filing(
        String nodeId,
        String label,
        @Nullable String dossier,
        String dossierLabel,
        String basis,
        int score,
        String state,
        @Nullable String decidedBy) {

    static final String PROPOSED = "proposed";
    static final String CONFIRMED = "confirmed";
    static final String REJECTED = "rejected";

    static final String LINK = "link";
    static final String PERSON = "person";
    static final String UNIT = "unit";
    static final String SUBJECT = "subject";
    static final String TEXT = "text";
    static final String CHOSEN = "chosen";
    static final String NONE = "none";
}
