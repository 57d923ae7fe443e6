package org.vanthu.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.Change;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** Reads dossiers for people: lists of those that the person may see, and one with everything in it. */
final class DossierQueries {

    private static final String DOCUMENT_CHANGE = "document";

    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierPeople people;
    private final DossierOpinions opinions;
    private final DossierRights rights;
    private final DocumentFacts facts;
    private final DocumentLinks links;
    private final DossierExtensions extensions;
    private final DossierSite site;

    DossierQueries(
            DossierTable table,
            DossierDocuments contents,
            DossierPeople people,
            DossierOpinions opinions,
            DossierRights rights,
            DocumentFacts facts,
            DocumentLinks links,
            DossierExtensions extensions,
            DossierSite site) {
        this.table = table;
        this.contents = contents;
        this.people = people;
        this.opinions = opinions;
        this.rights = rights;
        this.facts = facts;
        this.links = links;
        this.extensions = extensions;
        this.site = site;
    }

    /** The dossiers that the person may see and that the filter takes, the latest first. */
    Page<Row> list(Filter filter, Keyset keyset) {
        site.access().require(filter.agency(), DossierPermission.READ);
        StringBuilder sql = new StringBuilder("SELECT d.* FROM vt_dossier d WHERE d.agency = ?");
        List<Object> values = new ArrayList<>(List.of(filter.agency()));
        visible(filter.agency(), sql, values);
        scope(filter, sql, values);
        filter.state().ifPresent(state -> {
            boolean running = state.equals("running");
            sql.append(running ? " AND d.state IN ('open', 'inProgress')" : " AND d.state = ?");
            if (!running) {
                values.add(state);
            }
        });
        filter.kind().ifPresent(kind -> equal(sql, values, "d.kind", kind));
        filter.year().ifPresent(year -> equal(sql, values, "d.dossier_year", year));
        filter.owner().ifPresent(owner -> equal(sql, values, "d.owner", owner));
        if (filter.replyAwaited()) {
            sql.append(" AND EXISTS (SELECT 1 FROM vt_dossier_document c WHERE c.dossier = d.id")
                    .append(" AND c.reply_since IS NOT NULL AND c.reply_ended_at IS NULL)");
        }
        filter.words().ifPresent(words -> {
            sql.append(" AND (d.title_key LIKE ? ESCAPE '!' OR lower(d.code) LIKE ? ESCAPE '!')");
            values.add(SqlLike.containing(TextKey.of(words)));
            values.add(SqlLike.startingWith(words.toLowerCase(java.util.Locale.ROOT)));
        });
        if (!keyset.isFirstPage()) {
            sql.append(" AND (d.opened_at, d.id) < (?, ?)");
            values.addAll(position(keyset));
        }
        sql.append(" ORDER BY d.opened_at DESC, d.id DESC LIMIT ").append(keyset.limit() + 1);
        Page<Dossier> page = Page.of(
                table.query(sql.toString(), values),
                keyset.limit(),
                dossier -> List.of(dossier.openedAt(), dossier.id()),
                null);
        Map<String, Row> rows = new HashMap<>();
        rows(page.items()).forEach(row -> rows.put(row.id(), row));
        return page.map(dossier -> Objects.requireNonNull(rows.get(dossier.id())));
    }

    /** Rows for a list; the caller has checked that the person may see them. */
    List<Row> rows(List<Dossier> dossiers) {
        Map<String, String> names =
                site.fullNames(dossiers.stream().map(Dossier::owner).toList());
        Map<String, DossierTable.Counts> counts = new HashMap<>();
        table.counts(dossiers.stream().map(Dossier::id).toList()).forEach(count -> counts.put(count.id(), count));
        Map<String, String> units = new HashMap<>();
        dossiers.stream().map(Dossier::agency).distinct().forEach(agency -> {
            for (Unit unit : site.units().of(agency)) {
                units.put(agency + "/" + unit.code(), unit.name());
            }
        });
        return dossiers.stream()
                .map(d -> row(
                        d,
                        names.getOrDefault(d.owner(), d.owner()),
                        d.unit() == null ? "" : units.getOrDefault(d.agency() + "/" + d.unit(), d.unit()),
                        Objects.requireNonNull(counts.get(d.id()))))
                .toList();
    }

