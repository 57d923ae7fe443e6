package org.vanthu.capture.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Read;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeAttachments;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakePage;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.intake.WordLines;
import org.vanthu.capture.ocr.OcrException;
import org.vanthu.capture.ocr.OcrMode;
import org.vanthu.capture.ocr.OcrResult;
import org.vanthu.capture.ocr.OfficeText;
import org.vanthu.capture.ocr.Recognizer;
import org.vanthu.capture.ocr.TextLayers;
import org.vanthu.capture.reading.DocumentReader;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.Reading;
import org.vanthu.capture.reading.SecrecyLine;
import org.vanthu.capture.reading.TextQuality;
import org.vanthu.capture.reading.Word;
import org.vanthu.capture.work.CaptureFaults.Point;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.Json;

/**
 * Reads a stored entry: recognition outside of any transaction, then words, fields, searchable file and state in one.
 * Whatever goes wrong, the entry comes to the clerk, with the reason; what may succeed later is tried again by itself.
 */
public final class ReadWork {

    /** Reason of entries of which a page was not recognised in any of the times granted. */
    public static final String TOO_SLOW = "capture.reason.too-slow";

    private static final String GIVEN_UP = "capture.reason.given-up";

    /** Fewer than of other failures, for each holds a processor longer than the one before. */
    private static final int SLOW_RETRIES = 4;

