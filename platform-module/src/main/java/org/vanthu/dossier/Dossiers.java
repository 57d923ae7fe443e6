package org.vanthu.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.Change;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;

/**
 * Opens work dossiers and keeps their documents, people and data. Every method acts for the signed-in person and checks
 * the rights in the dossier and on each document; whatever changes a dossier locks its row, so that two who act at once
 * act one after the other, and the one who saw an older version is told.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 28 to 31 and Appendix V"
 */
public final class Dossiers {

    static final int MAX_TITLE = 1000;
    static final int MAX_DOCUMENTS = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(Dossiers.class);
    private static final int MAX_NOTE = 500;
    private static final int MAX_RETENTION = 100;
    private static final int MAX_DESCRIPTION = 2000;

    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierPeople people;
    private final DossierNodes nodes;
    private final DossierRights rights;
    private final DocumentFacts facts;
    private final DossierCodes codes;
    private final DossierSite site;
    private final ClassPolicyDelegate<DossierPolicies.OnDocumentAdded> onDocumentAdded;

    Dossiers(
            DossierTable table,
            DossierDocuments contents,
            DossierPeople people,
            DossierNodes nodes,
            DossierRights rights,
            DocumentFacts facts,
            DossierCodes codes,
            DossierSite site,
            PolicyComponent policyComponent) {
        this.table = table;
        this.contents = contents;
        this.people = people;
        this.nodes = nodes;
        this.rights = rights;
        this.facts = facts;
        this.codes = codes;
        this.site = site;
        this.onDocumentAdded = policyComponent.registerClassPolicy(DossierPolicies.OnDocumentAdded.class);
    }

    /**
     * Opens a dossier for the signed-in person, with documents or from nothing.
     *
     * @throws InvalidInputException if a field is wrong, or there is neither a title nor a document to take it from
     * @throws ConflictException if the code is taken
     * @throws NotFoundException if a document is not there, of another agency, or not to be read by the person
     * @throws AccessDeniedException if the person opens no dossiers in the agency
     */
    public Dossier open(NewDossier request) {
        return open(request, false);
    }

    /** As {@link #open(NewDossier)}, with a code that the list of the year keeps for it. */
    public Dossier openPlanned(NewDossier request) {
        return open(request, true);
    }

    private Dossier open(NewDossier request, boolean planned) {
        Agency agency = site.agencies().get(request.agency());
        site.access().require(agency.code(), DossierPermission.OPEN);
        List<String> documents = request.documentIds();
        if (documents.size() > MAX_DOCUMENTS) {
            throw InvalidInputException.field("documents", documents.size(), "dossier.error.too-many", MAX_DOCUMENTS);
        }
        List<DocumentFacts.Facts> first = documents.stream()
                .map(id -> facts.required(DossierNodes.ref(id), agency.code()))
                .toList();
        String kind = kind(request.kind());
        Optional<Unit> unit = unit(agency.code(), kind, request.unit());
        Instant now = site.now();
        int year = LocalDate.ofInstant(now, Json.ZONE).getYear();
        String code = Words.optional("code", request.code(), 60);
        Dossier dossier = new Dossier(
                DossierNodes.newId(),
                agency.code(),
                year,
                code == null
                        ? codes.next(agency, unit.orElse(null), year)
                        : codes.checked(agency.code(), year, code, planned),
                title(request.title(), first),
                Words.optional("description", request.description(), MAX_DESCRIPTION),
                kind,
                unit.map(Unit::code).orElse(null),
                site.userName(),
                first.isEmpty() ? DossierState.OPEN : DossierState.IN_PROGRESS,
                Words.optional("retention", request.retention(), MAX_RETENTION),
                request.dueDate(),
                now,
                site.userName(),
                null,
                null,
                null,
                1);
        table.insert(dossier);
        nodes.create(dossier);
        site.record(dossier, "dossier.open", dossier.code());
        for (int i = 0; i < documents.size(); i++) {
            put(dossier, documents.get(i), i + 1, null);
        }
        LOG.info("opened dossier {} {} with {} documents", agency.code(), dossier.id(), documents.size());
        return dossier;
    }

    /**
     * Puts a document into a dossier, as the last one; does nothing where it is in it already.
     *
     * @throws ConflictException if the dossier is ended
     */
    public void add(String dossierId, NodeRef document) {
        add(dossierId, List.of(document.getId()), null);
    }