    /** One dossier with everything in it that the person may see. */
    Map<String, Object> details(String id) {
        Dossier dossier = table.get(id);
        DossierRights.Rights allowed = rights.requireRead(dossier);
        List<DossierDocument> documents = contents.of(id);
        List<DossierOpinions.Opinion> asked = opinions.of(id);
        List<DossierPeople.Person> persons = people.of(id);
        Map<String, String> names = names(dossier, documents, asked, persons);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("dossier", rows(List.of(dossier)).get(0));
        details.put("description", dossier.description());
        details.put("fileCode", fileCode(dossier));
        details.put("openedBy", dossier.openedBy());
        details.put("openedByName", name(names, dossier.openedBy()));
        details.put("endedByName", dossier.endedBy() == null ? null : name(names, dossier.endedBy()));
        details.put("endNote", dossier.endNote());
        details.put(
                "documents",
                documents.stream().map(document -> item(document, names)).toList());
        details.put(
                "people",
                persons.stream()
                        .map(person -> Map.of(
                                "userName", person.userName(),
                                "fullName", name(names, person.userName()),
                                "right", person.right()))
                        .toList());
        details.put(
                "opinions",
                asked.stream().map(opinion -> opinion(opinion, names)).toList());
        details.put("actions", actions(dossier, allowed, extensions.isKept(id)));
        return details;
    }

    /** What was done in a dossier, oldest first. */
    List<Map<String, Object>> history(String id) {
        Dossier dossier = table.get(id);
        rights.requireRead(dossier);
        List<AuditRow> rows = site.audit().of(id);
        Map<String, String> names =
                site.fullNames(rows.stream().map(AuditRow::actor).toList());
        List<Map<String, Object>> items = new ArrayList<>();
        for (AuditRow row : rows) {
            List<@Nullable Change> changes = new ArrayList<>(row.changes());
            if (changes.isEmpty()) {
                changes.add(null);
            }
            for (Change change : changes) {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("at", row.at());
                item.put("by", row.actor());
                item.put("byName", names.getOrDefault(row.actor(), row.actor()));
                item.put("action", row.action());
                item.put("field", change == null ? null : change.field());
                item.put("old", change == null ? null : shown(change.field(), change.oldValue()));
                item.put("new", change == null ? null : shown(change.field(), change.newValue()));
                item.put("detail", row.detail());
                items.add(item);
            }
        }
        return items;
    }