    private static final int MOST_DOUBLINGS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ReadWork.class);
    private static final Duration MISSING_RETRY = Duration.ofMinutes(10);
    private static final double GOOD_TEXT = 0.45;
    private static final String PDF = "application/pdf";
    private static final Set<String> READABLE = Set.of(PDF, "image/tiff", "image/jpeg", "image/png");

    private final IntakeLedger ledger;
    private final IntakeAttachments attachments;
    private final CaptureNodes nodes;
    private final AttachedNodes attached;
    private final Agencies agencies;
    private final Recognizer ocr;
    private final DocumentReader reader;
    private final SameDocuments same;
    private final LateReading late;
    private final Refusal refusal;
    private final CaptureTransactions transactions;
    private final CaptureSettings settings;
    private final CaptureFaults faults;
    private final Clock clock;
    private final ReadingSpeed speed;

    /**
     * What recognition gave.
     *
     * @param searchable file to put before the readers; null when the stored one is as good
     */
    private record Recognised(
            List<PageText> pages, @Nullable Path searchable, boolean bornDigital) {}

    public ReadWork(
            IntakeLedger ledger,
            IntakeAttachments attachments,
            CaptureNodes nodes,
            AttachedNodes attached,
            Agencies agencies,
            Recognizer ocr,
            DocumentReader reader,
            SameDocuments same,
            LateReading late,
            Refusal refusal,
            CaptureTransactions transactions,
            CaptureSettings settings,
            CaptureFaults faults,
            ReadingSpeed speed,
            Clock clock) {
        this.ledger = ledger;
        this.attachments = attachments;
        this.nodes = nodes;
        this.attached = attached;
        this.agencies = agencies;
        this.ocr = ocr;
        this.reader = reader;
        this.same = same;
        this.late = late;
        this.refusal = refusal;
        this.transactions = transactions;
        this.settings = settings;
        this.faults = faults;
        this.speed = speed;
        this.clock = clock;
    }

    /**
     * Reads an entry that the caller has claimed.
     *
     * @param scratch an empty folder; the caller deletes it
     * @throws IOException if the content cannot be fetched
     */
    void run(Intake given, Path scratch) throws IOException {
        Intake claimed = given;
        Stored stored = claimed.storedOrThrow();
        Path content = scratch.resolve("content");
        Optional<String> mimetype = transactions.read(() -> {
            if (!nodes.exists(stored.nodeId())) {
                return Optional.empty();
            }
            nodes.fetch(stored.nodeId(), content);
            return Optional.of(nodes.mimetype(stored.nodeId()));
        });
        if (mimetype.isEmpty()) {
            giveToClerk(claimed, Reason.of("capture.reason.node-gone"), false);
            return;
        }
        if (LateReading.isNew(claimed)) {
            String findings = late.findings(claimed, content);
            claimed = transactions.write(() -> late.adopt(held(given), findings));
        }
        if (!READABLE.contains(mimetype.get())) {
            takeText(claimed, OfficeText.of(content, mimetype.get()));
            return;
        }
        try {
            Recognised recognised = recognise(claimed, content, mimetype.get(), scratch);
            faults.reach(Point.RECOGNISED);
            conclude(claimed, recognised, content, mimetype.get());
        } catch (OcrException e) {
            LOG.debug("entry {} not recognised", claimed.id(), e);
            fail(claimed, e);
        }
    }

    /** What has no pages is not recognised, but its text counts: a secrecy mark above all. */
    private void takeText(Intake claimed, String text) throws IOException {
        Optional<String> mark = SecrecyLine.of(text);
        if (mark.isPresent() && refusedAsSecret(claimed, mark.get())) {
            return;
        }
        giveToClerk(claimed, Reason.of("capture.reason.no-pages"), false, text);
    }

    /**
     * Nothing of a secret document is kept, nor of what came with it; what is registered is withheld until a clerk has
     * decided.
     */
    private boolean refusedAsSecret(Intake claimed, String mark) throws IOException {
        Optional<Intake> main =
                transactions.read(() -> attachments.mainOf(claimed.id()).flatMap(ledger::find));
        if (main.isPresent()) {
            takeOut(main.get(), mark);
        }
        if (transactions.read(() -> ledger.find(claimed.id()).orElseThrow()).state() == IntakeState.REFUSED) {
            return true;
        }
        if (claimed.state() == IntakeState.REGISTERED) {
            return transactions.write(() -> late.withhold(held(claimed), mark));
        }
        refusal.refuse(claimed, Reason.of("capture.reason.secret"), true);
        return true;
    }

    /**
     * The document beside which a secret file came: it goes first, so that a kill leaves the mark to be found again.
     */
    private void takeOut(Intake main, String mark) throws IOException {
        if (main.state() == IntakeState.REGISTERED) {
            if (main.stored() != null) {
                transactions.write(() -> late.withhold(ledger.find(main.id()).orElseThrow(), mark));
            }
        } else if (!main.state().isFinal()) {
            refusal.refuse(main, Reason.of("capture.reason.secret"), true);
        }
    }

    private Recognised recognise(Intake intake, Path content, String mimetype, Path scratch)
            throws OcrException, IOException {
        List<PageText> layer = mimetype.equals(PDF) ? textLayer(content) : List.of();
        boolean complete = !layer.isEmpty()
                && layer.stream().noneMatch(page -> page.words().isEmpty());
        boolean good = complete && TextQuality.of(layer) >= GOOD_TEXT;
        boolean wanted = intake.read() != null && intake.work().priority() >= CapturePriorities.REREAD;
        if (good && !wanted) {
            return new Recognised(layer, null, intake.read() == null);
        }
        boolean signed = intake.storedOrThrow().findings().contains("SIGNED");
        Instant start = clock.instant();
        Path work = java.nio.file.Files.createDirectory(scratch.resolve("ocr"));
        OcrResult result = ocr.recognise(content, work, OcrMode.SKIP_TEXT, patience(intake));
        speed.note(result.pages().size(), Duration.between(start, clock.instant()));
        return new Recognised(result.pages(), signed ? null : result.searchablePdf(), false);
    }

    private static List<PageText> textLayer(Path content) {
        try {
            return TextLayers.read(content);
        } catch (IOException | RuntimeException e) {
            LOG.debug("no text layer", e);
            return List.of();
        }
    }

    private void conclude(Intake claimed, Recognised recognised, Path content, String mimetype) throws IOException {
        Reading reading = reader.read(recognised.pages(), LocalDate.ofInstant(clock.instant(), Json.ZONE));
        boolean complaint =
                reading.complaint() && agencies.get(claimed.agency()).complaintsRefused();
        if (reading.secrecy().isPresent()
                && refusedAsSecret(claimed, reading.secrecy().get().value())) {
            return;
        }
        if (complaint && claimed.state() != IntakeState.REGISTERED) {
            refusal.refuse(claimed, Reason.of("capture.reason.complaint"), true);
            return;
        }
        Path picture = recognised.searchable() == null ? content : recognised.searchable();
        String pictureType = recognised.searchable() == null ? mimetype : PDF;
        SameDocuments.Signatures signatures = SameDocuments.signatures(recognised.pages(), picture, pictureType);
        transactions.write(() -> {
            Intake result = write(claimed, recognised, reading, signatures);
            faults.reach(Point.READ_UNCOMMITTED);
            return result;
        });
        faults.reach(Point.READ);
        LOG.info("entry {} read, {} pages", claimed.id(), recognised.pages().size());
    }

    private Intake write(Intake claimed, Recognised recognised, Reading reading, SameDocuments.Signatures signatures) {
        Intake fresh = held(claimed);
        Stored stored = fresh.storedOrThrow();
        int version = fresh.read() == null ? 1 : fresh.read().version() + 1;
        if (recognised.searchable() != null) {
            nodes.replaceContent(stored.nodeId(), recognised.searchable(), PDF);
        }
        boolean registered = fresh.state() == IntakeState.REGISTERED;
        // the origin of a registered document is what its clerk entered
        nodes.noteText(stored.nodeId(), reading.quality(), version, recognised.bornDigital() && !registered);
        ledger.replacePages(fresh.id(), pages(recognised.pages(), signatures));
        Read read = new Read(ReadingJson.write(reading), version, reading.quality(), ReadingJson.confidence(reading));
        Intake next = fresh.withRead(read);
        if (registered) {
            next = next.withWork(Work.idle(clock.instant())).withReason(null);
        } else {
            next = next.to(whenRead(stored), Work.idle(clock.instant()), null);
        }
        if (next.state() == IntakeState.ATTACHED) {
            attached.noteText(stored.nodeId(), text(recognised.pages()));
            return ledger.update(next);
        }
        Intake linked = same.link(next, reading, signatures);
        return ledger.update(linked);
    }

    /** What belongs to another document waits for nobody. */
    private IntakeState whenRead(Stored stored) {
        return attached.isAttached(stored.nodeId()) ? IntakeState.ATTACHED : IntakeState.AWAITING_CHECK;
    }

    private static String text(List<PageText> pages) {
        return pages.stream()
                .flatMap(page -> page.words().stream())
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    /** The row as it is now, if the caller still holds it; a clerk may have registered it meanwhile. */
    private Intake held(Intake claimed) {
        Intake fresh = ledger.find(claimed.id()).orElseThrow(() -> new LostClaimException(claimed.id()));
        Work now = fresh.work();
        boolean mine = now.step() == Intake.Step.READ
                && java.util.Objects.equals(now.leaseOwner(), claimed.work().leaseOwner())
                && java.util.Objects.equals(now.startedAt(), claimed.work().startedAt());
        if (!mine) {
            throw new LostClaimException(claimed.id());
        }
        return fresh;
    }

    private static List<IntakePage> pages(List<PageText> texts, SameDocuments.Signatures signatures) {
        List<IntakePage> pages = new ArrayList<>();
        for (PageText text : texts) {
            String hash = text.number() == 1 ? signatures.pictureHex() : null;
            pages.add(new IntakePage(
                    text.number(), text.widthPoints(), text.heightPoints(), hash, WordLines.write(text.words())));
        }
        return pages;
    }

    private void fail(Intake claimed, OcrException failure) throws IOException {
        if (failure.reason() == OcrException.Reason.NOT_INSTALLED) {
            giveToClerk(claimed, Reason.of(ocr.missing(), ocr.installHint()), true);
            return;
        }
        boolean slow = failure.reason() == OcrException.Reason.TIMED_OUT;
        int tried = claimed.work().attempts();
        int most = slow ? Math.min(settings.maxAttempts(), SLOW_RETRIES) : settings.maxAttempts();
        if (!failure.reason().retryable() || tried < most) {
            giveToClerk(
                    claimed,
                    Reason.of(failure.reason().messageId()),
                    failure.reason().retryable());
        } else {
            giveToClerk(claimed, Reason.of(slow ? TOO_SLOW : GIVEN_UP, String.valueOf(tried + 1)), false);
        }
    }

    /**
     * How many times the usual limits of time: twice as long after each try, since a busy machine is slow for hours.
     */
    private static int patience(Intake claimed) {
        return 1 << Math.min(claimed.work().attempts(), MOST_DOUBLINGS);
    }

    /** The entry waits for the clerk without its fields read. */
    private void giveToClerk(Intake claimed, Reason reason, boolean again) {
        giveToClerk(claimed, reason, again, "");
    }

    /** @param text what stands in a file that has no pages */
    private void giveToClerk(Intake claimed, Reason reason, boolean again, String text) {
        transactions.write(() -> {
            Intake fresh = held(claimed);
            Instant now = clock.instant();
            Duration wait = reason.code().equals(ocr.missing())
                    ? MISSING_RETRY
                    : settings.retryAfter(claimed.work().attempts());
            Work next = again ? fresh.work().again(now.plus(wait)) : Work.idle(now);
            Intake given = fresh.state() == IntakeState.REGISTERED
                    ? fresh.withWork(next)
                    : fresh.to(whenRead(fresh.storedOrThrow()), next, reason);
            if (given.state() == IntakeState.ATTACHED) {
                attached.noteText(fresh.storedOrThrow().nodeId(), text);
            }
            return ledger.update(given);
        });
        LOG.info("entry {} waits for the clerk: {}", claimed.id(), reason.code());
    }
}
