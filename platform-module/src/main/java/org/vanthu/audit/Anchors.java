package org.vanthu.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file outside of the database to which the ends of hash chains are added from time to time. A chain shows that
 * something in its middle was changed, but not that its end was cut off; the file remembers how long it was. Lines are
 * chained like what they guard. One thread on one server writes at a time (job lock).
 *
 * @see "docs/adr/0013-anchors.md"
 */
public final class Anchors {

    private static final String SEPARATOR = "\t";
    private static final int CELLS = 5;

    private final Path file;

    public Anchors(Path file) {
        this.file = file;
    }

    /**
     * The end of a chain at a time.
     *
     * @param chain names the chain
     * @param length how many links it had
     * @param hash the hash of the last of them
     */
    public record Anchor(Instant at, String chain, long length, String hash) {

        public Anchor {
            if (chain.contains(SEPARATOR) || chain.contains("\n")) {
                throw new IllegalArgumentException("chain must have no tab and no line end");
            }
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        private List<Object> values() {
            return Arrays.asList(at, chain, length, hash);
        }
    }

    /** Adds anchors to the end of the file; they are on the disk when this returns. */
    public void append(List<Anchor> anchors) {
        if (anchors.isEmpty()) {
            return;
        }
        String previous = lines().stream()
                .reduce((first, second) -> second)
                .map(line -> line.hash)
                .orElse(HashChain.START);
        StringBuilder text = new StringBuilder();
        for (Anchor anchor : anchors) {
            previous = HashChain.next(previous, anchor.values());
            text.append(anchor.at())
                    .append(SEPARATOR)
                    .append(anchor.chain())
                    .append(SEPARATOR)
                    .append(anchor.length())
                    .append(SEPARATOR)
                    .append(anchor.hash())
                    .append(SEPARATOR)
                    .append(previous)
                    .append('\n');
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The anchors of a chain, oldest first. */
    public List<Anchor> of(String chain) {
        return lines().stream()
                .map(line -> line.anchor)
                .filter(anchor -> anchor.chain().equals(chain))
                .toList();
    }

    /** The first line of the file that was changed, or empty when the file is whole. */
    public Optional<String> firstBroken() {
        String previous = HashChain.START;
        int number = 0;
        for (Line line : lines()) {
            number++;
            if (!line.hash.equals(HashChain.next(previous, line.anchor.values()))) {
                return Optional.of("anchor line " + number);
            }
            previous = line.hash;
        }
        return Optional.empty();
    }

    /** A line that a crash cut short has no line end and counts for nothing. */
    private List<Line> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Line> lines = new ArrayList<>();
            for (String text : Files.readAllLines(file)) {
                String[] cells = text.split(SEPARATOR, -1);
                if (cells.length == CELLS && cells[CELLS - 1].length() == HashChain.START.length()) {
                    Anchor anchor = new Anchor(Instant.parse(cells[0]), cells[1], Long.parseLong(cells[2]), cells[3]);
                    lines.add(new Line(anchor, cells[4]));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Line(Anchor anchor, String hash) {}
}
