package org.vanthu.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.alfresco.util.transaction.TransactionSupportUtil;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.capture.EntryView.Detail;
import org.vanthu.capture.EntryView.WordView;
import org.vanthu.capture.folder.ScanFolder;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.intake.StaleIntakeException;
import org.vanthu.capture.intake.WordLines;
import org.vanthu.capture.ocr.OcrEngine;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.capture.work.CapturePriorities;
import org.vanthu.capture.work.FolderScan;
import org.vanthu.capture.work.PageWork;
import org.vanthu.capture.work.Refusal;
import org.vanthu.capture.work.ScanFolders;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.files.PagePictures;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;

/**
 * What clerks do with entries. Every method checks the role in the agency of the entry and works in the caller's
 * transaction.
 */
public final class CaptureService {
    private static final String REASON = "the clerk's role in the agency was checked; entries are seen by clerks only";
    private static final int MAX_UPLOAD_PRIORITY = CapturePriorities.PERSON;
    private static final int MAX_MERGED = 50;
    private static final String DISCARDED = "capture.reason.discarded";

    /** How long a file that was refused for good is news. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final IntakeLedger ledger;
    private final CaptureNodes nodes;
    private final FileGuard guard;
    private final PagePictures pictures;
    private final PageWork pageWork;
    private final Refusal refusal;
    private final FolderScan scan;
    private final ScanFolders folders;
    private final CaptureEngine engine;
    private final OcrEngine ocr;
    private final Access access;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final EntryViews views;
    private final EntryHolds holds;
    private final Clock clock;

    CaptureService(
            IntakeLedger ledger,
            CaptureNodes nodes,
            FileGuard guard,
            PagePictures pictures,
            PageWork pageWork,
            Refusal refusal,
            FolderScan scan,
            ScanFolders folders,
            CaptureEngine engine,
            OcrEngine ocr,
            Access access,
            Accounts accounts,
            AuditTrail audit,
            EntryViews views,
            EntryHolds holds,
            Clock clock) {
        this.ledger = ledger;
        this.nodes = nodes;
        this.guard = guard;
        this.pictures = pictures;
        this.pageWork = pageWork;
        this.refusal = refusal;
        this.scan = scan;
        this.folders = folders;
        this.engine = engine;
        this.ocr = ocr;
        this.access = access;
        this.accounts = accounts;
        this.audit = audit;
        this.views = views;
        this.holds = holds;
        this.clock = clock;
    }

    /** The states behind a word of the list. */
    private enum Filter {
        WAITING(EnumSet.of(IntakeState.AWAITING_CHECK)),
        READING(EnumSet.of(IntakeState.SEEN, IntakeState.STABLE, IntakeState.STORED)),
        REFUSED(EnumSet.of(IntakeState.REFUSED, IntakeState.QUARANTINED, IntakeState.DUPLICATE, IntakeState.FAILED)),
        DONE(EnumSet.of(IntakeState.REGISTERED)),
        ALL(EnumSet.noneOf(IntakeState.class));

        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<IntakeState> states;

        Filter(Set<IntakeState> states) {
            this.states = states;
        }
    }

    /**
     * Lists entries: those that wait oldest first, the others newest first.
     *
     * @param filter {@code waiting}, {@code reading}, {@code refused}, {@code done} or {@code all}
     */
    public Page<EntryView> list(String agency, String filter, Keyset keyset) {
        access.require(agency, CapturePermission.READ);
        Filter chosen = filter(filter);
        boolean newestFirst = chosen != Filter.WAITING && chosen != Filter.READING;
        Instant afterTime = null;
        long afterId = 0;
        if (!keyset.isFirstPage()) {
            try {
                afterTime = Instant.parse(keyset.after().get(0));
                afterId = Long.parseLong(keyset.after().get(1));
            } catch (RuntimeException e) {
                throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
            }
        }
        List<Intake> rows = ledger.list(agency, chosen.states, afterTime, afterId, newestFirst, keyset.limit() + 1);
        Long total = chosen == Filter.ALL || chosen == Filter.DONE
                ? null
                : ledger.count(agency, chosen.states).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return views.of(Page.of(rows, keyset.limit(), row -> List.of(row.seenAt(), row.id()), total));
    }

    private static Filter filter(String word) {
        for (Filter filter : Filter.values()) {
            if (filter.name().equalsIgnoreCase(word)) {
                return filter;
            }
        }
        throw InvalidInputException.field("state", word, "capture.error.filter", word);
    }

