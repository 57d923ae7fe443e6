package org.vanthu.registry;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.version.Version;
import org.alfresco.service.cmr.version.VersionHistory;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;

/** Reads documents for people: lists and counters from the table, one document with its node, entries and history. */
public final class DocumentQueries {

    /** The field of an entry that says in whose hands the work was and is. */
    private static final String HOLDER = "holder";

    /** The untouched source of a digitised document, kept by the feature that captures. */
    private static final QName ORIGINAL = QName.createQName("http://www.vanthu.org/model/capture/1.0", "original");

    private final DocumentTable table;
    private final SecrecyTable findings;
    private final RegisterLedger ledger;
    private final Registers registers;
    private final RegistryExtensions extensions;
    private final Access access;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Attachments attachments;
    private final NodeService nodeService;
    private final PermissionService permissionService;
    private final VersionService versionService;
    private final Clock clock;

    DocumentQueries(
            DocumentTable table,
            SecrecyTable findings,
            RegisterLedger ledger,
            Registers registers,
            RegistryExtensions extensions,
            Access access,
            Accounts accounts,
            AuditTrail audit,
            Attachments attachments,
            NodeService nodeService,
            PermissionService permissionService,
            VersionService versionService,
            Clock clock) {
        this.table = table;
        this.findings = findings;
        this.ledger = ledger;
        this.registers = registers;
        this.extensions = extensions;
        this.access = access;
        this.accounts = accounts;
        this.audit = audit;
        this.attachments = attachments;
        this.nodeService = nodeService;
        this.permissionService = permissionService;
        this.versionService = versionService;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    Page<DocumentRow> list(DocumentFilter filter, Keyset keyset) {
        access.require(filter.agency(), RegistryPermission.READ);
        return table.list(filter, keyset);
    }

    List<DocumentRow> similar(
            String agency, String number, Optional<String> issuerName, Optional<LocalDate> issuedDate) {
        access.require(agency, RegistryPermission.READ);
        return table.similar(agency, number, issuerName, issuedDate);
    }

    /** The rows of a register between two numbers, in order; for printing. */
    public List<DocumentRow> ofRegister(String registerId, long from, long to, int limit) {
        access.require(registers.get(registerId).agency(), RegistryPermission.PRINT);
        return table.ofRegister(registerId, from, to, limit);
    }

    /** Why registrations of a register were withdrawn, by number; for printing. */
    public Map<Long, String> voidReasons(String registerId) {
        access.require(registers.get(registerId).agency(), RegistryPermission.PRINT);
        return ledger.reasons(registerId, LedgerEntry.Kind.VOID);
    }

    /** The row of a document that the person may read. */
    public DocumentRow readable(NodeRef document) {
        DocumentRow row = table.find(document.getId())
                .orElseThrow(() -> new NotFoundException("registry.error.no-document", document.getId()));
        access.require(row.agency(), RegistryPermission.READ);
        if (!isPurged(document, row)
                && permissionService.hasPermission(document, PermissionService.READ) != AccessStatus.ALLOWED) {
            throw new AccessDeniedException(document.toString());
        }
        return row;
    }

    /** What a registered document is and whose it is, for lists that show more than its number. */
    public record Origin(
            String typeName, String issuerName, @Nullable Long arrivalNumber, int year) {}

    /**
     * What the given documents are, by node id; those without a row are left out. The caller has checked that the
     * person may see what the list shows.
     */
    public Map<String, Origin> origins(String agency, Collection<String> nodeIds) {
        return table.origins(agency, nodeIds);
    }

    /** Of the given documents those that are withheld from the person because of a secrecy mark. */
    public Set<String> withheldAmong(String agency, Collection<String> nodeIds) {
        return access.may(agency, RegistryPermission.SEE_WITHHELD) ? Set.of() : findings.openAmong(nodeIds);
    }

    /** Of a secret or destroyed document only the row is left, which whoever reads the register may see. */
    private boolean isPurged(NodeRef document, DocumentRow row) {
        return (row.voided() || row.state().equals(DocumentState.DESTROYED)) && !nodeService.exists(document);
    }

    Map<String, Long> counters(String agency) {
        access.require(agency, RegistryPermission.COUNT);
        if (!access.may(agency, RegistryPermission.READ)) {
            return extensions.counters(agency, true);
        }
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("awaitingCheck", 0L);
        counters.put("reading", 0L);
        counters.put("refused", 0L);
        counters.put("awaitingDirection", table.count(agency, DocumentState.AWAITING_DIRECTION));
        ZoneId zone = clock.getZone();
        Instant midnight = LocalDate.now(clock).atStartOfDay(zone).toInstant();
        counters.put("registeredToday", table.countEnteredSince(agency, midnight));
        counters.put("registeredThisYear", registers.usedThisYear(agency));
        counters.put("searchBehindSeconds", 0L);
        if (access.may(agency, RegistryPermission.SEE_WITHHELD)) {
            counters.put("secret", findings.countOpen(agency));
        }
        counters.putAll(extensions.counters(agency, false));
        return counters;
    }

    Map<String, Object> details(NodeRef document) {
        DocumentRow row = readable(document);
        Map<QName, Serializable> properties = isPurged(document, row) ? Map.of() : nodeService.getProperties(document);
        Optional<SecrecyFinding> secrecy = findings.find(row.nodeId());
        List<LedgerEntry> entries = ledger.ofDocument(row.nodeId());
        Map<String, Object> details = new LinkedHashMap<>();
        details.putAll(Json.MAPPER.convertValue(row, new TypeReference<LinkedHashMap<String, Object>>() {}));
        details.put("agency", row.agency());
        details.put("documentId", row.documentId());
        details.put("fields", DocumentNodes.fields(properties));
        details.put("backfilled", row.backfilled());
        details.put("enteredAt", row.enteredAt());
        details.put("enteredBy", row.enteredBy());
        Map<String, String> names =
                accounts.fullNames(entries.stream().map(LedgerEntry::by).toList());
        details.put("ledger", entries.stream().map(entry -> entry(entry, names)).toList());
        details.put("file", file(properties));
        details.put("attachments", properties.isEmpty() ? List.of() : attachments.of(document));
        details.put("secrecy", secrecy.orElse(null));
        details.put(
                "actions", actions(row, secrecy.filter(SecrecyFinding::isOpen).isPresent()));
        return details;
    }

    /** What was done to a document; looks at it are told apart, because they are many. */
    List<Map<String, Object>> history(NodeRef document) {
        readable(document);
        return items(audit.without(document.getId(), DocumentViews.KINDS));
    }

    /** Who looked at a document or took its file away, by day. */
    List<Map<String, Object>> views(NodeRef document) {
        access.require(readable(document).agency(), RegistryPermission.CORRECT);
        return items(audit.only(document.getId(), DocumentViews.KINDS));
    }

    private List<Map<String, Object>> items(List<AuditRow> rows) {
        Map<String, String> names = accounts.fullNames(
                rows.stream().flatMap(DocumentQueries::people).distinct().toList());
        List<Map<String, Object>> items = new ArrayList<>();
        for (AuditRow row : rows) {
            if (row.changes().isEmpty()) {
                items.add(item(row, names, null));
            }
            row.changes().forEach(change -> items.add(item(row, names, change)));
        }
        return items;
    }

    /** Whoever an entry names: who did it, for whom, and between whom the work went. */
    private static Stream<String> people(AuditRow row) {
        Stream<String> holders = row.changes().stream()
                .filter(change -> change.field().equals(HOLDER))
                .flatMap(change -> Stream.of(change.oldValue(), change.newValue()));
        return Stream.concat(Stream.of(row.actor(), row.onBehalfOf()), holders).filter(Objects::nonNull);
    }

    List<Map<String, Object>> versions(NodeRef document) {
        List<Map<String, Object>> items = new ArrayList<>();
        if (isPurged(document, readable(document))) {
            return items;
        }
        VersionHistory history = versionService.getVersionHistory(document);
        if (history == null) {
            ContentData content = (ContentData) nodeService.getProperty(document, ContentModel.PROP_CONTENT);
            if (content != null) {
                items.add(version("1.0", nodeService.getProperties(document), null, content));
            }
            return items;
        }
        Collection<Version> versions = history.getAllVersions();
        for (Version version : versions) {
            Map<QName, Serializable> frozen = nodeService.getProperties(version.getFrozenStateNodeRef());
            ContentData content = (ContentData) frozen.get(ContentModel.PROP_CONTENT);
            items.add(version(version.getVersionLabel(), frozen, version, content));
        }
        return items;
    }

    private static Map<String, Object> version(
            String label,
            Map<QName, Serializable> properties,
            @Nullable Version version,
            @Nullable ContentData content) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("label", label);
        Object at = version == null ? properties.get(ContentModel.PROP_CREATED) : version.getFrozenModifiedDate();
        item.put("at", at instanceof Date date ? date.toInstant() : null);
        item.put("by", version == null ? properties.get(ContentModel.PROP_CREATOR) : version.getFrozenModifier());
        item.put("comment", version == null ? null : version.getDescription());
        item.put("sizeBytes", content == null ? 0 : content.getSize());
        item.put("mimetype", content == null ? null : content.getMimetype());
        item.put("kind", "file");
        return item;
    }

