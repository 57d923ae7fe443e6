package org.vanthu.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.PermissionService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.organization.GroupNames;
import org.vanthu.organization.Role;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;

/**
 * Documents on which a secrecy mark was found after they had been registered. From that moment only clerks and content
 * administrators of the agency get at them. A clerk then decides: it is secret, and nothing stays but the number and
 * what was decided; or it is not, and everybody reads it as before.
 *
 * @see "QĐ 182/QĐ-VP, 1; QĐ 2080/QĐ-UBND, 5, 6.7; QĐ 59/2014/QĐ-UBND, 3.5"
 */
public final class SecretDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(SecretDocuments.class);

    private static final String REMOVAL =
            "a clerk may not delete, but must remove secret content; his right was checked";

    private static final String WITHHOLDING =
            "a clerk may not change rights, but must withhold what is secret; his right was checked";

    /** What is noted when a person saw the mark: the degree is of no matter for what must be done. */
    private static final String SEEN_BY_CLERK = "MẬT";

    private final Corrections corrections;
    private final DocumentTable table;
    private final RegisterLedger ledger;
    private final SecrecyTable findings;
    private final NodePurge nodes;
    private final DocumentNodes documents;
    private final PermissionService permissionService;
    private final RegistrySite site;
    private final ClassPolicyDelegate<RegistryPolicies.BeforePurge> beforePurge;
    private final ClassPolicyDelegate<RegistryPolicies.OnFoundOpen> onFoundOpen;

    SecretDocuments(
            Corrections corrections,
            DocumentTable table,
            RegisterLedger ledger,
            SecrecyTable findings,
            NodePurge nodes,
            DocumentNodes documents,
            PermissionService permissionService,
            RegistrySite site,
            PolicyComponent policyComponent) {
        this.corrections = corrections;
        this.table = table;
        this.ledger = ledger;
        this.findings = findings;
        this.nodes = nodes;
        this.documents = documents;
        this.permissionService = permissionService;
        this.site = site;
        this.beforePurge = policyComponent.registerClassPolicy(RegistryPolicies.BeforePurge.class);
        this.onFoundOpen = policyComponent.registerClassPolicy(RegistryPolicies.OnFoundOpen.class);
    }

    /** A document that waits for a decision. */
    record Waiting(DocumentRow document, SecrecyFinding secrecy) {}

    /**
     * Withholds a registered document because a mark was found on it. The caller is the system.
     *
     * @return false where a clerk has decided that it is not secret; nothing happens then
     */
    public boolean withhold(NodeRef document, String mark) {
        DocumentRow row = table.get(document);
        Optional<SecrecyFinding> known = findings.find(row.nodeId());
        if (known.isPresent()) {
            return known.get().isOpen();
        }
        findings.insert(row.nodeId(), row.agency(), mark);
        close(document, row.agency());
        site.audit().record(AuditEvent.of(row.agency(), "registry.withhold", row.nodeId(), mark));
        LOG.warn("a secrecy mark was found on registered document {}; it is withheld", row.nodeId());
        return true;
    }

    /**
     * A clerk saw a mark that reading missed, or that came too late to be read: withholds the document as if it had
     * been found. What was decided before about the document is open again.
     *
     * @throws ConflictException if the document is withheld already or its content was removed
     */
    public DocumentRow flag(NodeRef document, String reason) {
        DocumentRow row = table.get(document);
        site.access().require(row.agency(), RegistryPermission.VOID);
        String why = Registers.reason(reason);
        boolean decided = findings.find(row.nodeId()).isPresent();
        if (decided && !findings.reopen(row.nodeId(), SEEN_BY_CLERK)) {
            throw new ConflictException("registry.error.secrecy-known", Rows.shown(row));
        }
        if (!decided) {
            findings.insert(row.nodeId(), row.agency(), SEEN_BY_CLERK);
        }
        Elevation.asSystem(WITHHOLDING, () -> close(document, row.agency()));
        site.audit().record(AuditEvent.of(row.agency(), "registry.withhold", row.nodeId(), why));
        return row;
    }

    private void close(NodeRef document, String agency) {
        permissionService.deletePermissions(document);
        permissionService.setInheritParentPermissions(document, false);
        allow(document, agency, Role.CLERK, PermissionService.COORDINATOR);
        allow(document, agency, Role.CONTENT_ADMIN, PermissionService.CONSUMER);
    }

    private void allow(NodeRef document, String agency, Role role, String permission) {
        permissionService.setPermission(document, GroupNames.role(agency, role), permission, true);
    }

    /** The documents of the agency about which somebody has to decide. */
    List<Waiting> waiting(String agency) {
        site.access().require(agency, RegistryPermission.SEE_WITHHELD);
        List<Waiting> waiting = new ArrayList<>();
        for (SecrecyFinding finding : findings.open(agency)) {
            table.find(finding.nodeId()).ifPresent(row -> waiting.add(new Waiting(row, finding)));
        }
        return waiting;
    }

    /**
     * The document is secret: withdraws its registration and removes everything of it. The number stays used and the
     * register says why. Cannot be undone.
     */
    public DocumentRow purge(NodeRef document, String reason) {
        DocumentRow row = decidable(document);
        String why = Registers.reason(reason);
        // first what lies outside of the database: should the transaction fail, it is made again or still refused
        Elevation.asSystem(
                REMOVAL,
                () -> beforePurge
                        .get(document, RegistryModel.TYPE_INCOMING_DOCUMENT)
                        .beforePurge(document));
        if (!row.voided()) {
            corrections.voidDocument(document, why);
        } else {
            site.lockRegister(row);
        }
        Elevation.asSystem(REMOVAL, () -> nodes.purge(document));
        table.redact(row.nodeId());
        redactLedger(row, why);
        site.audit().redact(row.agency(), row.nodeId());
        decide(row, SecrecyFinding.PURGED, "registry.purge", why);
        LOG.warn("the content of secret document {} was removed", row.nodeId());
        return table.get(document);
    }

    /** The entries keep their hashes; this one says which of them lost their words, so that the chain still proves. */
    private void redactLedger(DocumentRow row, String why) {
        if (row.registerId() == null || row.arrivalNumber() == null) {
            return;
        }
        List<Map<String, Object>> redacted = new ArrayList<>();
        for (LedgerEntry entry : ledger.redact(row.registerId(), row.nodeId())) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("seq", entry.seq());
            one.put("hash", entry.hash());
            redacted.add(one);
        }
        ledger.append(
                row.registerId(),
                LedgerEntry.Kind.PURGE,
                row.arrivalNumber(),
                row.nodeId(),
                site.access().userName(),
                why,
                Json.write(Map.of("redacted", redacted)));
    }

    /** The document is not secret after all: everybody reads it as before, and it is read on. */
    public DocumentRow clear(NodeRef document, String reason) {
        DocumentRow row = decidable(document);
        String why = Registers.reason(reason);
        documents.open(document);
        decide(row, SecrecyFinding.CLEARED, "registry.not-secret", why);
        onFoundOpen.get(document, RegistryModel.TYPE_INCOMING_DOCUMENT).onFoundOpen(document);
        return table.get(document);
    }

    private DocumentRow decidable(NodeRef document) {
        DocumentRow row = table.get(document);
        site.access().require(row.agency(), RegistryPermission.VOID);
        if (findings.find(row.nodeId()).filter(SecrecyFinding::isOpen).isEmpty()) {
            throw new ConflictException("registry.error.no-secrecy-mark", Rows.shown(row));
        }
        return row;
    }

    private void decide(DocumentRow row, String state, String action, String why) {
        if (!findings.decide(row.nodeId(), state, site.access().userName(), why)) {
            throw new ConflictException("registry.error.no-secrecy-mark", Rows.shown(row));
        }
        site.audit().record(AuditEvent.of(row.agency(), action, row.nodeId(), why));
    }
}
