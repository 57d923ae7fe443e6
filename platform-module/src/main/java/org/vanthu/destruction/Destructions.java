package org.vanthu.destruction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.util.GUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.Change;
import org.vanthu.organization.Staff;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;

/**
 * The procedure of a destruction until it is decided: the list of what is expired or duplicate with its explanatory
 * note, the council and its opinions, the appraisal where the agency is a source of a historical archive, the decision
 * of the head, who is another person than the one who proposed it.
 *
 * @see "Archives Law 33/2024/QH15, article 16; Circular 06/2025/TT-BNV, articles 13 to 15"
 */
final class Destructions {

    static final int MAX_ITEMS = 20_000;
    private static final int MAX_NOTE = 4000;
    private static final int CHUNK = 500;
    private static final Set<String> ROLES = Set.of(Member.CHAIRMAN, Member.SECRETARY, Member.MEMBER);
    private static final Logger LOG = LoggerFactory.getLogger(Destructions.class);

    private final DestructionTable table;
    private final Fitness fitness;
    private final DestructionSite site;

    Destructions(DestructionTable table, Fitness fitness, DestructionSite site) {
        this.table = table;
        this.fitness = fitness;
        this.site = site;
    }

    /** Begins a list, empty. */
    Destruction propose(ProposalForm form) {
        String agency = form.agency() == null ? "" : form.agency();
        site.agencies().get(agency);
        site.access().require(agency, DestructionPermission.PROPOSE);
        Destruction one = new Destruction(
                GUID.generate(),
                agency,
                DestructionSite.WORDS.required("title", form.title(), 300),
                DestructionSite.WORDS.optional("note", form.note(), MAX_NOTE),
                Destruction.DRAFT,
                Boolean.TRUE.equals(form.appraised()),
                site.userName(),
                site.now(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
        table.insert(one);
        site.record(one, "destruction.propose", List.of(), one.title());
        return one;
    }

    /** Changes title, explanatory note and whether it is appraised, while the list is made. */
    Destruction change(String id, ProposalForm form) {
        Destruction one = locked(id, form.version(), DestructionPermission.PROPOSE, Destruction.DRAFT);
        return set(
                one,
                "destruction.change",
                null,
                Sql.map(
                        "title", DestructionSite.WORDS.required("title", form.title(), 300),
                        "note", DestructionSite.WORDS.optional("note", form.note(), MAX_NOTE),
                        "appraised", Boolean.TRUE.equals(form.appraised())));
    }

    /**
     * Puts dossiers on the list: named ones, or all whose time is over. Those that cannot be destroyed are told with
     * the reason and left out.
     */
    Added add(String id, AddForm form) {
        Destruction one = locked(id, form.version(), DestructionPermission.PROPOSE, Destruction.DRAFT);
        List<String> wanted = form.dossiers() == null
                ? fitness.expired(one.agency(), site.today(), MAX_ITEMS)
                : form.dossiers().stream().distinct().sorted().toList();
        List<Refused> refused = new ArrayList<>();
        int added = put(one, wanted, form.duplicateOf(), form.note(), refused);
        return added(one, added, form.duplicateOf() == null ? Item.EXPIRED : Item.DUPLICATE, refused);
    }

    /** Puts duplicates on the list, each with the dossier that stays; as {@link #add}. */
    Added addDuplicates(String id, DuplicatesForm form) {
        Destruction one = locked(id, form.version(), DestructionPermission.PROPOSE, Destruction.DRAFT);
        List<Refused> refused = new ArrayList<>();
        int added = 0;
        for (Pair pair : form.pairs() == null ? List.<Pair>of() : form.pairs()) {
            added += put(
                    one,
                    List.of(pair.dossier() == null ? "" : pair.dossier()),
                    pair.duplicateOf() == null ? "" : pair.duplicateOf(),
                    null,
                    refused);
        }
        return added(one, added, Item.DUPLICATE, refused);
    }

    private Added added(Destruction one, int added, String reason, List<Refused> refused) {
        if (added > 0) {
            set(one, "destruction.add", added + " " + reason, Sql.map("ended_at", null));
        }
        return new Added(added, refused.stream().limit(100).toList(), refused.size());
    }

    /** How many were put on the list. */
    private int put(
            Destruction one,
            List<String> wanted,
            @Nullable String duplicateOf,
            @Nullable String note,
            List<Refused> refused) {
        String id = one.id();
        String reason = duplicateOf == null ? Item.EXPIRED : Item.DUPLICATE;
        int ordinal = table.lastOrdinal(id);
        if (ordinal + wanted.size() > MAX_ITEMS) {
            throw InvalidInputException.field("dossiers", wanted.size(), "destruction.error.too-many", MAX_ITEMS);
        }
        boolean keptIsListed = duplicateOf != null
                && (!table.elsewhere(id, List.of(duplicateOf)).isEmpty()
                        || !table.items(id, List.of(duplicateOf)).isEmpty());
        int added = 0;
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            List<String> chunk = wanted.subList(from, Math.min(wanted.size(), from + CHUNK));
            Map<String, Fitness.Found> found = fitness.look(one.agency(), chunk);
            Set<String> elsewhere = table.elsewhere(id, chunk);
            Set<String> present = new HashSet<>();
            table.items(id, chunk).forEach(item -> present.add(item.dossier()));
            List<Item> items = new ArrayList<>();
            for (String dossier : chunk) {
                Fitness.Found now = found.get(dossier);
                String why = keptIsListed
                        ? Texts.of("destruction.left-kept-listed")
                        : refusal(one, dossier, reason, duplicateOf, now, elsewhere);
                if (now == null || why != null) {
                    refused.add(new Refused(dossier, now == null ? dossier : now.code(), why == null ? "" : why));
                } else if (!present.contains(dossier)) {
                    items.add(item(id, ++ordinal, reason, duplicateOf, note, now));
                }
            }
            table.insert(items);
            added += items.size();
        }
        return added;
    }

    private @Nullable String refusal(
            Destruction one,
            String dossier,
            String reason,
            @Nullable String duplicateOf,
            Fitness.@Nullable Found found,
            Set<String> elsewhere) {
        if (found == null) {
            return Texts.of("destruction.left-gone");
        }
        if (elsewhere.contains(dossier)) {
            return Texts.of("destruction.left-elsewhere");
        }
        Fitness.Refusal why = fitness.refusal(found, reason.equals(Item.EXPIRED), site.today());
        if (why == null && reason.equals(Item.DUPLICATE)) {
            why = fitness.duplicateRefusal(one.agency(), dossier, duplicateOf);
        }
        return why == null ? null : why.words();
    }

    private static Item item(
            String id,
            int ordinal,
            String reason,
            @Nullable String duplicateOf,
            @Nullable String note,
            Fitness.Found found) {
        return new Item(
                id,
                found.dossier(),
                ordinal,
                reason,
                duplicateOf,
                DestructionSite.WORDS.optional("note", note, 500),
                Item.PROPOSED,
                found.code(),
                found.year(),
                found.title(),
                found.words(),
                found.expiresOn(),
                found.documents(),
                "",
                null);
    }

    /** Takes a dossier off the list, while it is made. */
    Destruction remove(String id, String dossier, @Nullable Long version) {
        Destruction one = locked(id, version, DestructionPermission.PROPOSE, Destruction.DRAFT);
        table.remove(id, dossier);
        return set(one, "destruction.remove", dossier, Sql.map("ended_at", null));
    }

    /**
     * Gives the list to a council.
     *
     * @throws InvalidInputException if there is not one chairman, one secretary and another member who are there
     */
    Destruction council(String id, CouncilForm form) {
        Destruction one =
                locked(id, form.version(), DestructionPermission.PROPOSE, Destruction.DRAFT, Destruction.COUNCIL);
        if (table.lastOrdinal(id) == 0) {
            throw new ConflictException("destruction.error.empty");
        }
        if (one.note().isEmpty()) {
            throw InvalidInputException.field("note", "", "destruction.error.no-note");
        }
        List<Member> members = new ArrayList<>();
        for (MemberForm member : form.members() == null ? List.<MemberForm>of() : form.members()) {
            members.add(member(one.agency(), members.size() + 1, member));
        }
        long there = members.stream().filter(Member::votes).count();
        if (there < 3
                || members.stream()
                                .filter(member -> member.role().equals(Member.CHAIRMAN) && member.votes())
                                .count()
                        != 1
                || members.stream()
                                .filter(member -> member.role().equals(Member.SECRETARY))
                                .count()
                        != 1) {
            throw InvalidInputException.field("members", members.size(), "destruction.error.council");
        }
        table.setMembers(id, members);
        return set(one, "destruction.council", members.size() + " members", Sql.map("state", Destruction.COUNCIL));
    }

    private Member member(String agency, int ordinal, MemberForm form) {
        String role = form.role() == null ? "" : form.role();
        if (!ROLES.contains(role)) {
            throw InvalidInputException.field("members", role, "destruction.error.council");
        }
        String userName = form.userName() == null || form.userName().isBlank()
                ? null
                : form.userName().strip();
        Staff.Member account = userName == null
                ? null
                : site.staff()
                        .find(agency, userName)
                        .orElseThrow(() -> InvalidInputException.field(
                                "members", userName, "destruction.error.no-person", userName));
        return new Member(
                ordinal,
                userName,
                account == null ? DestructionSite.WORDS.required("fullName", form.fullName(), 200) : account.fullName(),
                account == null ? DestructionSite.WORDS.optional("position", form.position(), 200) : account.position(),
                role,
                DestructionSite.WORDS.optional("absentReason", form.absentReason(), 500));
    }

    /**
     * Enters what a member thinks of dossiers: by the member, or by the archivist as the member said in the meeting.
     *
     * @throws AccessDeniedException if the person is neither
     */
    Destruction opine(String id, OpinionForm form) {
        Destruction one = table.lock(id).orElseThrow(() -> new NotFoundException("destruction.error.none", id));
        require(one, form.version(), Destruction.COUNCIL);
        Member member = table.members(id).stream()
                .filter(found -> form.member() != null && found.ordinal() == form.member())
                .findFirst()
                .orElseThrow(() -> InvalidInputException.field("member", form.member(), "destruction.error.member"));
        boolean own = site.userName().equals(member.userName());
        if (!own && !site.access().may(one.agency(), DestructionPermission.PROPOSE)) {
            throw new AccessDeniedException(site.userName() + " is not the member");
        }
        String opinion = form.opinion() == null ? "" : form.opinion();
        if (!Set.of(Opinion.DESTROY, Opinion.KEEP).contains(opinion) || !member.votes()) {
            throw InvalidInputException.field("opinion", opinion, "destruction.error.opinion");
        }
        String reason = opinion.equals(Opinion.KEEP)
                ? DestructionSite.WORDS.required("reason", form.reason(), 1000)
                : DestructionSite.WORDS.optional("reason", form.reason(), 1000);
        List<String> on = form.dossiers() == null ? List.of() : form.dossiers();
        if (on.isEmpty() || table.items(id, on).size() != new HashSet<>(on).size()) {
            throw InvalidInputException.field("dossiers", on.size(), "destruction.error.not-listed");
        }
        for (String dossier : new HashSet<>(on)) {
            table.put(id, new Opinion(dossier, member.ordinal(), opinion, reason), site.now(), site.userName());
        }
        return set(
                one,
                "destruction.opinion",
                member.fullName() + ": " + opinion + " " + on.size() + "; " + reason,
                Sql.map("ended_at", null));
    }

    /** The council concludes: what half or more of those who were there want to keep is kept. */
    Destruction conclude(String id, MinutesForm form) {
        Destruction one = locked(id, form.version(), DestructionPermission.PROPOSE, Destruction.COUNCIL);
        String minutes = DestructionSite.WORDS.required("minutes", form.minutes(), MAX_NOTE);
        if (form.metOn() == null || form.metOn().isAfter(site.today())) {
            throw InvalidInputException.field("metOn", form.metOn(), "destruction.error.met-on");
        }
        long there = table.members(id).stream().filter(Member::votes).count();
        Map<String, Integer> keepers = new HashMap<>();
        for (Opinion opinion : table.opinions(id)) {
            if (opinion.opinion().equals(Opinion.KEEP)) {
                keepers.merge(opinion.dossier(), 1, Integer::sum);
            }
        }
        keepers.forEach((dossier, votes) -> {
            if (votes * 2L >= there) {
                table.settle(
                        id, dossier, Item.KEPT, Texts.of(Texts.VIETNAMESE, "destruction.kept-by", votes, there), null);
            }
        });
        return set(
                one,
                "destruction.conclude",
                minutes,
                Sql.map(
                        "state",
                        one.appraised() ? Destruction.APPRAISAL : Destruction.DECISION,
                        "minutes",
                        minutes,
                        "met_on",
                        form.metOn()));
    }

    /** Enters what the competent archive answered; it may keep dossiers, too. */
    Destruction appraise(String id, AppraisalForm form) {
        Destruction one = locked(id, form.version(), DestructionPermission.PROPOSE, Destruction.APPRAISAL);
        if (form.date() == null || form.date().isAfter(site.today())) {
            throw InvalidInputException.field("date", form.date(), "destruction.error.date");
        }
        List<String> keep = form.keep() == null ? List.of() : form.keep();
        if (table.items(id, keep).size() != new HashSet<>(keep).size()) {
            throw InvalidInputException.field("keep", keep.size(), "destruction.error.not-listed");
        }
        for (String dossier : new HashSet<>(keep)) {
            table.settle(id, dossier, Item.KEPT, Texts.of(Texts.VIETNAMESE, "destruction.kept-by-appraisal"), null);
        }
        return set(
                one,
                "destruction.appraise",
                form.number(),
                Sql.map(
                        "state",
                        Destruction.DECISION,
                        "appraisal_number",
                        DestructionSite.WORDS.required("number", form.number(), 60),
                        "appraisal_on",
                        form.date(),
                        "appraisal_words",
                        DestructionSite.WORDS.required("words", form.words(), 2000)));
    }

    /**
     * The head decides.
     *
     * @throws ConflictException if the person made the list ({@code destruction.error.second-person})
     */
    Destruction decide(String id, DecisionForm form) {
        Destruction one = locked(id, form.version(), DestructionPermission.DECIDE, Destruction.DECISION);
        if (one.proposedBy().equals(site.userName())) {
            throw new ConflictException("destruction.error.second-person");
        }
        if (form.date() == null || form.date().isAfter(site.today())) {
            throw InvalidInputException.field("date", form.date(), "destruction.error.date");
        }
        return set(
                one,
                "destruction.decide",
                form.number(),
                Sql.map(
                        "state",
                        Destruction.DECIDED,
                        "decision_number",
                        DestructionSite.WORDS.required("number", form.number(), 60),
                        "decision_on",
                        form.date(),
                        "decided_by",
                        site.userName(),
                        "decided_at",
                        site.now()));
    }

    /** Gives the list up: the archivist before it is decided, the head instead of deciding. Nothing was destroyed. */
    Destruction reject(String id, ReasonForm form) {
        Destruction seen = table.find(id).orElseThrow(() -> new NotFoundException("destruction.error.none", id));
        boolean head = site.access().may(seen.agency(), DestructionPermission.DECIDE);
        Destruction one = locked(
                id,
                form.version(),
                head ? DestructionPermission.DECIDE : DestructionPermission.PROPOSE,
                Destruction.DRAFT,
                Destruction.COUNCIL,
                Destruction.APPRAISAL,
                Destruction.DECISION);
        String why = DestructionSite.WORDS.required("reason", form.reason(), 1000);
        return set(
                one,
                "destruction.reject",
                why,
                Sql.map("state", Destruction.REJECTED, "end_reason", why, "ended_at", site.now()));
    }

    Destruction get(String id) {
        Destruction one = table.find(id).orElseThrow(() -> new NotFoundException("destruction.error.none", id));
        if (!site.access().may(one.agency(), DestructionPermission.SEE) && !isMember(one)) {
            throw new NotFoundException("destruction.error.none", id);
        }
        return one;
    }

    private boolean isMember(Destruction one) {
        return table.members(one.id()).stream()
                .anyMatch(member -> site.userName().equals(member.userName()));
    }

    /** What would become of the items now, by dossier: the reasons against destroying them; empty for none. */
    Map<String, String> obstacles(Destruction one, Collection<Item> items) {
        Map<String, String> obstacles = new LinkedHashMap<>();
        Map<String, Fitness.Found> found =
                fitness.look(one.agency(), items.stream().map(Item::dossier).toList());
        for (Item item : items) {
            Fitness.Found now = found.get(item.dossier());
            Fitness.Refusal why = now == null
                    ? new Fitness.Refusal("destruction.left-gone", null)
                    : fitness.refusal(now, item.reason().equals(Item.EXPIRED), site.today());
            if (why != null) {
                obstacles.put(item.dossier(), why.words());
            }
        }
        return obstacles;
    }

    Destruction locked(String id, @Nullable Long version, DestructionPermission permission, String... states) {
        Destruction one = table.lock(id).orElseThrow(() -> new NotFoundException("destruction.error.none", id));
        site.access().require(one.agency(), permission);
        require(one, version, states);
        return one;
    }

    private static void require(Destruction one, @Nullable Long version, String... states) {
        if (DestructionSite.WORDS.version(version) != one.version()) {
            throw new ConflictException("destruction.error.changed-meanwhile");
        }
        if (!List.of(states).contains(one.state())) {
            throw new ConflictException("destruction.error.state");
        }
    }

    Destruction set(
            Destruction one, String action, @Nullable String detail, Map<String, ? extends @Nullable Object> columns) {
        table.set(one, columns);
        Destruction after = table.find(one.id()).orElse(one);
        List<Change> changes = one.state().equals(after.state())
                ? List.of()
                : List.of(new Change("state", one.state(), after.state()));
        site.record(one, action, changes, detail == null ? null : Sql.cut(detail, 500));
        LOG.info("{} {}", action, one.id());
        return after;
    }

    /** What is told of a list. */
    record ProposalForm(
            @Nullable String agency,
            @Nullable String title,
            @Nullable String note,
            @Nullable Boolean appraised,
            @Nullable Long version) {}

    /** Which dossiers; null for all whose time is over. */
    record AddForm(
            @Nullable List<String> dossiers,
            @Nullable String duplicateOf,
            @Nullable String note,
            @Nullable Long version) {}

    /** Which duplicates. */
    record DuplicatesForm(
            @Nullable List<Pair> pairs, @Nullable Long version) {}

    /** A duplicate and the dossier that stays. */
    record Pair(@Nullable String dossier, @Nullable String duplicateOf) {}

    /** How many were put on the list, and some of those that were not, with the reason. */
    record Added(int added, List<Refused> refused, int refusedCount) {}

    /** A dossier that cannot be destroyed. */
    record Refused(String dossier, String code, String reason) {}

    /** Who judges. */
    record CouncilForm(
            @Nullable List<MemberForm> members, @Nullable Long version) {}

    /** One who judges. */
    record MemberForm(
            @Nullable String userName,
            @Nullable String fullName,
            @Nullable String position,
            @Nullable String role,
            @Nullable String absentReason) {}

    /** What a member thinks. */
    record OpinionForm(
            @Nullable Integer member,
            @Nullable List<String> dossiers,
            @Nullable String opinion,
            @Nullable String reason,
            @Nullable Long version) {}

    /** What the council concluded. */
    record MinutesForm(
            @Nullable LocalDate metOn,
            @Nullable String minutes,
            @Nullable Long version) {}

    /** What the competent archive answered. */
    record AppraisalForm(
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable String words,
            @Nullable List<String> keep,
            @Nullable Long version) {}

    /** What the head decided. */
    record DecisionForm(
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable Long version) {}

    /** Why it is given up. */
    record ReasonForm(@Nullable String reason, @Nullable Long version) {}
}
