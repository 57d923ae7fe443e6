package org.vanthu.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Change;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;

/**
 * Corrections by the person who handles a document, of what the clerk entered. By whom it was issued under which
 * number, how it came, how urgent it is and until when it is due stay with the clerk and with who directs; arrival
 * number and arrival day are corrected by nobody. The register gets the same entry as for a clerk's correction.
 *
 * @see "QĐ 59/2014/QĐ-UBND of Tây Ninh, 8.2; requirements, conflict C-10"
 */
public final class HandlerCorrections {

    /** The fields that whoever handles a document corrects. */
    static final Set<String> FIELDS = Set.of(
            "issuedDate",
            "typeCode",
            "subject",
            "language",
            "pageAmount",
            "signerName",
            "signerPosition",
            "signerCompetence",
            "recipients",
            "toPlaces",
            "note");

    private static final String DUE_DATE = "dueDate";

    private final Corrections corrections;
    private final DocumentTable table;

    HandlerCorrections(Corrections corrections, DocumentTable table) {
        this.corrections = corrections;
        this.table = table;
    }

    /**
     * Corrects fields. The caller has checked that the person handles the document.
     *
     * @param principal for whom the person acts, or null
     * @return what became of which value; empty where nothing did
     * @throws InvalidInputException naming a field that is not the handler's to correct
     *     ({@code registry.error.not-handlers}), or any that is wrong
     * @throws ConflictException if somebody changed the document meanwhile ({@code registry.error.changed-meanwhile})
     */
    public List<Change> correct(
            NodeRef document, Map<String, Object> changes, String reason, long version, @Nullable String principal) {
        DocumentRow row = table.get(document);
        for (String field : new TreeSet<>(changes.keySet())) {
            boolean addsDueDate = field.equals(DUE_DATE) && row.dueDate() == null;
            if (!addsDueDate && !FIELDS.contains(field)) {
                throw InvalidInputException.field(field, changes.get(field), "registry.error.not-handlers");
            }
        }
        return corrections.correct(row, changes, reason, version, principal).changes();
    }
}