    /** The dossiers that a document is in and the documents that it is tied to. */
    Map<String, Object> ofDocument(NodeRef document) {
        if (!facts.mayRead(document)) {
            throw new org.alfresco.repo.security.permissions.AccessDeniedException(document.toString());
        }
        List<Dossier> visible = table.ofDocument(document.getId()).stream()
                .filter(dossier -> rights.of(dossier).read())
                .toList();
        List<DocumentLinks.Link> tied = links.of(document);
        Map<String, String> names =
                site.fullNames(tied.stream().map(DocumentLinks.Link::linkedBy).toList());
        List<Map<String, Object>> linked = new ArrayList<>();
        for (DocumentLinks.Link link : tied) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", link.id());
            item.put("kind", link.kind());
            item.put("outward", link.from().equals(document.getId()));
            item.put("note", link.note());
            item.put("linkedAt", link.linkedAt());
            item.put("linkedByName", name(names, link.linkedBy()));
            item.put("own", link.linkedBy().equals(site.userName()));
            item.put("document", facts.of(DossierNodes.ref(link.other(document.getId()))));
            linked.add(item);
        }
        return Map.of("dossiers", rows(visible), "links", linked);
    }

    /** People of the agency who may be asked or take part. */
    List<Map<String, Object>> people(String agency, String words) {
        site.access().require(agency, DossierPermission.READ);
        List<Map<String, Object>> items = new ArrayList<>();
        for (Staff.Member account : site.staff().search(agency, words, 20)) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("userName", account.userName());
            item.put("fullName", account.fullName());
            item.put("position", account.position());
            item.put("unitName", site.unitName(agency, account.unit()));
            items.add(item);
        }
        return items;
    }

    /** Hand-overs with the names of people; the caller has checked that the person may see them. */
    List<Map<String, Object>> named(List<HandOvers.HandOver> handOvers) {
        Set<String> users = new TreeSet<>();
        handOvers.forEach(one -> users.addAll(Set.copyOf(List.of(one.from(), one.to(), one.by()))));
        Map<String, String> names = site.fullNames(List.copyOf(users));
        List<Map<String, Object>> items = new ArrayList<>();
        for (HandOvers.HandOver one : handOvers) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", one.id());
            item.put("from", one.from());
            item.put("fromName", name(names, one.from()));
            item.put("to", one.to());
            item.put("toName", name(names, one.to()));
            item.put("byName", name(names, one.by()));
            item.put("reason", one.reason());
            item.put("at", one.at());
            item.put("workItems", one.workItems());
            item.put("items", one.items());
            items.add(item);
        }
        return items;
    }

    /** Mã hồ sơ: agency, year, number and notation. */
    String fileCode(Dossier dossier) {
        return site.agencies().get(dossier.agency()).identifier() + "." + dossier.year() + "." + dossier.code();
    }

    private void visible(String agency, StringBuilder sql, List<Object> values) {
        if (site.access().may(agency, DossierPermission.SEE_ALL)) {
            return;
        }
        sql.append(
                " AND (d.owner = ? OR EXISTS (SELECT 1 FROM vt_dossier_person p WHERE p.dossier = d.id AND p.user_name = ?)");
        values.add(site.userName());
        values.add(site.userName());
        Set<String> headed = rights.headed(agency);
        if (!headed.isEmpty()) {
            sql.append(" OR d.unit IN (").append(Sql.marks(headed.size())).append(")");
            values.addAll(headed);
        }
        String own = rights.ownUnit(agency);
        if (own != null) {
            sql.append(" OR (d.kind = 'unit' AND d.unit = ?)");
            values.add(own);
        }
        if (site.access().may(agency, DossierPermission.SEE_ENDED)) {
            sql.append(" OR d.state = ?");
            values.add(DossierState.ENDED);
        }
        sql.append(")");
    }

    private void scope(Filter filter, StringBuilder sql, List<Object> values) {
        String user = site.userName();
        switch (filter.scope()) {
            case "mine" -> equal(sql, values, "d.owner", user);
            case "involved" -> {
                sql.append(
                        " AND EXISTS (SELECT 1 FROM vt_dossier_person q WHERE q.dossier = d.id AND q.user_name = ?)");
                values.add(user);
            }
            case "asked" -> {
                sql.append(" AND EXISTS (SELECT 1 FROM vt_dossier_opinion o WHERE o.dossier = d.id AND o.asked_of = ?")
                        .append(" AND o.answered_at IS NULL AND o.withdrawn_at IS NULL)");
                values.add(user);
            }
            case "unit" -> {
                Set<String> units = new TreeSet<>(rights.headed(filter.agency()));
                Optional.ofNullable(rights.ownUnit(filter.agency())).ifPresent(units::add);
                if (units.isEmpty()) {
                    sql.append(" AND 1 = 0");
                } else {
                    sql.append(" AND d.unit IN (")
                            .append(Sql.marks(units.size()))
                            .append(")");
                    values.addAll(units);
                }
            }
            case "agency" -> {
                // all that the person may see
            }
            default ->
                throw InvalidInputException.field("scope", filter.scope(), "dossier.error.scope", filter.scope());
        }
    }

    private static void equal(StringBuilder sql, List<Object> values, String column, Object value) {
        sql.append(" AND ").append(column).append(" = ?");
        values.add(value);
    }

    private static List<Object> position(Keyset keyset) {
        try {
            return List.of(
                    SqlTime.of(Instant.parse(keyset.after().get(0))),
                    keyset.after().get(1));
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }

    private static Row row(Dossier d, String ownerName, String unitName, DossierTable.Counts counts) {
        return new Row(
                d.id(),
                d.agency(),
                d.year(),
                d.code(),
                d.title(),
                d.kind(),
                d.unit(),
                unitName,
                d.owner(),
                ownerName,
                d.state(),
                d.retention(),
                d.dueDate(),
                d.openedAt(),
                d.endedAt(),
                counts.documents(),
                counts.openOpinions(),
                counts.openReplies(),
                counts.replyDue(),
                d.version());
    }

    private Map<String, Object> item(DossierDocument document, Map<String, String> names) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("ordinal", document.ordinal());
        item.put("document", facts.of(DossierNodes.ref(document.nodeId()), document.dossier()));
        item.put("note", document.note());
        item.put("addedAt", document.addedAt());
        item.put("addedByName", name(names, document.addedBy()));
        item.put("replyDue", document.replyDue());
        item.put("replySince", document.replySince());
        item.put("replyEndedAt", document.replyEndedAt());
        return item;
    }

    private Map<String, Object> opinion(DossierOpinions.Opinion opinion, Map<String, String> names) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", opinion.id());
        item.put("kind", opinion.kind());
        item.put("nodeId", opinion.nodeId());
        item.put("askedBy", opinion.askedBy());
        item.put("askedByName", name(names, opinion.askedBy()));
        item.put("askedOf", opinion.askedOf());
        item.put("askedOfName", opinion.askedOf() == null ? null : name(names, opinion.askedOf()));
        item.put("question", opinion.question());
        item.put("askedAt", opinion.askedAt());
        item.put("due", opinion.due());
        item.put("answer", opinion.answer());
        item.put("answeredAt", opinion.answeredAt());
        item.put("withdrawnAt", opinion.withdrawnAt());
        item.put("withdrawnReason", opinion.withdrawnReason());
        item.put("open", opinion.isOpen());
        item.put("mayAnswer", opinion.isOpen() && site.userName().equals(opinion.askedOf()));
        item.put("mayWithdraw", opinion.isOpen() && site.userName().equals(opinion.askedBy()));
        return item;
    }

    private static List<String> actions(Dossier dossier, DossierRights.Rights allowed, boolean kept) {
        List<String> actions = new ArrayList<>();
        if (dossier.isRunning()) {
            if (allowed.contribute()) {
                actions.addAll(List.of("add", "order", "annotate", "ask", "note", "await-reply"));
            }
            if (allowed.manage()) {
                actions.addAll(List.of("change", "remove", "people", "end"));
            }
        } else if (allowed.reopen() && dossier.state().equals(DossierState.ENDED) && !kept) {
            actions.add("reopen");
        }
        return actions;
    }

    /** A document is told by what it is about, where the person may read it. */
    private @Nullable String shown(String field, @Nullable String value) {
        if (value == null || !field.equals(DOCUMENT_CHANGE)) {
            return value;
        }
        DocumentFacts.Facts document = facts.of(DossierNodes.ref(value));
        return document.number().isEmpty() ? document.subject() : document.number() + ", " + document.subject();
    }

    private Map<String, String> names(
            Dossier dossier,
            List<DossierDocument> documents,
            List<DossierOpinions.Opinion> asked,
            List<DossierPeople.Person> persons) {
        Set<String> users = new TreeSet<>(Set.of(dossier.owner()));
        users.add(dossier.openedBy());
        Optional.ofNullable(dossier.endedBy()).ifPresent(users::add);
        documents.forEach(document -> users.add(document.addedBy()));
        asked.forEach(opinion -> {
            users.add(opinion.askedBy());
            Optional.ofNullable(opinion.askedOf()).ifPresent(users::add);
        });
        persons.forEach(person -> users.add(person.userName()));
        return site.fullNames(List.copyOf(users));
    }

    private static String name(Map<String, String> names, String userName) {
        return names.getOrDefault(userName, userName);
    }

    /**
     * Which dossiers a list shows.
     *
     * @param scope {@code mine}, {@code involved}, {@code asked}, {@code unit} or {@code agency}
     * @param state a state, or {@code running} for all that are worked on
     */
    record Filter(
            String agency,
            String scope,
            Optional<String> state,
            Optional<String> kind,
            Optional<Integer> year,
            Optional<String> owner,
            Optional<String> words,
            boolean replyAwaited) {}

    /** A dossier as lists show it. */
    record Row(
            String id,
            String agency,
            int year,
            String code,
            String title,
            String kind,
            @Nullable String unit,
            String unitName,
            String owner,
            String ownerName,
            String state,
            @Nullable String retention,
            @Nullable LocalDate dueDate,
            Instant openedAt,
            @Nullable Instant endedAt,
            int documents,
            int openOpinions,
            int openReplies,
            @Nullable LocalDate replyDue,
            long version) {}

    /** Under which name the file of a paper is saved; the caller has checked the rights in the dossier. */
    String paperName(String dossierId, String nodeId) {
        return facts.of(DossierNodes.ref(nodeId), dossierId).fileName();
    }
}
