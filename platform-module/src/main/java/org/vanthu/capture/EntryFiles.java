package org.vanthu.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.vanthu.capture.EntryView.WordView;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.WordLines;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.files.PagePictures;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.NotFoundException;

/** The file of an entry as people see it: its bytes, the pictures of its pages and the words on them. */
final class EntryFiles {
    private final IntakeLedger ledger;
    private final CaptureNodes nodes;
    private final PagePictures pictures;
    private final Entries entries;

    EntryFiles(IntakeLedger ledger, CaptureNodes nodes, PagePictures pictures, Entries entries) {
        this.ledger = ledger;
        this.nodes = nodes;
        this.pictures = pictures;
        this.entries = entries;
    }

    /** The picture of a page as JPEG. */
    public Path picture(long id, int page, int width) throws IOException {
        Intake intake = entries.entry(id, CapturePermission.READ);
        String nodeId = Entries.stored(intake).nodeId();
        return Elevation.asSystem(Entries.ELEVATION, () -> {
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
        entries.entry(id, CapturePermission.READ);
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
        Intake intake = entries.entry(id, CapturePermission.READ);
        String nodeId = Entries.stored(intake).nodeId();
        return Elevation.asSystem(
                Entries.ELEVATION, () -> new Content(nodes.mimetype(nodeId), intake.fileName(), nodes.open(nodeId)));
    }

    /** Bytes of a file with their type and name. */
    public record Content(String mimetype, String fileName, InputStream stream) {}
}
