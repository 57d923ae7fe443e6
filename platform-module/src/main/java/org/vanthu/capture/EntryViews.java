package org.vanthu.capture;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.capture.EntryView.AttachedView;
import org.vanthu.capture.EntryView.Detail;
import org.vanthu.capture.EntryView.Duplicate;
import org.vanthu.capture.EntryView.Holder;
import org.vanthu.capture.EntryView.PageView;
import org.vanthu.capture.EntryView.Progress;
import org.vanthu.capture.EntryView.ReadingView;
import org.vanthu.capture.EntryView.ReasonView;
import org.vanthu.capture.EntryView.Summary;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.IntakeAttachments;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.ReadingJson;
import org.vanthu.capture.work.ReadingSpeed;
import org.vanthu.deadline.DueState;
import org.vanthu.shared.Page;
import org.vanthu.shared.Texts;

/** Turns rows of the ledger into what the desk shows, in the reader's language. */
final class EntryViews {
    private final IntakeLedger ledger;
    private final IntakeAttachments attachments;
    private final EntryHolds holds;
    private final EntryDues dues;
    private final ReadingSpeed speed;
    private final Clock clock;

    EntryViews(
            IntakeLedger ledger,
            IntakeAttachments attachments,
            EntryHolds holds,
            EntryDues dues,
            ReadingSpeed speed,
            Clock clock) {
        this.ledger = ledger;
        this.attachments = attachments;
        this.holds = holds;
        this.dues = dues;
        this.speed = speed;
        this.clock = clock;
    }

    EntryView of(Intake intake) {
        return of(
                intake,
                holds.of(List.of(intake.id())).get(intake.id()),
                dues.of(List.of(intake)).get(intake.id()));
    }

    /** A page of the list; who holds which is asked once. */
    Page<EntryView> of(Page<Intake> page) {
        Map<Long, Holder> holders =
                holds.of(page.items().stream().map(Intake::id).toList());
        Map<Long, EntryDues.Due> due = dues.of(page.items());
        return page.map(intake -> of(intake, holders.get(intake.id()), due.get(intake.id())));
    }

    private EntryView of(Intake intake, @Nullable Holder holder, EntryDues.@Nullable Due due) {
        Instant leaseUntil = intake.work().leaseUntil();
        boolean working = leaseUntil != null && leaseUntil.isAfter(clock.instant());
        Intake.Stored stored = intake.stored();
        Intake.Read read = intake.read();
        return new EntryView(
                Long.toString(intake.id()),
                intake.agency(),
                intake.fileName(),
                intake.source().kind(),
                working && intake.work().step() == Step.READ && intake.state() == IntakeState.STORED
                        ? "reading"
                        : intake.state().code(),
                intake.source().sizeBytes(),
                stored == null ? 0 : stored.pages(),
                intake.seenAt(),
                due == null ? null : due.at(),
                due == null ? DueState.NONE.code() : due.state(),
                stored == null ? null : stored.storedAt(),
                read == null ? null : read.confidence(),
                stored == null ? null : stored.nodeId(),
                read == null ? null : read.quality(),
                progress(intake, working),
                reason(intake.reason()),
                intake.work().attempts(),
                intake.work().step() != null && intake.work().attempts() > 0
                        ? intake.work().retryAt()
                        : null,
                duplicate(intake),
                summary(intake),
                intake.version(),
                holder,
                intake.link().arrivalNumber(),
                intake.link().registerYear());
    }

    Detail detail(Intake intake) {
        Intake.Read read = intake.read();
        List<PageView> pages = ledger.pages(intake.id()).stream()
                .map(page -> new PageView(page.number(), page.width(), page.height(), 0))
                .toList();
        ReadingView reading = read == null
                ? new ReadingView(Map.of(), 0, 0)
                : new ReadingView(ReadingJson.read(read.json()), read.quality(), read.version());
        return new Detail(of(intake), reading, pages, attachments(intake), attachedTo(intake));
    }

    private List<AttachedView> attachments(Intake main) {
        List<Long> ids = attachments.attachedTo(main.id());
        Map<Long, Intake> found = ledger.find(ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(intake -> intake.state() == IntakeState.ATTACHED || intake.state() == IntakeState.STORED)
                .map(EntryViews::attached)
                .toList();
    }

    private @Nullable AttachedView attachedTo(Intake intake) {
        return intake.state() != IntakeState.ATTACHED
                ? null
                : attachments
                        .mainOf(intake.id())
                        .flatMap(ledger::find)
                        .map(EntryViews::attached)
                        .orElse(null);
    }

    private static AttachedView attached(Intake intake) {
        Intake.Stored stored = intake.stored();
        return new AttachedView(
                Long.toString(intake.id()),
                intake.fileName(),
                stored == null ? "" : stored.mimetype(),
                intake.source().sizeBytes(),
                stored == null ? 0 : stored.pages(),
                intake.state().code());
    }

    private @Nullable Progress progress(Intake intake, boolean working) {
        Step step = intake.work().step();
        Instant started = intake.work().startedAt();
        if (!working || step == null || started == null) {
            return null;
        }
        Intake.Stored stored = intake.stored();
        long estimate = step == Step.STORE ? 500 : speed.estimateMillis(stored == null ? 1 : stored.pages());
        return new Progress(step.name().toLowerCase(Locale.ROOT), started, estimate);
    }

    private static @Nullable ReasonView reason(@Nullable Reason reason) {
        if (reason == null) {
            return null;
        }
        String text = Texts.of(reason.code(), reason.args().toArray());
        int end = text.indexOf('\n');
        return end < 0
                ? new ReasonView(reason.code(), text, "")
                : new ReasonView(reason.code(), text.substring(0, end), text.substring(end + 1));
    }

    private @Nullable Duplicate duplicate(Intake intake) {
        Long other = intake.link().duplicateOf();
        if (other == null) {
            return null;
        }
        Optional<Intake> original = ledger.find(other);
        return original.map(found -> new Duplicate(
                        intake.link().duplicateNode(),
                        found.link().arrivalNumber(),
                        found.link().registerYear(),
                        summary(found).subject(),
                        Long.toString(other),
                        found.fileName()))
                .orElse(null);
    }

    private static Summary summary(Intake intake) {
        Intake.Read read = intake.read();
        if (read == null) {
            return new Summary("", "", "", "");
        }
        Map<?, ?> fields = ReadingJson.read(read.json());
        return new Summary(
                ReadingJson.value(fields, "number").orElse(""),
                ReadingJson.value(fields, "issuedDate").orElse(""),
                ReadingJson.value(fields, "issuer").orElse(""),
                ReadingJson.value(fields, "subject").orElse(""));
    }
}