    /** How many entries wait, are being read, need a look because they were not taken; for the work place. */
    public Map<String, Long> counters(String agency) {
        Map<IntakeState, Long> counts = ledger.count(
                agency,
                EnumSet.of(IntakeState.AWAITING_CHECK, IntakeState.SEEN, IntakeState.STABLE, IntakeState.STORED));
        return Map.of(
                "awaitingCheck", sum(counts, Filter.WAITING),
                "reading", sum(counts, Filter.READING),
                "refused",
                        ledger.countTroubled(agency, DISCARDED, clock.instant().minus(NEWS)));
    }

    private static long sum(Map<IntakeState, Long> counts, Filter filter) {
        return filter.states.stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
    }

    /** An entry with its fields and pages. */
    public Detail detail(long id) {
        return views.detail(entry(id, CapturePermission.READ));
    }

    /**
     * Tells colleagues that the person has the entry open; to be renewed while it is. It hinders nobody: who registers
     * first has registered it.
     *
     * @return who has it open: the person, or the colleague who came first
     */
    public Held hold(long id) {
        return new Held(holds.take(entry(id, CapturePermission.HANDLE).id(), access.userName()));
    }

    /** Tells colleagues that the person has left the entry. */
    public void release(long id) {
        holds.release(id, access.userName());
    }

    /** Who has an entry open. */
    public record Held(EntryView.Holder lockedBy) {}

    /** The picture of a page as JPEG. */
    public Path picture(long id, int page, int width) throws IOException {
        Intake intake = entry(id, CapturePermission.READ);
        String nodeId = stored(intake).nodeId();
        return Elevation.asSystem(REASON, () -> {
            Path[] spooled = new Path[1];
            try {
                String mimetype = nodes.mimetype(nodeId);
                return pictures.jpeg(nodes.contentKey(nodeId), mimetype, () -> spooled[0] = spool(nodeId), page, width);
            } catch (IndexOutOfBoundsException e) {
                throw new NotFoundException("capture.error.no-page", page);
            } catch (IOException e) {
                throw new ConflictException("capture.error.page-not-drawn", page);
            } finally {
                deleteQuietly(spooled[0]);
            }
        });
    }

    private Path spool(String nodeId) throws IOException {
        Path file = Files.createTempFile("vanthu-page-", ".bin");
        nodes.fetch(nodeId, file);
        return file;
    }

