package org.vanthu.registry;

import java.util.LinkedHashMap;
import java.util.Map;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.organization.Agency;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;

/**
 * Registers incoming documents. All that a registration consists of (node, number, entry in the register, row in the
 * list, audit) commits or rolls back with the caller's transaction; the number is taken last, so that clerks of one
 * register wait for each other as short as can be. What is registered is changed by {@link Corrections}.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 20 to 22"
 */
public final class RegistryService {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryService.class);

    private final Reception reception;
    private final ArrivalNumbering numbering;
    private final DocumentTable table;
    private final RegistrySite site;
    private final ClassPolicyDelegate<RegistryPolicies.BeforeNumbered> beforeNumbered;
    private final ClassPolicyDelegate<RegistryPolicies.BeforeDirectedNumbered> beforeDirectedNumbered;
    private final ClassPolicyDelegate<RegistryPolicies.OnRegistered> onRegistered;

    RegistryService(
            Reception reception,
            ArrivalNumbering numbering,
            DocumentTable table,
            RegistrySite site,
            PolicyComponent policyComponent) {
        this.reception = reception;
        this.numbering = numbering;
        this.table = table;
        this.site = site;
        this.beforeNumbered = policyComponent.registerClassPolicy(RegistryPolicies.BeforeNumbered.class);
        this.beforeDirectedNumbered =
                policyComponent.registerClassPolicy(RegistryPolicies.BeforeDirectedNumbered.class);
        this.onRegistered = policyComponent.registerClassPolicy(RegistryPolicies.OnRegistered.class);
    }

    /**
     * Registers a document, or puts it among those that wait for a leader's direction.
     *
     * @throws InvalidInputException if a field is wrong, the document is secret, a refused complaint, or its file is
     *     not allowed
     * @throws ConflictException if it is registered already or looks like one that is
     *     ({@code registry.error.duplicate})
     */
    public Registration registerIncoming(RegistrationRequest request) {
        Agency agency = site.agencies().get(request.agency());
        site.access().require(agency.code(), RegistryPermission.REGISTER);
        ReceivedDocument document = reception.receive(request, agency);
        Incoming in = document.in();
        site.correspondents().remember(agency.code(), in.issuerName(), in.issuerCode());
        beforeNumbered.get(document.node(), document.type()).beforeNumbered(document.node());
        Registration registration = request.awaitDirection() ? await(document) : numbering.number(document, request);
        tell(document, registration);
        LOG.info(
                "registered {} {} {} {}",
                agency.code(),
                registration.register(),
                registration.arrivalNumber(),
                document.node().getId());
        return registration;
    }

    /**
     * Registers a document that waited for direction.
     *
     * @param directedBy who gave the direction
     * @param direction what was directed
     * @param changes fields to change at the same time, by name
     */
    public Registration registerDirected(
            NodeRef document,
            @Nullable String register,
            String directedBy,
            String direction,
            Map<String, Object> changes) {
        DocumentRow row = table.get(document);
        site.access().require(row.agency(), RegistryPermission.REGISTER);
        if (!row.state().equals(DocumentState.AWAITING_DIRECTION)) {
            throw new ConflictException("registry.error.not-awaiting", row.number());
        }
        if (directedBy.isBlank() || direction.isBlank()) {
            throw InvalidInputException.field(
                    directedBy.isBlank() ? "directedBy" : "direction", "", "registry.error.missing-direction");
        }
        ReceivedDocument received = reception.resume(document, row, changes);
        beforeDirectedNumbered
                .get(document, received.type())
                .beforeDirectedNumbered(document, directedBy.strip(), direction.strip());
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("directedBy", directedBy.strip());
        more.put("direction", direction.strip());
        Registration registration = numbering.numberDirected(received, register, more);
        tell(received, registration);
        return registration;
    }

    private Registration await(ReceivedDocument document) {
        DocumentRow row = Rows.of(
                document.node().getId(),
                document.agency().code(),
                null,
                null,
                document.in(),
                document.receipt(),
                site.access().userName(),
                DocumentState.AWAITING_DIRECTION,
                document.in().documentId(),
                document.sha256(),
                1);
        table.insert(row, document.in(), document.key().hash(), document.key().ordinal());
        site.audit().record(AuditEvent.of(document.agency().code(), "registry.await-direction", row.nodeId(), null));
        return new Registration(
                document.node(),
                document.agency().code(),
                null,
                null,
                row.year(),
                null,
                null,
                row.receivedAt(),
                row.state());
    }

    private void tell(ReceivedDocument document, Registration registration) {
        onRegistered.get(document.node(), document.type()).onRegistered(document.node(), registration);
    }

    /** The reference of a document by its id. */
    public static NodeRef ref(String nodeId) {
        return new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, nodeId);
    }
}
