package org.vanthu.embedded.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;

/**
 * Copies search indexes that are being written. The files of a commit never change; when one was merged away meanwhile,
 * the next commit is copied. An index that cannot be had is left out: the site builds it anew.
 */
final class IndexCopy {

    static final String DIRECTORY = "index";

    private static final int TRIES = 20;

    private final Path site;
    private final Path to;
    private final TreeCopy copy;

    IndexCopy(Path site, Path to, TreeCopy copy) {
        this.site = site;
        this.to = to;
        this.copy = copy;
    }

    void copy() throws IOException {
        Path root = site.resolve(DIRECTORY);
        if (!Files.isDirectory(root)) {
            return;
        }
        copy.tree(DIRECTORY, path -> path.getNameCount() == 1); // which index is in use, and all directories
        try (Stream<Path> indexes = Files.list(root)) {
            for (Path index : indexes.filter(Files::isDirectory).toList()) {
                index(index);
            }
        }
    }

    private void index(Path index) throws IOException {
        for (int tried = 0; tried < TRIES; tried++) {
            if (commit(index)) {
                return;
            }
        }
        throw new BackupException("The search index " + index + " changes faster than it can be copied");
    }

    private boolean commit(Path index) throws IOException {
        List<String> names;
        try (FSDirectory directory = FSDirectory.open(index)) {
            SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
            // the file that makes the others an index comes last
            names = infos.files(true).stream()
                    .sorted(Comparator.comparing((String name) -> name.startsWith("segments"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IndexNotFoundException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
        String place = site.relativize(index).toString();
        boolean whole = true;
        for (String name : names) {
            if (whole && !Files.exists(to.resolve(place).resolve(name))) {
                whole = copy.file(index.resolve(name), place + "/" + name);
            }
        }
        return whole;
    }
}
