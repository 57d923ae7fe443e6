package org.vanthu.capture;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.PageWork;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;

/** Changes the pages of entries: turned, split, joined. What is recognised of them is read anew. */
final class EntryPages {
    private static final int MAX_MERGED = 50;

    private final PageWork pageWork;
    private final FileGuard guard;
    private final Uploads uploads;
    private final EntryDues dues;
    private final EntryViews views;
    private final Entries entries;
    private final Clock clock;

    EntryPages(
            PageWork pageWork,
            FileGuard guard,
            Uploads uploads,
            EntryDues dues,
            EntryViews views,
            Entries entries,
            Clock clock) {
        this.pageWork = pageWork;
        this.guard = guard;
        this.uploads = uploads;
        this.dues = dues;
        this.views = views;
        this.entries = entries;
        this.clock = clock;
    }

    /** Turns a page; a new version of the file. */
    public EntryView rotate(long id, int page, int degrees) throws IOException {
        Intake intake = entries.changeable(id);
        if (degrees % 90 != 0) {
            throw InvalidInputException.field("degrees", degrees, "capture.error.degrees", degrees);
        }
        Elevation.asSystem(Entries.ELEVATION, () -> pageWork.rotate(intake, page, degrees));
        return entries.done(entries.again(intake), "capture.rotate");
    }

    /** Splits behind the given pages: the first part stays in the entry, each other part becomes an entry. */
    public List<EntryView> split(long id, List<Integer> after) throws IOException {
        Intake intake = entries.changeable(id);
        List<EntryView> result = new ArrayList<>();
        try (PageWork.Parts parts = Elevation.asSystem(Entries.ELEVATION, () -> pageWork.split(intake, after))) {
            for (int i = 1; i < parts.files().size(); i++) {
                String name = partName(intake.fileName(), i + 1);
                FileReport report =
                        guard.check(FileClass.SCAN, name, parts.files().get(i));
                Intake part =
                        uploads.take(intake.agency(), report, parts.files().get(i), Source.SPLIT, "entry " + id);
                dues.inherit(id, part.id());
                result.add(views.of(part));
            }
            Stored shorter = Elevation.asSystem(Entries.ELEVATION, () -> pageWork.keepFirst(intake, parts));
            result.add(0, entries.done(entries.again(intake.withStored(shorter)), "capture.split"));
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
        List<Intake> intakes = ids.stream().map(entries::changeable).toList();
        Intake first = intakes.get(0);
        for (Intake other : intakes) {
            if (!other.agency().equals(first.agency())) {
                throw InvalidInputException.field("ids", other.id(), "capture.error.merge-agency");
            }
        }
        Stored longer = Elevation.asSystem(Entries.ELEVATION, () -> pageWork.merge(intakes));
        for (Intake other : intakes.subList(1, intakes.size())) {
            Reason reason = Reason.of("capture.reason.merged", first.fileName());
            entries.update(other.to(IntakeState.DUPLICATE, Work.idle(clock.instant()), reason)
                    .withLink(Link.to(first)));
        }
        return entries.done(entries.again(first.withStored(longer)), "capture.merge");
    }
}