    /** As {@link #add(String, NodeRef)}, several at once; returns how many were not in it before. */
    int add(String dossierId, List<String> documents, @Nullable String note) {
        Dossier dossier = table.lock(dossierId, null);
        rights.requireContribute(dossier);
        requireRunning(dossier);
        String words = Words.optional("note", note, MAX_NOTE);
        List<DossierDocument> present = contents.of(dossierId);
        HashSet<String> known = new HashSet<>();
        present.forEach(document -> known.add(document.nodeId()));
        int ordinal = present.size();
        for (String id : documents) {
            facts.required(DossierNodes.ref(id), dossier.agency());
            if (known.add(id)) {
                if (ordinal >= MAX_DOCUMENTS) {
                    throw InvalidInputException.field("documents", id, "dossier.error.too-many", MAX_DOCUMENTS);
                }
                put(dossier, id, ++ordinal, words);
            }
        }
        int added = ordinal - present.size();
        if (added > 0) {
            touch(dossier);
        }
        return added;
    }

    /** Puts a paper that was just made inside the dossier's node into the list; its row is locked. */
    void addPaper(Dossier dossier, String nodeId, @Nullable String note) {
        int ordinal = contents.of(dossier.id()).size() + 1;
        if (ordinal > MAX_DOCUMENTS) {
            throw InvalidInputException.field("documents", nodeId, "dossier.error.too-many", MAX_DOCUMENTS);
        }
        put(dossier, nodeId, ordinal, Words.optional("note", note, MAX_NOTE));
        touch(dossier);
    }

    /** The dossiers that a document is in, as far as the signed-in person may see them, oldest first. */
    public List<Dossier> of(NodeRef document) {
        return table.ofDocument(document.getId()).stream()
                .filter(dossier -> rights.of(dossier).read())
                .toList();
    }

    /** @throws AccessDeniedException if the person may not see it */
    public Dossier get(String dossierId) {
        Dossier dossier = table.get(dossierId);
        rights.requireRead(dossier);
        return dossier;
    }

    /**
     * Awaits a reply to a document, until the dossier is ended; or no longer awaits one that was entered by mistake.
     *
     * @param due until when, or null for no date
     * @see "Decision 182/QĐ-VP, article 9.c.3"
     */
    public void awaitReply(String dossierId, NodeRef document, @Nullable LocalDate due, boolean awaited) {
        Dossier dossier = table.lock(dossierId, null);
        rights.requireContribute(dossier);
        requireRunning(dossier);
        DossierDocument present = document(dossierId, document.getId());
        Instant since = present.replySince() == null ? site.now() : present.replySince();
        contents.awaitReply(dossierId, document.getId(), awaited ? due : null, awaited ? since : null);
        site.record(
                dossier,
                awaited ? "dossier.await-reply" : "dossier.await-no-reply",
                List.of(new Change(
                        "replyDue",
                        Objects.toString(present.replyDue(), null),
                        Objects.toString(awaited ? due : null, null))),
                document.getId());
        touch(dossier);
    }

    /** Takes a document out of a dossier; the document itself stays. */
    void remove(String dossierId, String nodeId, @Nullable String reason, @Nullable Long version) {
        Dossier dossier = managed(dossierId, version);
        String why = Words.required("reason", reason, Words.REASON);
        DossierDocument document = document(dossierId, nodeId);
        if (document.awaitsReply()) {
            throw new ConflictException("dossier.error.reply-awaited");
        }
        contents.delete(document);
        nodes.remove(dossierId, nodeId);
        site.record(dossier, "dossier.remove", List.of(new Change("document", nodeId, null)), why);
        touch(dossier);
    }

    /** Gives the documents of a dossier a new order. */
    void order(String dossierId, List<String> nodeIds, @Nullable Long version) {
        Dossier dossier = table.lock(dossierId, version);
        rights.requireContribute(dossier);
        requireRunning(dossier);
        List<String> before =
                contents.of(dossierId).stream().map(DossierDocument::nodeId).toList();
        if (nodeIds.size() != before.size() || !new HashSet<>(nodeIds).equals(new HashSet<>(before))) {
            throw new ConflictException("dossier.error.changed-meanwhile", dossier.code());
        }
        for (int i = 0; i < nodeIds.size(); i++) {
            if (!nodeIds.get(i).equals(before.get(i))) {
                contents.place(dossierId, nodeIds.get(i), i + 1);
            }
        }
        if (!nodeIds.equals(before)) {
            site.record(dossier, "dossier.order", null);
            touch(dossier);
        }
    }

