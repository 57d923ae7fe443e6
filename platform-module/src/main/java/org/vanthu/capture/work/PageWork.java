package org.vanthu.capture.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakePage;
import org.vanthu.capture.page.PdfPages;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;

/**
 * Turns, splits and joins the pages of entries: each change is a new version of the file, what came in is kept beside
 * it. Works in the caller's transaction.
 */
public final class PageWork {
    private static final String PDF = "application/pdf";

    private final CaptureNodes nodes;
    private final IntakeLedger ledger;

    public PageWork(CaptureNodes nodes, IntakeLedger ledger) {
        this.nodes = nodes;
        this.ledger = ledger;
    }

    /** The parts of a split file in a folder that is deleted on close. */
    public record Parts(Path folder, List<Path> files) implements AutoCloseable {
        @Override
        public void close() {
            deleteTree(folder);
        }
    }

    /** Sizes of the pages of a file. */
    public List<IntakePage> pages(Path file, String mimetype) {
        return StoreWork.pages(file, mimetype);
    }

    /** Turns a page clockwise. */
    public Stored rotate(Intake intake, int page, int degrees) {
        Stored stored = intake.storedOrThrow();
        Path folder = folder();
        try {
            Path target = folder.resolve("turned.pdf");
            PdfPages.rotate(fetch(stored, folder), nodes.mimetype(stored.nodeId()), page, degrees, target);
            return replace(intake, target);
        } catch (IndexOutOfBoundsException e) {
            throw InvalidInputException.field(e, "page", page, "capture.error.no-page", page);
        } catch (IOException e) {
            throw new ConflictException("capture.error.page-work", intake.fileName());
        } finally {
            deleteTree(folder);
        }
    }

    /** Splits into files; nothing is stored yet. */
    public Parts split(Intake intake, List<Integer> after) {
        Stored stored = intake.storedOrThrow();
        Path folder = folder();
        boolean done = false;
        try {
            var targets = IntStream.iterate(1, i -> i + 1)
                    .mapToObj(i -> folder.resolve("part" + i + ".pdf"))
                    .iterator();
            List<Path> parts = PdfPages.split(fetch(stored, folder), nodes.mimetype(stored.nodeId()), after, targets);
            done = true;
            return new Parts(folder, parts);
        } catch (IndexOutOfBoundsException e) {
            throw InvalidInputException.field(e, "after", after, "capture.error.split", stored.pages());
        } catch (IOException e) {
            throw new ConflictException("capture.error.page-work", intake.fileName());
        } finally {
            if (!done) {
                deleteTree(folder);
            }
        }
    }

    /** Makes the first part the content of the entry. */
    public Stored keepFirst(Intake intake, Parts parts) {
        return replace(intake, parts.files().get(0));
    }

    /** Joins the files of all entries into the first. */
    public Stored merge(List<Intake> intakes) {
        Path folder = folder();
        try {
            List<Path> files = new ArrayList<>();
            List<String> mimetypes = new ArrayList<>();
            for (Intake intake : intakes) {
                Stored stored = intake.storedOrThrow();
                Path file = folder.resolve("in" + files.size());
                nodes.fetch(stored.nodeId(), file);
                files.add(file);
                mimetypes.add(nodes.mimetype(stored.nodeId()));
            }
            Path target = folder.resolve("joined.pdf");
            PdfPages.merge(files, mimetypes, target);
            return replace(intakes.get(0), target);
        } catch (IOException e) {
            throw new ConflictException(
                    "capture.error.page-work", intakes.get(0).fileName());
        } finally {
            deleteTree(folder);
        }
    }

    private Stored replace(Intake intake, Path file) {
        Stored stored = intake.storedOrThrow();
        nodes.replaceContent(stored.nodeId(), file, PDF);
        List<IntakePage> pages = pages(file, PDF);
        ledger.replacePages(intake.id(), pages);
        nodes.notePages(stored.nodeId(), pages.size());
        return new Stored(
                stored.nodeId(),
                stored.sha256(),
                stored.mimetype(),
                pages.size(),
                stored.findings(),
                stored.storedAt());
    }

    private Path fetch(Stored stored, Path folder) {
        Path file = folder.resolve("source");
        nodes.fetch(stored.nodeId(), file);
        return file;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("vanthu-pages-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
