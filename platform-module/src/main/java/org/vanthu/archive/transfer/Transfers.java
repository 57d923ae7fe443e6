package org.vanthu.archive.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.archive.ArchiveDossier;
import org.vanthu.archive.ArchiveDossiers;
import org.vanthu.archive.ArchiveStage;
import org.vanthu.archive.preservation.ArchiveEvents;
import org.vanthu.archive.transfer.TransferTable.Candidate;
import org.vanthu.archive.transfer.TransferTable.Item;
import org.vanthu.archive.transfer.TransferTable.Transfer;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.Words;

/**
 * Lists of dossiers for the historical archive and what it answered. Every change locks the transfer; whoever saw an
 * older version is told.
 */
public final class Transfers {

    /** Within how many years of their submission permanent records go to the historical archive. */
    static final int YEARS = 5;

    private static final int MAX_ITEMS = 2000;
    private static final Words WORDS = new Words("archive");
    private static final Set<String> RESULTS = Set.of(Item.PROCESSING, Item.PASSED, Item.FAILED);
    private static final Set<String> ANSWERABLE = Set.of(Item.WAITING, Item.PROCESSING, Item.PASSED, Item.FAILED);

    private final TransferTable table;
    private final ArchiveDossiers archive;
    private final ArchiveEvents events;
    private final Access access;
    private final AuditTrail audit;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Transfers(
            TransferTable table,
            ArchiveDossiers archive,
            ArchiveEvents events,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.archive = archive;
        this.events = events;
        this.access = access;
        this.audit = audit;
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
    }

    /** A list to be drawn up. */
    record TransferForm(
            @Nullable String agency,
            @Nullable String code,
            @Nullable String title,
            @Nullable String note,
            @Nullable List<String> dossiers) {}

    /** The registration at the historical archive. */
    record RegistrationForm(
            @Nullable String code,
            @Nullable LocalDate registeredOn,
            @Nullable Long version) {}

    /**
     * An answer for one dossier.
     *
     * @param objectId the name of its package
     * @param result {@code processing}, {@code passed} or {@code failed}
     */
    record Answer(
            @Nullable String objectId,
            @Nullable String result,
            @Nullable String reason) {}

    /** Answers for several. */
    record AnswersForm(
            @Nullable List<Answer> answers, @Nullable Long version) {}

    /** A transfer with its dossiers and what may be done with it. */
    record View(Transfer transfer, List<Item> items, Map<String, Integer> counts, List<String> actions) {}

    /**
     * Permanent dossiers that may be handed over.
     *
     * @param all also those whose time has not come
     */
    List<Candidate> candidates(String agency, boolean all, String after, int limit) {
        access.require(agency, TransferPermission.READ);
        int year = LocalDate.ofInstant(clock.instant(), Json.ZONE).getYear();
        return table.candidates(agency, all ? null : year - YEARS, after, limit);
    }

    List<Transfer> list(String agency, long before, int limit) {
        access.require(agency, TransferPermission.READ);
        return table.list(agency, before, limit);
    }

    View get(long id) {
        return view(seen(id));
    }

    /**
     * Draws up a list; its dossiers are on their way to the historical archive from now on.
     *
     * @throws ConflictException if the code is taken or a dossier is not one that the archive keeps
     */
    View create(TransferForm form) {
        String agency = WORDS.required("agency", form.agency(), 35);
        access.require(agency, TransferPermission.TRANSFER);
        String code = WORDS.required("code", form.code(), 60);
        if (table.isCodeTaken(agency, code)) {
            throw ConflictException.field("code", code, "archive.error.transfer-code", code);
        }
        List<String> dossiers = form.dossiers() == null
                ? List.of()
                : form.dossiers().stream().distinct().toList();
        if (dossiers.isEmpty() || dossiers.size() > MAX_ITEMS) {
            throw InvalidInputException.field(
                    "dossiers", dossiers.size(), "archive.error.transfer-size", dossiers.size(), MAX_ITEMS);
        }
        Instant now = now();
        Transfer transfer = new Transfer(
                ids.next(),
                agency,
                code,
                WORDS.required("title", form.title(), 500),
                Transfer.DRAFT,
                null,
                WORDS.optional("note", form.note()),
                now,
                access.userName(),
                1);
        table.insert(transfer);
        int ordinal = 0;
        for (String dossier : dossiers) {
            ArchiveDossier kept = archive.find(dossier)
                    .filter(one -> one.agency().equals(agency))
                    .filter(one -> one.stage().equals(ArchiveStage.ACCEPTED))
                    .orElseThrow(() -> new ConflictException("archive.error.transfer-dossier", dossier));
            table.add(transfer.id(), kept.dossier(), ++ordinal, now);
            archive.stage(agency, dossier, ArchiveStage.TRANSFERRING, null);
        }
        record(transfer, "archive.transfer-create", ordinal + " dossiers");
        return view(transfer);
    }

    /** Notes that the historical archive has registered the list. */
    View register(long id, RegistrationForm form) {
        Transfer transfer = changing(id, form.version());
        requireState(transfer, Set.of(Transfer.DRAFT, Transfer.REGISTERED));
        String code = WORDS.required("code", form.code(), 60);
        if (!code.equals(transfer.code()) && table.isCodeTaken(transfer.agency(), code)) {
            throw ConflictException.field("code", code, "archive.error.transfer-code", code);
        }
        LocalDate on =
                form.registeredOn() == null ? LocalDate.ofInstant(clock.instant(), Json.ZONE) : form.registeredOn();
        change(transfer, Sql.map("code", code, "registered_on", on, "state", Transfer.REGISTERED));
        record(transfer, "archive.transfer-register", code);
        return get(id);
    }

