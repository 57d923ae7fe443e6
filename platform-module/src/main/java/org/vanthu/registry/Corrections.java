package org.vanthu.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.organization.Agency;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;

/**
 * Corrects what was registered, and withdraws it. Nothing is struck out: the register gets an entry that says what was
 * changed, by whom and why.
 */
public final class Corrections {

    private final RegisterLedger ledger;
    private final DocumentTable table;
    private final DocumentNodes nodes;
    private final IncomingRules rules;
    private final Duplicates duplicates;
    private final SecrecyGuard secrecy;
    private final RegistrySite site;
    private final ClassPolicyDelegate<RegistryPolicies.OnVoided> onVoided;
    private final ClassPolicyDelegate<RegistryPolicies.OnCorrected> onCorrected;

    Corrections(
            RegisterLedger ledger,
            DocumentTable table,
            DocumentNodes nodes,
            IncomingRules rules,
            SecrecyGuard secrecy,
            RegistrySite site,
            PolicyComponent policyComponent) {
        this.ledger = ledger;
        this.table = table;
        this.nodes = nodes;
        this.rules = rules;
        this.duplicates = new Duplicates(table);
        this.secrecy = secrecy;
        this.site = site;
        this.onVoided = policyComponent.registerClassPolicy(RegistryPolicies.OnVoided.class);
        this.onCorrected = policyComponent.registerClassPolicy(RegistryPolicies.OnCorrected.class);
    }

    /**
     * Corrects fields of a registered document; the register gets an entry with the old and new values.
     *
     * @param changes the fields to change, by name; an empty text clears a field
     * @param version the version that the person saw
     * @throws ConflictException if somebody changed the document meanwhile ({@code registry.error.changed-meanwhile})
     */
    public DocumentRow correct(NodeRef document, Map<String, Object> changes, String reason, long version) {
        DocumentRow row = table.get(document);
        site.access().require(row.agency(), RegistryPermission.CORRECT);
        return correct(row, changes, reason, version, null).row();
    }

    /** What became of a document, and which fields changed. */
    record Corrected(DocumentRow row, List<Change> changes) {}

    /**
     * The same, for a caller that has read the row and checked the right.
     *
     * @param principal for whom the signed-in person acts, or null
     */
    Corrected correct(
            DocumentRow row, Map<String, Object> changes, String reason, long version, @Nullable String principal) {
        NodeRef document = RegistryService.ref(row.nodeId());
        String why = Registers.reason(reason);
        requireIncoming(row);
        requireVersion(row, version);
        IncomingFields before = DocumentNodes.fields(nodes.properties(document));
        IncomingFields after = FieldChanges.apply(before, changes);
        secrecy.refuseSecret(after.secrecy());
        Incoming in = rules.check(after, row.arrivalDate());
        Agency agency = site.agencies().get(row.agency());
        secrecy.refuseComplaint(agency.complaintsRefused(), in.typeName(), in.subject());
        List<Change> changed = FieldChanges.between(before, in.toFields());
        if (changed.isEmpty()) {
            return new Corrected(row, changed);
        }
        Duplicates.Key key = duplicates.keep(row, in);
        Map<QName, Serializable> properties = DocumentNodes.of(in);
        properties.put(RegistryModel.PROP_DOCUMENT_ID, in.documentId());
        Elevation.asSystem(
                "content administrators correct fields, but not files", () -> nodes.set(document, properties));
        // before the register is locked: whoever takes a step locks the step first and the register after it
        onCorrected.get(document, RegistryModel.TYPE_INCOMING_DOCUMENT).onCorrected(document);
        DocumentRow corrected = Rows.corrected(row, in);
        site.lockRegister(row);
        if (!table.update(corrected, in, key.hash(), key.ordinal())) {
            throw Rows.changedMeanwhile(row);
        }
        if (row.registerId() != null && row.arrivalNumber() != null) {
            ledger.append(
                    row.registerId(),
                    LedgerEntry.Kind.CORRECTION,
                    row.arrivalNumber(),
                    document.getId(),
                    site.access().userName(),
                    why,
                    Json.write(payload(changed, principal)));
        }
        site.audit()
                .record(new AuditEvent(row.agency(), "registry.correct", document.getId(), changed, why, principal));
        return new Corrected(corrected, changed);
    }

    private static Map<String, Object> payload(List<Change> changed, @Nullable String principal) {
        return principal == null ? Map.of("changes", changed) : Map.of("changes", changed, "onBehalfOf", principal);
    }

    /** Withdraws a registration; the number stays used and the register says why. */
    public DocumentRow voidDocument(NodeRef document, String reason) {
        DocumentRow row = table.get(document);
        site.access().require(row.agency(), RegistryPermission.VOID);
        String why = Registers.reason(reason);
        requireIncoming(row);
        site.lockRegister(row);
        if (!table.markVoided(row.nodeId(), row.version())) {
            throw Rows.changedMeanwhile(row);
        }
        nodes.set(document, Map.of(RegistryModel.PROP_STATE, DocumentState.VOIDED));
        if (row.registerId() != null && row.arrivalNumber() != null) {
            ledger.append(
                    row.registerId(),
                    LedgerEntry.Kind.VOID,
                    row.arrivalNumber(),
                    document.getId(),
                    site.access().userName(),
                    why,
                    "{}");
        }
        site.audit()
                .record(AuditEvent.of(
                        row.agency(),
                        "registry.void",
                        document.getId(),
                        List.of(new Change("state", row.state(), DocumentState.VOIDED)),
                        why));
        onVoided.get(document, RegistryModel.TYPE_INCOMING_DOCUMENT).onVoided(document, why);
        return table.get(document);
    }

    /** What the agency issued itself is not corrected here: a correction is a document of its own. */
    private static void requireIncoming(DocumentRow row) {
        if (row.voided()) {
            throw new ConflictException("registry.error.voided", row.number());
        }
        if (!row.incoming()) {
            throw new ConflictException("registry.error.issued-here", row.number());
        }
    }

    private static void requireVersion(DocumentRow row, long version) {
        if (row.version() != version) {
            throw Rows.changedMeanwhile(row);
        }
    }
}
