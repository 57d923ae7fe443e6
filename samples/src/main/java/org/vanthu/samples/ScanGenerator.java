package org.vanthu.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * Makes scans of invented documents with their truth. The same seed and index give the same document, whatever the
 * count.
 */
public final class ScanGenerator {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String[] SECRECY = {"MẬT", "TỐI MẬT", "TUYỆT MẬT"};

    private final long seed;
    private final boolean rough;

    /** Creates a generator of tidy documents on good scanners. */
    public ScanGenerator(long seed) {
        this(seed, false);
    }

    /**
     * Creates a generator.
     *
     * @param rough whether the documents and the scans are as rough as an office gets them: other type faces, long
     *     names, photocopies, show-through, 150 dpi, annexes, two signatures
     */
    public ScanGenerator(long seed, boolean rough) {
        this.seed = seed;
        this.rough = rough;
    }

    /**
     * Writes documents into a directory, each with {@code <name>.json} beside it. The first 29 are of the 29 types in
     * an order that the seed decides; the following are mostly of the common types.
     *
     * @throws IOException if a file cannot be written
     */
    public List<Truth> generate(Path directory, int count) throws IOException {
        Files.createDirectories(directory);
        List<Truth> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(generateOne(directory, i));
        }
        return all;
    }

    /** Writes the document of this index; see {@link #generate(Path, int)}. */
    public Truth generateOne(Path directory, int index) throws IOException {
        Random random = randomOf(index);
        Kind kind = index < Kind.values().length ? order().get(index) : Drafts.frequent(random);
        Draft draft = new Drafts(random, rough).draft(kind, "");
        return write(directory, name(index, kind.title), draft, random);
    }

    /** Writes documents that must be refused: each with a secrecy mark in its place. */
    public List<Truth> generateSecret(Path directory, int count) throws IOException {
        Files.createDirectories(directory);
        List<Truth> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Random random = randomOf(100_000 + i);
            Draft draft = new Drafts(random, rough).draft(Drafts.frequent(random), SECRECY[i % SECRECY.length]);
            all.add(write(directory, name(i, "mat-" + draft.kind().title), draft, random));
        }
        return all;
    }

    /** Writes letters of complaint, denunciation and dispute. */
    public List<Truth> generateComplaints(Path directory, int count) throws IOException {
        Files.createDirectories(directory);
        List<Truth> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Random random = randomOf(200_000 + i);
            all.add(write(directory, name(i, "don"), new Drafts(random, rough).complaint(), random));
        }
        return all;
    }

    private Random randomOf(int index) {
        Random random = new Random(seed * 1_000_003 + index);
        random.nextInt();
        return random;
    }

    private List<Kind> order() {
        List<Kind> kinds = new ArrayList<>(Arrays.asList(Kind.values()));
        Collections.shuffle(kinds, new Random(seed));
        return kinds;
    }

    private static String name(int index, String title) {
        return String.format(Locale.ROOT, "%03d-%s", index + 1, Text.slug(title));
    }

    private Truth write(Path directory, String name, Draft draft, Random random) throws IOException {
        List<List<Mark>> sheets = new Sheets(draft, random).lay();
        ScanStyle usual = ScanStyle.any(random, sheets.size());
        ScanStyle style = rough ? usual.worn(random) : usual;
        String file = name + "." + style.extension();
        ScanWriter.write(sheets, style, random, directory.resolve(file));
        Truth truth = truth(file, draft, sheets.size(), style);
        JSON.writeValue(directory.resolve(name + ".json").toFile(), truth);
        return truth;
    }

    private static Truth truth(String file, Draft draft, int pages, ScanStyle style) {
        List<String> recipients = new ArrayList<>(draft.addressees());
        draft.receivers().stream().filter(line -> !line.startsWith("Như ")).forEach(recipients::add);
        return new Truth(
                file,
                draft.kind().title,
                draft.issuer().name(),
                draft.issuer().parent(),
                draft.fullNumber(),
                draft.issuer().place(),
                draft.date().toString(),
                draft.subject(),
                draft.urgency(),
                draft.signer(),
                draft.signature().position(),
                draft.signature().competenceText(),
                recipients,
                draft.secrecy(),
                draft.complaint(),
                pages,
                style.describe());
    }
}