    /**
     * Takes answers of the historical archive; a package that is not of the transfer is an error.
     *
     * @throws InvalidInputException if a package is not known, a result is none, or a refusal has no reason
     */
    View answer(long id, AnswersForm form) {
        Transfer transfer = changing(id, form.version());
        requireState(transfer, Set.of(Transfer.SENT));
        Map<String, Item> byObject = new HashMap<>();
        table.items(id).forEach(item -> byObject.put(item.objectId(), item));
        List<Answer> answers = form.answers() == null ? List.of() : form.answers();
        for (Answer answer : answers) {
            answer(transfer, byObject, answer);
        }
        change(transfer, Map.of());
        record(transfer, "archive.transfer-answer", answers.size() + " packages");
        return get(id);
    }

    private void answer(Transfer transfer, Map<String, Item> byObject, Answer answer) {
        String objectId = WORDS.required("objectId", answer.objectId(), 200);
        Item item = Optional.ofNullable(byObject.get(objectId))
                .filter(one -> ANSWERABLE.contains(one.state()))
                .orElseThrow(() ->
                        InvalidInputException.field("objectId", objectId, "archive.error.transfer-package", objectId));
        String result = WORDS.required("result", answer.result(), 20);
        if (!RESULTS.contains(result)) {
            throw InvalidInputException.field("result", result, "archive.error.transfer-result", result);
        }
        String reason = result.equals(Item.FAILED)
                ? WORDS.required("reason", answer.reason(), 1000)
                : WORDS.optional("reason", answer.reason(), 1000);
        table.changeItem(
                transfer.id(), item.dossier(), Sql.map("state", result, "reason", reason, "changed_at", now()));
    }

    /** Ends a transfer: what passed is the historical archive's, what failed is kept here as before. */
    View finish(long id, @Nullable Long version) {
        Transfer transfer = changing(id, version);
        requireState(transfer, Set.of(Transfer.SENT));
        List<Item> items = table.items(id);
        if (items.stream().anyMatch(item -> !Set.of(Item.PASSED, Item.FAILED).contains(item.state()))) {
            throw new ConflictException("archive.error.transfer-open", transfer.code());
        }
        for (Item item : items) {
            boolean passed = item.state().equals(Item.PASSED);
            archive.stage(
                    transfer.agency(),
                    item.dossier(),
                    passed ? ArchiveStage.TRANSFERRED : ArchiveStage.ACCEPTED,
                    passed ? null : Sql.cut(item.reason(), 500));
            if (passed) {
                table.changeItem(id, item.dossier(), Sql.map("state", Item.DONE, "changed_at", now()));
            }
            events.record(
                    transfer.agency(),
                    item.dossier(),
                    null,
                    ArchiveEvents.Kind.TRANSFER,
                    passed ? ArchiveEvents.SUCCESS : ArchiveEvents.FAILURE,
                    transfer.code() + " " + item.objectId() + " " + item.reason());
        }
        change(transfer, Sql.map("state", Transfer.DONE));
        record(transfer, "archive.transfer-finish", null);
        return get(id);
    }

    /** The transfer, for whoever may see it. */
    Transfer seen(long id) {
        return table.find(id)
                .filter(one -> access.may(one.agency(), TransferPermission.READ))
                .orElseThrow(() -> new NotFoundException("archive.error.no-transfer", String.valueOf(id)));
    }

    /** @throws AccessDeniedException if the person hands nothing over */
    Transfer permitted(long id) {
        Transfer transfer = seen(id);
        access.require(transfer.agency(), TransferPermission.TRANSFER);
        return transfer;
    }

    private Transfer changing(long id, @Nullable Long version) {
        permitted(id);
        long wanted = WORDS.version(version);
        Transfer transfer =
                table.lock(id).orElseThrow(() -> new NotFoundException("archive.error.no-transfer", "" + id));
        if (transfer.version() != wanted) {
            throw new ConflictException("archive.error.transfer-changed", transfer.code());
        }
        return transfer;
    }

    private void change(Transfer transfer, Map<String, ? extends @Nullable Object> columns) {
        table.change(transfer.id(), transfer.version(), columns);
    }

    static void requireState(Transfer transfer, Set<String> states) {
        if (!states.contains(transfer.state())) {
            throw new ConflictException("archive.error.transfer-state", transfer.code());
        }
    }

    private View view(Transfer transfer) {
        List<Item> items = table.items(transfer.id());
        Map<String, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(item.state(), 1, Integer::sum));
        return new View(transfer, items, counts, actions(transfer, counts, items.size()));
    }

    private List<String> actions(Transfer transfer, Map<String, Integer> counts, int all) {
        if (!access.may(transfer.agency(), TransferPermission.TRANSFER)) {
            return List.of();
        }
        boolean sending = counts.containsKey(Item.PLANNED) || counts.containsKey(Item.PACKED);
        boolean answered = counts.getOrDefault(Item.PASSED, 0) + counts.getOrDefault(Item.FAILED, 0) == all;
        return switch (transfer.state()) {
            case Transfer.DRAFT -> List.of("register");
            case Transfer.REGISTERED -> List.of("register", "send");
            case Transfer.SENT ->
                sending ? List.of("send") : answered ? List.of("answer", "finish") : List.of("answer");
            default -> List.of();
        };
    }

    void record(Transfer transfer, String action, @Nullable String detail) {
        audit.record(AuditEvent.of(transfer.agency(), action, "transfer:" + transfer.id(), detail));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