    private static Map<String, Object> item(AuditRow row, Map<String, String> names, @Nullable Change change) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("at", row.at());
        item.put("by", row.actor());
        item.put("byName", names.getOrDefault(row.actor(), row.actor()));
        item.put("onBehalfOf", row.onBehalfOf());
        item.put("onBehalfOfName", nameOf(row.onBehalfOf(), names));
        item.put("action", row.action());
        item.put("field", change == null ? null : change.field());
        boolean holder = change != null && change.field().equals(HOLDER);
        Map<String, String> known = holder ? names : Map.of();
        item.put("old", change == null ? null : nameOf(change.oldValue(), known));
        item.put("new", change == null ? null : nameOf(change.newValue(), known));
        item.put("detail", row.detail());
        return item;
    }

    private static @Nullable String nameOf(@Nullable String value, Map<String, String> names) {
        return value == null ? null : names.getOrDefault(value, value);
    }

    private static Map<String, Object> entry(LedgerEntry entry, Map<String, String> names) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", entry.id());
        item.put("kind", entry.kind().name().toLowerCase(java.util.Locale.ROOT));
        item.put("at", entry.at());
        item.put("by", entry.by());
        item.put("byName", names.getOrDefault(entry.by(), entry.by()));
        item.put("number", entry.number());
        item.put("reason", entry.reason());
        item.put("hash", entry.hash());
        item.put("previousHash", entry.previousHash());
        return item;
    }

    private static @Nullable Map<String, Object> file(Map<QName, Serializable> properties) {
        ContentData content = (ContentData) properties.get(ContentModel.PROP_CONTENT);
        if (content == null) {
            return null;
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", properties.get(ContentModel.PROP_NAME));
        file.put("mimetype", content.getMimetype());
        file.put("sizeBytes", content.getSize());
        file.put("pages", properties.get(RegistryModel.PROP_PAGE_AMOUNT));
        file.put("sha256", properties.get(RegistryModel.PROP_SHA256));
        file.put("hasOriginal", properties.get(ORIGINAL) != null);
        return file;
    }

    private List<String> actions(DocumentRow row, boolean withheld) {
        List<String> actions = new ArrayList<>();
        if (withheld && access.may(row.agency(), RegistryPermission.VOID)) {
            actions.add("purge");
            actions.add("not-secret");
        }
        if (!row.voided() && row.incoming()) {
            if (access.may(row.agency(), RegistryPermission.CORRECT)) {
                actions.add("correct");
            }
            if (access.may(row.agency(), RegistryPermission.VOID)) {
                actions.add("void");
            }
            if (row.state().equals(DocumentState.AWAITING_DIRECTION)
                    && access.may(row.agency(), RegistryPermission.REGISTER)) {
                actions.add("register");
            }
            if (row.arrivalNumber() != null) {
                actions.add("stamp");
            }
            if (!withheld && access.may(row.agency(), RegistryPermission.VOID)) {
                actions.add("secret");
            }
        }
        return actions;
    }
}