    /** Sets the note of a document in a dossier. */
    void annotate(String dossierId, String nodeId, @Nullable String note) {
        Dossier dossier = table.lock(dossierId, null);
        rights.requireContribute(dossier);
        requireRunning(dossier);
        DossierDocument document = document(dossierId, nodeId);
        String words = Words.optional("note", note, MAX_NOTE);
        contents.annotate(dossierId, nodeId, words);
        site.record(dossier, "dossier.annotate", List.of(new Change("note", document.note(), words)), nodeId);
        touch(dossier);
    }

    /** Changes the data of a dossier that is worked on. */
    Dossier change(String dossierId, DossierForm form) {
        Dossier before = managed(dossierId, form.required());
        String code = Words.optional("code", form.code(), 60);
        Dossier after = new Dossier(
                before.id(),
                before.agency(),
                before.year(),
                code == null || code.equals(before.code())
                        ? before.code()
                        : codes.checked(before.agency(), before.year(), code, false),
                Words.required("title", form.title(), MAX_TITLE),
                Words.optional("description", form.description(), MAX_DESCRIPTION),
                kind(form.kind()),
                before.unit(),
                before.owner(),
                before.state(),
                Words.optional("retention", form.retention(), MAX_RETENTION),
                form.dueDate(),
                before.openedAt(),
                before.openedBy(),
                null,
                null,
                null,
                before.version());
        if (after.kind().equals(Dossier.UNIT) && after.unit() == null) {
            throw InvalidInputException.field("kind", form.kind(), "dossier.error.unit");
        }
        List<Change> changes = changes(before, after);
        if (!changes.isEmpty()) {
            site.record(before, "dossier.change", changes, null);
            write(after);
            nodes.permit(after, people.of(dossierId));
        }
        return table.get(dossierId);
    }

    /** Says who takes part besides the owner. */
    void setPeople(String dossierId, List<PersonForm> wanted, @Nullable Long version) {
        Dossier dossier = managed(dossierId, version);
        List<DossierPeople.Person> before = people.of(dossierId);
        List<Change> changes = new ArrayList<>();
        HashSet<String> kept = new HashSet<>();
        for (PersonForm form : wanted) {
            Staff.Member account = site.colleague(dossier.agency(), "people", form.userName());
            String right = right(form.right());
            if (!account.userName().equals(dossier.owner()) && kept.add(account.userName())) {
                String old = before.stream()
                        .filter(person -> person.userName().equals(account.userName()))
                        .map(DossierPeople.Person::right)
                        .findFirst()
                        .orElse(null);
                if (!right.equals(old)) {
                    people.put(dossierId, account.userName(), right, site.now(), site.userName());
                    changes.add(new Change(account.userName(), old, right));
                }
            }
        }
        for (DossierPeople.Person person : before) {
            if (!kept.contains(person.userName())) {
                people.remove(dossierId, person.userName());
                changes.add(new Change(person.userName(), person.right(), null));
            }
        }
        if (!changes.isEmpty()) {
            nodes.permit(dossier, people.of(dossierId));
            site.record(dossier, "dossier.people", changes, null);
            touch(dossier);
        }
    }

    /** Those of the dossiers that the person may see. */
    public List<Dossier> all(Collection<String> dossierIds) {
        return dossierIds.isEmpty()
                ? List.of()
                : table
                        .query(
                                "SELECT * FROM vt_dossier WHERE id IN (" + Sql.marks(dossierIds.size()) + ")",
                                dossierIds)
                        .stream()
                        .filter(dossier -> rights.of(dossier).read())
                        .toList();
    }

    /** The documents of a dossier that the person may see, in order; each is checked by itself when it is read. */
    public List<NodeRef> documents(String dossierId) {
        rights.requireRead(table.get(dossierId));
        return contents.of(dossierId).stream()
                .map(document -> DossierNodes.ref(document.nodeId()))
                .toList();
    }

    /**
     * A dossier that the person keeps or is the head of, with its row locked, whether it runs or is ended.
     *
     * @throws AccessDeniedException if it is another's
     */
    public Dossier lockManaged(String dossierId) {
        Dossier dossier = table.lock(dossierId, null);
        rights.requireManage(dossier);
        return dossier;
    }

    /** Whether the person keeps the dossier or is the head of it. */
    public boolean manages(Dossier dossier) {
        return rights.of(dossier).manage();
    }

    /**
     * An ended dossier that the person keeps or is the head of, with its row locked, for what is done after the end.
     *
     * @throws ConflictException if it is not ended ({@code dossier.error.not-ended})
     */
    public Dossier lockEnded(String dossierId) {
        Dossier dossier = lockManaged(dossierId);
        if (!dossier.state().equals(DossierState.ENDED)) {
            throw new ConflictException("dossier.error.not-ended", dossier.code());
        }
        return dossier;
    }

