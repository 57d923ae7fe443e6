package org.vanthu.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;

/**
 * The agencies of the site. Every request asks for one, so that the list is kept in memory for a few seconds; a change
 * empties it on this server at once.
 */
public final class Agencies {

    private static final String COLUMNS =
            "code, name, short_name, abbreviation, place, level, parent_code, identifier, complaints_refused,"
                    + " scan_folder, active, settings, folder_id, version";

    private static final Object CHANGED = new Object();

    private final JdbcTemplate jdbc;
    private final AgencyGroups groups;
    private final AgencyFolders folders;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration cacheTime;
    private volatile @Nullable Snapshot snapshot;

    Agencies(
            DataSource dataSource,
            AgencyGroups groups,
            AgencyFolders folders,
            Access access,
            AuditTrail audit,
            Clock clock,
            int cacheSeconds) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.groups = groups;
        this.folders = folders;
        this.access = access;
        this.audit = audit;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.cacheTime = Duration.ofSeconds(cacheSeconds);
    }

    /** All agencies by code. */
    public List<Agency> all() {
        return List.copyOf(snapshot().agencies.values());
    }

    /** The agency with the code, or empty. */
    public Optional<Agency> find(String code) {
        return Optional.ofNullable(snapshot().agencies.get(code));
    }

    /** @throws NotFoundException if there is none ({@code organization.error.no-agency}) */
    public Agency get(String code) {
        return find(code).orElseThrow(() -> new NotFoundException("organization.error.no-agency", code));
    }

    /** The agency that has, or had, the identifier. */
    public Optional<Agency> byIdentifier(String identifier) {
        return all().stream()
                .filter(agency -> agency.identifier().equals(identifier)
                        || agency.oldIdentifiers().contains(identifier))
                .findFirst();
    }

    /** The folder that holds the documents of an agency. */
    public NodeRef folder(String code) {
        get(code);
        return Objects.requireNonNull(snapshot().folders.get(code), code);
    }

    /** Creates an agency with its groups and its folder; only an administrator of the site may. */
    Agency create(AgencyForm form) {
        access.requireSiteAdmin();
        Agency agency = form.toAgency(TextChecks.text(form.code()), List.of(), Map.of());
        Map<String, Agency> known = lock();
        if (known.containsKey(agency.code())) {
            throw ConflictException.field("code", agency.code(), "organization.error.agency-exists", agency.code());
        }
        checkIdentifier(agency, known);
        checkParent(agency, known);
        groups.create(agency);
        NodeRef folder = folders.create(agency);
        jdbc.update(
                "INSERT INTO vt_agency (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                agency.code(),
                agency.name(),
                agency.shortName(),
                agency.abbreviation(),
                agency.place(),
                level(agency),
                agency.parent(),
                agency.identifier(),
                agency.complaintsRefused(),
                agency.scanFolder(),
                agency.active(),
                Json.write(agency.settings()),
                folder.getId(),
                1L);
        audit.record(AuditEvent.of(agency.code(), "organization.create-agency", "agency:" + agency.code(), null));
        forget();
        return agency;
    }

    /** Changes an agency; an identifier that is replaced is kept among the old ones. */
    Agency update(String code, AgencyForm form) {
        access.require(code, OrganizationPermission.MANAGE_AGENCY);
        Map<String, Agency> known = lock();
        Agency before = known.get(code);
        if (before == null) {
            throw new NotFoundException("organization.error.no-agency", code);
        }
        Agency after = form.toAgency(code, before.oldIdentifiers(), before.settings());
        checkIdentifier(after, known);
        checkParent(after, known);
        if (!after.identifier().equals(before.identifier())) {
            keepIdentifier(before);
        }
        jdbc.update(
                """
                UPDATE vt_agency SET name = ?, short_name = ?, abbreviation = ?, place = ?, level = ?, parent_code = ?,
                  identifier = ?, complaints_refused = ?, scan_folder = ?, active = ?, settings = ?, version = version + 1
                WHERE code = ?""",
                after.name(),
                after.shortName(),
                after.abbreviation(),
                after.place(),
                level(after),
                after.parent(),
                after.identifier(),
                after.complaintsRefused(),
                after.scanFolder(),
                after.active(),
                Json.write(after.settings()),
                code);
        audit.record(AuditEvent.of(code, "organization.change-agency", "agency:" + code, changes(before, after), null));
        forget();
        return Objects.requireNonNull(load().agencies.get(code));
    }

    /** How often the agency was changed. */
    long version(String code) {
        Long version = jdbc.queryForObject("SELECT version FROM vt_agency WHERE code = ?", Long.class, code);
        return version == null ? 0 : version;
    }

    /**
     * Changes settings of an agency; a value of null takes one away, what is not named stays.
     *
     * @throws ConflictException if somebody changed the agency meanwhile
     */
    Agency changeSettings(String code, Map<String, @Nullable Object> changes, long version, @Nullable String reason) {
        access.require(code, OrganizationPermission.MANAGE_AGENCY);
        Agency before = lock().get(code);
        if (before == null) {
            throw new NotFoundException("organization.error.no-agency", code);
        }
        Map<String, Object> settings = new HashMap<>(before.settings());
        changes.forEach((key, value) -> {
            if (value == null) {
                settings.remove(key);
            } else {
                settings.put(key, value);
            }
        });
        int written = jdbc.update(
                "UPDATE vt_agency SET settings = ?, version = version + 1 WHERE code = ? AND version = ?",
                Json.write(settings),
                code,
                version);
        if (written == 0) {
            throw new ConflictException("organization.error.changed-meanwhile", before.name());
        }
        forget();
        Agency after = Objects.requireNonNull(load().agencies.get(code));
        audit.record(
                AuditEvent.of(code, "organization.change-process", "agency:" + code, changes(before, after), reason));
        return after;
    }

    private void keepIdentifier(Agency before) {
        jdbc.update(
                "DELETE FROM vt_agency_identifier WHERE agency = ? AND identifier = ?",
                before.code(),
                before.identifier());
        jdbc.update(
                "INSERT INTO vt_agency_identifier (agency, identifier, replaced_at) VALUES (?, ?, ?)",
                before.code(),
                before.identifier(),
                SqlTime.of(clock.instant()));
    }

    private static void checkIdentifier(Agency agency, Map<String, Agency> known) {
        known.values().stream()
                .filter(other -> !other.code().equals(agency.code()))
                .filter(other -> other.identifier().equals(agency.identifier())
                        || other.oldIdentifiers().contains(agency.identifier()))
                .findFirst()
                .ifPresent(other -> {
                    throw ConflictException.field(
                            "identifier",
                            agency.identifier(),
                            "organization.error.identifier-taken",
                            agency.identifier(),
                            other.name());
                });
    }

    private static void checkParent(Agency agency, Map<String, Agency> known) {
        String parent = agency.parent();
        for (int depth = 0; parent != null; depth++) {
            Agency above = known.get(parent);
            if (above == null || parent.equals(agency.code()) || depth > known.size()) {
                throw InvalidInputException.field("parent", agency.parent(), "organization.error.parent", parent);
            }
            parent = above.parent();
        }
    }

    private static List<Change> changes(Agency before, Agency after) {
        List<Change> changes = new ArrayList<>();
        Map<?, ?> old = Json.read(Json.write(before), Map.class);
        Map<?, ?> now = Json.read(Json.write(after), Map.class);
        now.forEach((field, value) -> {
            if (!Objects.equals(old.get(field), value)) {
                changes.add(new Change(String.valueOf(field), String.valueOf(old.get(field)), String.valueOf(value)));
            }
        });
        return changes;
    }

    private Snapshot snapshot() {
        Snapshot known = snapshot;
        Instant now = Instant.now(clock);
        if (known == null
                || Duration.between(known.readAt, now).abs().compareTo(cacheTime) >= 0
                || AlfrescoTransactionSupport.getResource(this) != null) {
            known = load();
            if (AlfrescoTransactionSupport.getResource(this) == null) {
                snapshot = known;
            }
        }
        return known;
    }

    /** Empties the cache now, for this transaction, and again once it has committed. */
    private void forget() {
        snapshot = null;
        AlfrescoTransactionSupport.bindResource(this, CHANGED);
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                snapshot = null;
            }
        });
    }

    /**
     * Keeps others from changing agencies until the transaction ends and reads them as they are now: a plain read on
     * MySQL shows what was there when the transaction first read anything.
     */
    private Map<String, Agency> lock() {
        return load(" FOR UPDATE").agencies;
    }

    private Snapshot load() {
        return load("");
    }

    private Snapshot load(String locking) {
        Map<String, List<String>> old = new HashMap<>();
        jdbc.query("SELECT agency, identifier FROM vt_agency_identifier ORDER BY replaced_at" + locking, row -> {
            old.computeIfAbsent(row.getString(1), code -> new ArrayList<>()).add(row.getString(2));
        });
        Map<String, Agency> agencies = new LinkedHashMap<>();
        Map<String, NodeRef> folderRefs = new HashMap<>();
        jdbc.query("SELECT " + COLUMNS + " FROM vt_agency ORDER BY code" + locking, row -> {
            Agency agency = read(row, old.getOrDefault(row.getString("code"), List.of()));
            agencies.put(agency.code(), agency);
            folderRefs.put(
                    agency.code(), new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, row.getString("folder_id")));
        });
        return new Snapshot(Instant.now(clock), agencies, folderRefs);
    }

    @SuppressWarnings("unchecked")
    private static Agency read(ResultSet row, List<String> oldIdentifiers) throws SQLException {
        return new Agency(
                row.getString("code"),
                row.getString("name"),
                row.getString("short_name"),
                row.getString("abbreviation"),
                row.getString("place"),
                Agency.Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
                row.getString("parent_code"),
                row.getString("identifier"),
                oldIdentifiers,
                row.getBoolean("complaints_refused"),
                row.getString("scan_folder"),
                row.getBoolean("active"),
                Json.read(row.getString("settings"), Map.class));
    }

    private static String level(Agency agency) {
        return agency.level().name().toLowerCase(Locale.ROOT);
    }

    private record Snapshot(Instant readAt, Map<String, Agency> agencies, Map<String, NodeRef> folders) {}
}
