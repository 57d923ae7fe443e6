package org.vanthu.registry;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.numbering.DocumentIdentifier;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.organization.AgencyFolders;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;

/**
 * Registers incoming documents, corrects and voids them. All that a registration consists of (node, number, entry in
 * the register, row in the list, audit) commits or rolls back with the caller's transaction; the number is taken last,
 * so that clerks of one register wait for each other as short as can be.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 20 to 22"
 */
public final class RegistryService {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryService.class);

    private final Registers registers;
    private final RegisterLedger ledger;
    private final DocumentTable table;
    private final DocumentNodes nodes;
    private final IncomingRules rules;
    private final Duplicates duplicates;
    private final SecrecyGuard secrecy;
    private final ReceiptTime receiptTime;
    private final Site site;
    private final ClassPolicyDelegate<RegistryPolicies.OnRegistered> onRegistered;

    RegistryService(
            Registers registers,
            RegisterLedger ledger,
            DocumentTable table,
            DocumentNodes nodes,
            IncomingRules rules,
            SecrecyGuard secrecy,
            ReceiptTime receiptTime,
            Site site,
            PolicyComponent policyComponent) {
        this.registers = registers;
        this.ledger = ledger;
        this.table = table;
        this.nodes = nodes;
        this.rules = rules;
        this.duplicates = new Duplicates(table);
        this.secrecy = secrecy;
        this.receiptTime = receiptTime;
        this.site = site;
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
        NodeRef given = request.document();
        if (given != null) {
            checkStored(given, agency.code());
        }
        ReceiptTime.Receipt receipt = receiptTime.of(
                agency.code(),
                given == null ? null : nodes.created(given).orElse(null),
                request.eventTime(),
                request.arrivalDate());
        Incoming in = accept(agency, request.fields(), receipt);
        String overrideReason = request.overrideReason();
        Duplicates.Key key = duplicates.check(agency.code(), in, null, overrideReason);
        FileReport report = inspect(request.upload());
        if (report != null && in.pageAmount() == null && report.pages() > 0) {
            in = in.withPages(report.pages());
        }
        Draft draft = store(request, agency, in, receipt, report);
        site.correspondents().remember(agency.code(), in.issuerName(), in.issuerCode());
        Registration registration = request.awaitDirection()
                ? await(draft, key)
                : number(draft, key, request.register(), request.reservedNumber(), overrideReason, Map.of(), true);
        onRegistered.get(draft.node, draft.type).onRegistered(draft.node, registration);
        LOG.info(
                "registered {} {} {} {}",
                agency.code(),
                registration.register(),
                registration.arrivalNumber(),
                draft.node.getId());
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
        DocumentRow row = row(document);
        site.access().require(row.agency(), RegistryPermission.REGISTER);
        if (!row.state().equals(DocumentState.AWAITING_DIRECTION)) {
            throw new ConflictException("registry.error.not-awaiting", row.number());
        }
        if (directedBy.isBlank() || direction.isBlank()) {
            throw InvalidInputException.field(
                    directedBy.isBlank() ? "directedBy" : "direction", "", "registry.error.missing-direction");
        }
        Agency agency = site.agencies().get(row.agency());
        ReceiptTime.Receipt receipt =
                new ReceiptTime.Receipt(row.enteredAt(), row.receivedAt(), row.arrivalDate(), row.backfilled());
        IncomingFields fields = FieldChanges.apply(DocumentNodes.fields(nodes.properties(document)), changes);
        Incoming in = accept(agency, fields, receipt);
        Duplicates.Key key = duplicates.keep(row, in);
        Draft draft = new Draft(
                agency, document, RegistryModel.TYPE_INCOMING_DOCUMENT, in, receipt, row.sha256(), row.version());
        nodes.promote(document, RegistryModel.TYPE_INCOMING_DOCUMENT, DocumentNodes.of(in));
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("directedBy", directedBy.strip());
        more.put("direction", direction.strip());
        Registration registration = number(draft, key, register, null, null, more, false);
        onRegistered.get(document, draft.type).onRegistered(document, registration);
        return registration;
    }

    /**
     * Corrects fields of a registered document; the register gets an entry with the old and new values.
     *
     * @param changes the fields to change, by name; an empty text clears a field
     * @param version the version that the person saw
     * @throws ConflictException if somebody changed the document meanwhile ({@code registry.error.changed-meanwhile})
     */
    public DocumentRow correct(NodeRef document, Map<String, Object> changes, String reason, long version) {
        DocumentRow row = row(document);
        site.access().require(row.agency(), RegistryPermission.CORRECT);
        String why = Registers.reason(reason);
        if (row.voided()) {
            throw new ConflictException("registry.error.voided", row.number());
        }
        requireVersion(row, version);
        IncomingFields before = DocumentNodes.fields(nodes.properties(document));
        IncomingFields after = FieldChanges.apply(before, changes);
        secrecy.refuseSecret(after.secrecy());
        Incoming in = rules.check(after, row.arrivalDate());
        Agency agency = site.agencies().get(row.agency());
        secrecy.refuseComplaint(agency.complaintsRefused(), in.typeName(), in.subject());
        List<Change> changed = FieldChanges.between(before, in.toFields());
        if (changed.isEmpty()) {
            return row;
        }
        Duplicates.Key key = duplicates.keep(row, in);
        Map<QName, Serializable> properties = DocumentNodes.of(in);
        properties.put(RegistryModel.PROP_DOCUMENT_ID, in.documentId());
        Elevation.asSystem(
                "content administrators correct fields, but not files", () -> nodes.set(document, properties));
        DocumentRow corrected = Rows.corrected(row, in);
        if (row.registerId() != null) {
            site.numbers().lock(row.registerId());
        }
        if (!table.update(corrected, in, key.hash(), key.ordinal())) {
            throw changedMeanwhile(row);
        }
        if (row.registerId() != null && row.arrivalNumber() != null) {
            ledger.append(
                    row.registerId(),
                    LedgerEntry.Kind.CORRECTION,
                    row.arrivalNumber(),
                    document.getId(),
                    site.access().userName(),
                    why,
                    Json.write(Map.of("changes", changed)));
        }
        site.audit().record(AuditEvent.of(row.agency(), "registry.correct", document.getId(), changed, why));
        return corrected;
    }

    /** Withdraws a registration; the number stays used and the register says why. */
    public DocumentRow voidDocument(NodeRef document, String reason) {
        DocumentRow row = row(document);
        site.access().require(row.agency(), RegistryPermission.VOID);
        String why = Registers.reason(reason);
        if (row.voided()) {
            throw new ConflictException("registry.error.voided", row.number());
        }
        if (row.registerId() != null) {
            site.numbers().lock(row.registerId());
        }
        if (!table.markVoided(row.nodeId(), row.version())) {
            throw changedMeanwhile(row);
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
        return row(document);
    }

    /** The row of a document; the caller checks the right to see it. */
    DocumentRow row(NodeRef document) {
        return table.find(document.getId())
                .orElseThrow(() -> new NotFoundException("registry.error.no-document", document.getId()));
    }

    private void checkStored(NodeRef document, String agency) {
        if (!nodes.exists(document) || !nodes.isDocument(document)) {
            throw new NotFoundException("registry.error.no-document", document.getId());
        }
        String owner = nodes.text(document, RegistryModel.PROP_AGENCY);
        if (owner != null && !owner.equals(agency)) {
            throw new NotFoundException("registry.error.no-document", document.getId());
        }
        table.find(document.getId()).ifPresent(row -> {
            throw ConflictException.with(
                    Map.of("duplicates", List.of(row)), "registry.error.already-registered", Rows.shown(row));
        });
    }

    private Incoming accept(Agency agency, IncomingFields fields, ReceiptTime.Receipt receipt) {
        secrecy.refuseSecret(fields.secrecy());
        secrecy.refuseComplaint(agency.complaintsRefused(), fields.typeCode(), fields.subject());
        return rules.check(fields, receipt.arrivalDate());
    }

    private @Nullable FileReport inspect(RegistrationRequest.@Nullable Upload upload) {
        return upload == null ? null : site.fileGuard().check(FileClass.MAIN, upload.fileName(), upload.file());
    }

    private Draft store(
            RegistrationRequest request,
            Agency agency,
            Incoming in,
            ReceiptTime.Receipt receipt,
            @Nullable FileReport report) {
        QName type = RegistryModel.TYPE_INCOMING_DOCUMENT;
        Map<QName, Serializable> properties = DocumentNodes.of(in);
        properties.put(RegistryModel.PROP_AGENCY, agency.code());
        if (request.awaitDirection()) {
            properties.put(RegistryModel.PROP_STATE, DocumentState.AWAITING_DIRECTION);
            properties.put(RegistryModel.PROP_DOCUMENT_ID, in.documentId());
        }
        NodeRef given = request.document();
        if (given != null) {
            nodes.promote(given, type, properties);
            nodes.open(given);
            String sha256 = nodes.text(given, RegistryModel.PROP_SHA256);
            return new Draft(agency, given, type, in, receipt, sha256, 0);
        }
        RegistrationRequest.Upload upload = request.upload();
        Path file = upload == null ? null : upload.file();
        String sha256 = file == null ? null : DocumentNodes.sha256(file);
        if (sha256 != null) {
            properties.put(RegistryModel.PROP_SHA256, sha256);
        }
        NodeRef folder = site.folders().day(site.agencies().folder(agency.code()), receipt.arrivalDate());
        NodeRef node = nodes.create(
                folder, type, report == null ? DocumentNodes.nameOf(in.number()) : report.fileName(), properties);
        if (report != null && file != null) {
            nodes.store(node, report, file);
        }
        return new Draft(agency, node, type, in, receipt, sha256, 0);
    }

    private Registration await(Draft draft, Duplicates.Key key) {
        DocumentRow row = Rows.of(
                draft.node.getId(),
                draft.agency.code(),
                null,
                null,
                draft.in,
                draft.receipt,
                site.access().userName(),
                DocumentState.AWAITING_DIRECTION,
                draft.in.documentId(),
                draft.sha256,
                1);
        table.insert(row, draft.in, key.hash(), key.ordinal());
        site.audit().record(AuditEvent.of(draft.agency.code(), "registry.await-direction", row.nodeId(), null));
        return new Registration(
                draft.node, draft.agency.code(), null, null, row.year(), null, null, row.receivedAt(), row.state());
    }

    private Registration number(
            Draft draft,
            Duplicates.Key key,
            @Nullable String register,
            @Nullable Long reservedNumber,
            @Nullable String reason,
            Map<String, Object> more,
            boolean fresh) {
        ReceiptTime.Receipt receipt = draft.receipt;
        int year = receipt.arrivalDate().getYear();
        String registerId = registers.resolve(draft.agency.code(), register, year);
        nodes.settle(draft.node);
        long number = takeNumber(registerId, reservedNumber);
        String documentId = draft.in.documentId() == null ? nextDocumentId(draft.agency, year) : draft.in.documentId();
        nodes.set(draft.node, registered(registerId, year, number, receipt, documentId));
        String user = site.access().userName();
        DocumentRow row = Rows.of(
                draft.node.getId(),
                draft.agency.code(),
                registerId,
                number,
                draft.in,
                receipt,
                user,
                DocumentState.REGISTERED,
                documentId,
                draft.sha256,
                draft.version + 1);
        LedgerEntry entry = ledger.append(
                registerId,
                LedgerEntry.Kind.REGISTRATION,
                number,
                row.nodeId(),
                user,
                reason,
                Rows.payload(row, draft.in, more));
        if (fresh) {
            table.insert(row, draft.in, key.hash(), key.ordinal());
        } else if (!table.update(row, draft.in, key.hash(), key.ordinal())) {
            throw changedMeanwhile(row);
        }
        site.audit().record(audit(row, more, reason));
        return new Registration(
                draft.node,
                row.agency(),
                registerId,
                registers.name(registerId),
                year,
                number,
                entry.id(),
                row.receivedAt(),
                row.state());
    }

    private long takeNumber(String registerId, @Nullable Long reservedNumber) {
        if (reservedNumber == null) {
            return registers.take(registerId);
        }
        site.numbers().lock(registerId);
        site.numbers().use(registerId, reservedNumber);
        return reservedNumber;
    }

    private String nextDocumentId(Agency agency, int year) {
        long ordinal =
                site.take(NumberSeries.starting(agency.code(), "document-id", "all", year, "Mã định danh văn bản", 1));
        return new DocumentIdentifier(agency.identifier(), year, ordinal).text();
    }

    private static AuditEvent audit(DocumentRow row, Map<String, Object> more, @Nullable String reason) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("arrivalNumber", null, String.valueOf(row.arrivalNumber())));
        more.forEach((field, value) -> changes.add(new Change(field, null, String.valueOf(value))));
        return AuditEvent.of(row.agency(), "registry.register", row.nodeId(), changes, reason);
    }

    private static Map<QName, Serializable> registered(
            String registerId, int year, long number, ReceiptTime.Receipt receipt, String documentId) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(RegistryModel.PROP_STATE, DocumentState.REGISTERED);
        properties.put(RegistryModel.PROP_REGISTER, registerId);
        properties.put(RegistryModel.PROP_REGISTER_YEAR, year);
        properties.put(RegistryModel.PROP_ARRIVAL_NUMBER, number);
        properties.put(RegistryModel.PROP_ARRIVAL_DATE, DocumentNodes.date(receipt.arrivalDate()));
        properties.put(RegistryModel.PROP_RECEIVED_AT, Date.from(receipt.receivedAt()));
        properties.put(RegistryModel.PROP_ENTERED_AT, Date.from(receipt.enteredAt()));
        properties.put(RegistryModel.PROP_BACKFILLED, receipt.backfilled());
        properties.put(RegistryModel.PROP_DOCUMENT_ID, documentId);
        return properties;
    }

    private static void requireVersion(DocumentRow row, long version) {
        if (row.version() != version) {
            throw changedMeanwhile(row);
        }
    }

    private static ConflictException changedMeanwhile(DocumentRow row) {
        return ConflictException.with(Map.of("document", row), "registry.error.changed-meanwhile", Rows.shown(row));
    }

    /** A document of which only the number is missing. */
    private record Draft(
            Agency agency,
            NodeRef node,
            QName type,
            Incoming in,
            ReceiptTime.Receipt receipt,
            @Nullable String sha256,
            long version) {}

    /** What the registry uses of the site around it. */
    record Site(
            Agencies agencies,
            AgencyFolders folders,
            Access access,
            AuditTrail audit,
            NumberSequence numbers,
            FileGuard fileGuard,
            Correspondents correspondents,
            java.time.Clock clock) {

        Site {
            Objects.requireNonNull(agencies, "agencies");
        }

        /** Takes the next number of a series that is created on first use. */
        long take(NumberSeries series) {
            Optional<Long> number = numbers.take(series.id());
            if (number.isPresent()) {
                return number.get();
            }
            numbers.create(series);
            return numbers.take(series.id()).orElseThrow();
        }
    }

    /** The reference of a document by its id. */
    public static NodeRef ref(String nodeId) {
        return new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, nodeId);
    }
}