    /** Writes a dossier whose row is locked and that was ended or opened again: others may read it now. */
    void turn(Dossier dossier) {
        write(dossier);
        nodes.permit(dossier, people.of(dossier.id()));
    }

    /** Writes a dossier whose row is locked. */
    void write(Dossier dossier) {
        table.update(dossier);
        nodes.update(dossier);
    }

    /** Something was done in the dossier: it is in progress now, and has the next version. */
    void touch(Dossier dossier) {
        boolean starts = dossier.state().equals(DossierState.OPEN);
        Dossier after = starts ? dossier.in(DossierState.IN_PROGRESS) : dossier;
        table.update(after);
        if (starts) {
            nodes.update(after);
        }
    }

    static void requireRunning(Dossier dossier) {
        if (!dossier.isRunning()) {
            throw new ConflictException("dossier.error.ended", dossier.code());
        }
    }

    private Dossier managed(String dossierId, @Nullable Long version) {
        Dossier dossier = table.lock(dossierId, version);
        rights.requireManage(dossier);
        requireRunning(dossier);
        return dossier;
    }

    private DossierDocument document(String dossierId, String nodeId) {
        return contents.find(dossierId, nodeId)
                .orElseThrow(() -> new NotFoundException("dossier.error.not-inside", nodeId));
    }

    private void put(Dossier dossier, String nodeId, int ordinal, @Nullable String note) {
        contents.insert(new DossierDocument(
                dossier.id(), nodeId, ordinal, site.now(), site.userName(), note, null, null, null));
        nodes.add(dossier.id(), nodeId);
        site.record(dossier, "dossier.add", List.of(new Change("document", null, nodeId)), note);
        NodeRef node = DossierNodes.ref(dossier.id());
        onDocumentAdded.get(node, DossierModel.TYPE_DOSSIER).onDocumentAdded(node, DossierNodes.ref(nodeId));
    }

    private Optional<Unit> unit(String agency, String kind, @Nullable String wanted) {
        String own = rights.ownUnit(agency);
        String code = wanted == null || wanted.isBlank() ? own : wanted.strip();
        boolean mayChoose =
                site.access().roles().getOrDefault(agency, java.util.Set.of()).contains(Role.LEADER);
        boolean allowed = Objects.equals(code, own)
                || mayChoose
                || (code != null && rights.headed(agency).contains(code));
        Optional<Unit> unit = code == null ? Optional.empty() : site.units().find(agency, code);
        if (!allowed || (code != null && unit.isEmpty()) || (kind.equals(Dossier.UNIT) && unit.isEmpty())) {
            throw InvalidInputException.field("unit", code, "dossier.error.unit");
        }
        return unit;
    }

    private static String kind(@Nullable String kind) {
        String text = kind == null || kind.isBlank() ? Dossier.PERSONAL : kind;
        if (!text.equals(Dossier.PERSONAL) && !text.equals(Dossier.UNIT)) {
            throw InvalidInputException.field("kind", text, "dossier.error.kind", text);
        }
        return text;
    }

    private static String right(@Nullable String right) {
        String text = right == null ? "" : right;
        if (!text.equals(DossierPeople.READ) && !text.equals(DossierPeople.CONTRIBUTE)) {
            throw InvalidInputException.field("people", text, "dossier.error.right", text);
        }
        return text;
    }

    private static String title(@Nullable String wanted, List<DocumentFacts.Facts> documents) {
        String title = Words.optional("title", wanted, MAX_TITLE);
        return title == null && !documents.isEmpty()
                ? documents.get(0).subject()
                : Words.required("title", title, MAX_TITLE);
    }

    private static List<Change> changes(Dossier before, Dossier after) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "code", before.code(), after.code());
        compare(changes, "title", before.title(), after.title());
        compare(changes, "description", before.description(), after.description());
        compare(changes, "kind", before.kind(), after.kind());
        compare(changes, "retention", before.retention(), after.retention());
        compare(changes, "dueDate", before.dueDate(), after.dueDate());
        return changes;
    }

    private static void compare(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, Objects.toString(before, null), Objects.toString(after, null)));
        }
    }

    /** The data of a dossier as a person sends them. */
    record DossierForm(
            @Nullable String code,
            @Nullable String title,
            @Nullable String description,
            @Nullable String kind,
            @Nullable String retention,
            @Nullable LocalDate dueDate,
            @Nullable Long version) {

        long required() {
            return Words.version(version);
        }
    }

    /** Somebody who is to take part. */
    record PersonForm(@Nullable String userName, @Nullable String right) {}
}