    private static void deleteQuietly(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** The words of a page. */
    public List<WordView> words(long id, int page) {
        entry(id, CapturePermission.READ);
        return ledger.words(id, page).map(lines -> WordLines.read(page, lines)).orElse(List.of()).stream()
                .map(word -> new WordView(
                        word.text(),
                        word.box().x(),
                        word.box().y(),
                        word.box().width(),
                        word.box().height(),
                        word.confidence()))
                .toList();
    }

    /** The file people read; the caller closes the stream. */
    public Content content(long id) {
        Intake intake = entry(id, CapturePermission.READ);
        String nodeId = stored(intake).nodeId();
        return Elevation.asSystem(
                REASON, () -> new Content(nodes.mimetype(nodeId), intake.fileName(), nodes.open(nodeId)));
    }

    /** Bytes of a file with their type and name. */
    public record Content(String mimetype, String fileName, InputStream stream) {}

    /**
     * Takes an uploaded file in.
     *
     * @throws InvalidInputException if the file is refused
     */
    public EntryView upload(String agency, String fileName, InputStream content) throws IOException {
        access.require(agency, CapturePermission.HANDLE);
        Path file = guard.spool(content, fileName);
        try {
            FileReport report = guard.check(FileClass.MAIN, fileName, file);
            return views.of(take(agency, report, file, Source.UPLOAD, fileName));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Intake take(String agency, FileReport report, Path file, String kind, String path) throws IOException {
        ScanFolder.Copied copied;
        try (InputStream in = Files.newInputStream(file)) {
            copied = ScanFolder.hash(in);
        }
        Instant now = clock.instant();
        Source source = new Source(kind, null, shortened(path), 0, copied.sizeBytes(), now);
        Intake seen = Intake.seen(ledger.nextId(), agency, report.fileName(), now, access.userName(), source);
        Optional<Intake> owner = ledger.ownerOf(agency, copied.sha256(), copied.sizeBytes());
        if (owner.isPresent()) {
            Intake duplicate = seen.to(IntakeState.STABLE, Work.idle(now), null)
                    .to(IntakeState.DUPLICATE, Work.idle(now), Reason.of("capture.reason.duplicate", report.fileName()))
                    .withLink(Link.to(owner.get()));
            ledger.insert(duplicate);
            return duplicate;
        }
        String findings = report.findings().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        String mimetype = report.type().mimetype();
        NodeRef node = Elevation.asSystem(
                REASON,
                () -> nodes.create(
                        seen, LocalDate.ofInstant(now, Json.ZONE), file, mimetype, copied.sha256(), report.pages()));
        Stored stored = new Stored(node.getId(), copied.sha256(), mimetype, report.pages(), findings, now);
        Intake result = seen.to(IntakeState.STABLE, Work.idle(now), null)
                .to(IntakeState.STORED, Work.now(Step.READ, MAX_UPLOAD_PRIORITY, now), null)
                .withStored(stored);
        ledger.insert(result);
        ledger.own(agency, copied.sha256(), copied.sizeBytes(), result.id());
        ledger.replacePages(result.id(), pageWork.pages(file, mimetype));
        audit.record(AuditEvent.of(agency, "capture." + kind, "intake:" + result.id(), null));
        wakeAfterCommit();
        return result;
    }

    private static String shortened(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 1000);
    }

    /** Tries again at once what failed or was quarantined. */
    public EntryView retry(long id) {
        Intake intake = entry(id, CapturePermission.HANDLE);
        Instant now = clock.instant();
        Intake next = switch (intake.state()) {
            case FAILED, QUARANTINED, STABLE ->
                intake.to(IntakeState.STABLE, Work.now(Step.STORE, MAX_UPLOAD_PRIORITY, now), null);
            case STORED, AWAITING_CHECK -> intake.withWork(Work.now(Step.READ, MAX_UPLOAD_PRIORITY, now));
            default ->
                throw new ConflictException(
                        "capture.error.state", intake.state().code());
        };
        return done(next, "capture.retry");
    }

    /** Recognises and reads anew; the readings before are kept as versions of the file. */
    public EntryView reread(long id) {
        Intake intake = entry(id, CapturePermission.HANDLE);
        stored(intake);
        if (intake.state() == IntakeState.REGISTERED) {
            return done(
                    intake.withWork(Work.now(Step.READ, CapturePriorities.REREAD, clock.instant())), "capture.reread");
        }
        requireOpen(intake);
        Intake next =
                intake.to(IntakeState.STORED, Work.now(Step.READ, CapturePriorities.REREAD, clock.instant()), null);
        return done(next, "capture.reread");
    }

    /**
     * Takes an entry off the list: it need not be registered. Its file stays among the done ones of the scan folder.
     *
     * @param why shown in the list of refused entries and in the audit trail
     */
    public EntryView discard(long id, String why) throws IOException {
        Intake intake = entry(id, CapturePermission.HANDLE);
        if (why.isBlank() || why.length() > 500) {
            throw InvalidInputException.field("reason", why, "capture.error.reason-missing");
        }
        if (intake.state().isFinal()) {
            throw new ConflictException("capture.error.state", intake.state().code());
        }
        Reason reason = Reason.of(DISCARDED, why.strip(), fullName());
        return views.of(Elevation.asSystem(REASON, () -> refusal.discard(intake, reason)));
    }

    private String fullName() {
        String userName = access.userName();
        return accounts.fullNames(List.of(userName)).getOrDefault(userName, userName);
    }

    /** Turns a page; a new version of the file. */
    public EntryView rotate(long id, int page, int degrees) throws IOException {
        Intake intake = changeable(id);
        if (degrees % 90 != 0) {
            throw InvalidInputException.field("degrees", degrees, "capture.error.degrees", degrees);
        }
        Elevation.asSystem(REASON, () -> pageWork.rotate(intake, page, degrees));
        return done(again(intake), "capture.rotate");
    }

    /** Splits behind the given pages: the first part stays in the entry, each other part becomes an entry. */
    public List<EntryView> split(long id, List<Integer> after) throws IOException {
        Intake intake = changeable(id);
        List<EntryView> result = new ArrayList<>();
        try (PageWork.Parts parts = Elevation.asSystem(REASON, () -> pageWork.split(intake, after))) {
            for (int i = 1; i < parts.files().size(); i++) {
                String name = partName(intake.fileName(), i + 1);
                FileReport report =
                        guard.check(FileClass.SCAN, name, parts.files().get(i));
                result.add(views.of(take(intake.agency(), report, parts.files().get(i), Source.SPLIT, "entry " + id)));
            }
            Stored shorter = Elevation.asSystem(REASON, () -> pageWork.keepFirst(intake, parts));
            result.add(0, done(again(intake.withStored(shorter)), "capture.split"));
        }
        return result;
    }

    private static String partName(String fileName, int number) {
        int dot = fileName.lastIndexOf('.');
        return (dot <= 0 ? fileName : fileName.substring(0, dot)) + "-" + number + ".pdf";
    }

    /** Joins entries into the first of them, in order; the others point to it and keep what came in. */
    public EntryView merge(List<Long> ids) throws IOException {
        if (ids.size() < 2 || ids.size() > MAX_MERGED || Set.copyOf(ids).size() != ids.size()) {
            throw InvalidInputException.field("ids", ids, "capture.error.merge", MAX_MERGED);
        }
        List<Intake> intakes = ids.stream().map(this::changeable).toList();
        Intake first = intakes.get(0);
        for (Intake other : intakes) {
            if (!other.agency().equals(first.agency())) {
                throw InvalidInputException.field("ids", other.id(), "capture.error.merge-agency");
            }
        }
        Stored longer = Elevation.asSystem(REASON, () -> pageWork.merge(intakes));
        for (Intake other : intakes.subList(1, intakes.size())) {
            Reason reason = Reason.of("capture.reason.merged", first.fileName());
            update(other.to(IntakeState.DUPLICATE, Work.idle(clock.instant()), reason)
                    .withLink(Link.to(first)));
        }
        return done(again(first.withStored(longer)), "capture.merge");
    }

    /** Looks into the scan folder now. */
    public void rescan(String agency) {
        access.require(agency, CapturePermission.HANDLE);
        engine.lookNow();
    }

    /** Whether capture works: recognition, folder, queue, disk. */
    public Health health(String agency) {
        access.require(agency, CapturePermission.HEALTH);
        ScanFolder folder = folders.of(agency);
        long free = -1;
        boolean readable = scan.trouble(agency).isEmpty();
        try {
            free = folder.freeBytes();
        } catch (IOException e) {
            readable = false;
        }
        boolean available = ocr.available();
        return new Health(
                new Ocr(available, available ? "" : ocr.installHint()),
                folder.path().toString(),
                readable,
                new Queue(
                        ledger.waiting(agency, Step.STORE) + ledger.waiting(agency, Step.READ), ledger.inWork(agency)),
                free);
    }

    /** State of capture for an agency. */
    public record Health(Ocr ocr, String folder, boolean folderReadable, Queue queue, long diskFreeBytes) {}

    /** Whether recognition is installed, and how to install it. */
    public record Ocr(boolean available, String hint) {}

    /** How many entries wait for a worker and how many are in work. */
    public record Queue(long waiting, long reading) {}

    private Intake entry(long id, CapturePermission permission) {
        Intake intake = ledger.find(id)
                .filter(found -> access.may(found.agency(), CapturePermission.READ))
                .orElseThrow(() -> new NotFoundException("capture.error.no-entry", Long.toString(id)));
        access.require(intake.agency(), permission);
        return intake;
    }

    private Intake changeable(long id) {
        Intake intake = entry(id, CapturePermission.HANDLE);
        requireOpen(intake);
        if (stored(intake).findings().contains("SIGNED")) {
            throw new ConflictException("capture.error.signed", intake.fileName());
        }
        return intake;
    }

    private static void requireOpen(Intake intake) {
        if (intake.state() != IntakeState.AWAITING_CHECK && intake.state() != IntakeState.STORED) {
            throw new ConflictException("capture.error.state", intake.state().code());
        }
    }

    private static Stored stored(Intake intake) {
        Stored stored = intake.stored();
        if (stored == null) {
            throw new ConflictException("capture.error.not-stored", intake.fileName());
        }
        return stored;
    }

    private Intake again(Intake intake) {
        return intake.to(IntakeState.STORED, Work.now(Step.READ, MAX_UPLOAD_PRIORITY, clock.instant()), null);
    }

    private EntryView done(Intake next, String action) {
        Intake written = update(next);
        audit.record(AuditEvent.of(next.agency(), action, "intake:" + next.id(), null));
        wakeAfterCommit();
        return views.of(written);
    }

    private Intake update(Intake next) {
        try {
            return ledger.update(next);
        } catch (StaleIntakeException e) {
            throw new ConflictException("capture.error.changed", next.fileName());
        }
    }

    private void wakeAfterCommit() {
        TransactionSupportUtil.bindListener(
                new TransactionListenerAdapter() {
                    @Override
                    public void afterCommit() {
                        engine.wake();
                    }
                },
                0);
    }
}
