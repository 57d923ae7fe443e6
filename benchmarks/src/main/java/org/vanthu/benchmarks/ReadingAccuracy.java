package org.vanthu.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.vanthu.capture.ocr.OcrEngine;
import org.vanthu.capture.ocr.OcrException;
import org.vanthu.capture.ocr.OcrResult;
import org.vanthu.capture.ocr.OcrSettings;
import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.DocumentReader;
import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.ReadValue;
import org.vanthu.capture.reading.Reading;
import org.vanthu.capture.reading.Word;
import org.vanthu.samples.GenerateScans;

/**
 * Measures how much of a generated set of scans is read right, field by field, and what capture costs on top of the
 * bare OCRmyPDF command.
 *
 * <p>{@code --dir DIR --count N --seed S [--secret N] [--complaints N] [--rough 1] [--baseline 1] [--show FIELD|ALL]
 * [--languages vie+eng]}: makes the set in DIR unless it is there, recognises what has not been recognised yet (words
 * are kept as {@code <name>.words.json}) and prints a Markdown table. With {@code --baseline 1} the same files also run
 * through the bare command, two at a time.
 */
public final class ReadingAccuracy {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 2;
    private static final double NEAR = 0.95;

    /** From here on the desk does not mark a value as doubtful. */
    private static final double SURE = 0.9;

    private final Path directory;
    private final Map<String, String> options;
    private final Map<String, Score> scores = new LinkedHashMap<>();
    private final AtomicLong lookNanos = new AtomicLong();
    private final AtomicInteger pages = new AtomicInteger();

    /** How a field was read: on how many documents it stands, and how many were right, nearly right, sure, and both. */
    static final class Score {
        int all;
        int right;
        int near;
        int sure;
        int sureRight;

        void add(boolean isRight, boolean isNear, double confidence) {
            boolean isSure = confidence >= SURE;
            all++;
            right += isRight ? 1 : 0;
            near += isNear ? 1 : 0;
            sure += isSure ? 1 : 0;
            sureRight += isSure && isRight ? 1 : 0;
        }
    }

    private ReadingAccuracy(Path directory, Map<String, String> options) {
        this.directory = directory;
        this.options = options;
    }

    /** Runs the measurement and prints the table. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        run(Path.of(options.getOrDefault("--dir", "target/reading-accuracy")), options);
    }

    /**
     * Measures a set and prints its table.
     *
     * @return the score of each field
     */
    static Map<String, Score> run(Path directory, Map<String, String> options) throws Exception {
        if (!Files.isDirectory(directory)) {
            List<String> wanted = new ArrayList<>(List.of(
                    "--out", directory.toString(),
                    "--count", options.getOrDefault("--count", "60"),
                    "--seed", options.getOrDefault("--seed", "2026"),
                    "--secret", options.getOrDefault("--secret", "6"),
                    "--complaints", options.getOrDefault("--complaints", "4")));
            if (options.containsKey("--rough")) {
                wanted.addAll(List.of("--rough", "1"));
            }
            GenerateScans.main(wanted.toArray(new String[0]));
        }
        ReadingAccuracy accuracy = new ReadingAccuracy(directory, options);
        accuracy.measure();
        return accuracy.scores;
    }

    private void measure() throws IOException, InterruptedException, ExecutionException {
        OcrSettings usual = OcrSettings.defaults();
        OcrEngine engine = new OcrEngine(new OcrSettings(
                usual.command(),
                options.getOrDefault("--languages", usual.languages()),
                usual.jobs(),
                usual.baseTimeout(),
                usual.pageTimeout(),
                usual.maxPages(),
                usual.maxMegapixels(),
                usual.maxMemoryMib()));
        if (!engine.available()) {
            System.out.println("skipped: character recognition is not installed; " + engine.installHint());
            return;
        }
        List<JsonNode> truths = truths();
        long start = System.nanoTime();
        int recognised = recognise(engine, truths);
        double seconds = (System.nanoTime() - start) / 1e9;
        double spent = 0;
        for (JsonNode truth : truths) {
            List<PageText> pages = load(words(truth));
            long before = System.nanoTime();
            Reading reading = new DocumentReader().read(pages, LocalDate.of(2026, 11, 22));
            spent += (System.nanoTime() - before) / 1e6;
            compare(truth, reading);
        }
        print(truths.size());
        System.out.printf(Locale.ROOT, "%nReading alone: %.1f ms a document.%n", spent / Math.max(1, truths.size()));
        if (recognised > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "Recognition of %d files, %d at a time: %.1f s. Second looks: %.0f ms a page.%n",
                    recognised,
                    AT_ONCE,
                    seconds,
                    lookNanos.get() / 1e6 / Math.max(1, pages.get()));
        }
        if (options.containsKey("--baseline")) {
            baseline(truths, recognised == truths.size() ? seconds : -1);
        }
    }

    private List<JsonNode> truths() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<JsonNode> all = new ArrayList<>();
            for (Path file : files.filter(name -> name.toString().endsWith(".json")
                            && !name.toString().endsWith(".words.json"))
                    .sorted()
                    .toList()) {
                all.add(JSON.readTree(file.toFile()));
            }
            return all;
        }
    }

    private Path words(JsonNode truth) {
        return directory.resolve(truth.get("file").asText() + ".words.json");
    }

    // ---- recognition ----

    private int recognise(OcrEngine engine, List<JsonNode> truths) throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (JsonNode truth : truths) {
            if (!Files.exists(words(truth))) {
                work.add(() -> recognise(engine, truth));
            }
        }
        atOnce(work);
        return work.size();
    }

    private boolean recognise(OcrEngine engine, JsonNode truth) throws IOException, OcrException {
        Path workDir = Files.createTempDirectory("reading-accuracy");
        try {
            OcrResult result =
                    engine.recognise(directory.resolve(truth.get("file").asText()), workDir);
            lookNanos.addAndGet(result.secondLooks().toNanos());
            pages.addAndGet(result.pages().size());
            save(result.pages(), words(truth));
            return true;
        } finally {
            delete(workDir);
        }
    }

    private static void atOnce(List<Callable<Boolean>> work) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Boolean> done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private void baseline(List<JsonNode> truths, double capture) throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (JsonNode truth : truths) {
            work.add(() -> bare(truth));
        }
        long start = System.nanoTime();
        atOnce(work);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "Bare command on the same files: %.1f s.%n", seconds);
        if (capture > 0) {
            System.out.printf(Locale.ROOT, "Capture / bare command: %.3f%n", capture / seconds);
        }
    }

    private boolean bare(JsonNode truth) throws IOException, InterruptedException {
        Path workDir = Files.createTempDirectory("reading-baseline");
        try {
            String cores = Integer.toString(Runtime.getRuntime().availableProcessors());
            ProcessBuilder builder = new ProcessBuilder(
                            "nice",
                            "-n",
                            "10",
                            "ocrmypdf",
                            "-l",
                            "vie+eng",
                            "--deskew",
                            "--rotate-pages",
                            "--skip-text",
                            "--output-type",
                            "pdfa-2",
                            "--jobs",
                            cores,
                            directory.resolve(truth.get("file").asText()).toString(),
                            workDir.resolve("out.pdf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"));
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            return builder.start().waitFor() == 0;
        } finally {
            delete(workDir);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void save(List<PageText> pages, Path file) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        for (PageText page : pages) {
            ObjectNode node = all.addObject();
            node.put("number", page.number()).put("width", page.widthPoints()).put("height", page.heightPoints());
            ArrayNode words = node.putArray("words");
            for (Word word : page.words()) {
                words.addArray()
                        .add(word.text())
                        .add(round(word.box().x()))
                        .add(round(word.box().y()))
                        .add(round(word.box().width()))
                        .add(round(word.box().height()))
                        .add(round(word.confidence()));
            }
        }
        JSON.writeValue(file.toFile(), all);
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static List<PageText> load(Path file) throws IOException {
        List<PageText> pages = new ArrayList<>();
        for (JsonNode page : JSON.readTree(file.toFile())) {
            int number = page.get("number").asInt();
            List<Word> words = new ArrayList<>();
            for (JsonNode word : page.get("words")) {
                Box box = new Box(
                        number,
                        word.get(1).asDouble(),
                        word.get(2).asDouble(),
                        word.get(3).asDouble(),
                        word.get(4).asDouble());
                words.add(new Word(word.get(0).asText(), box, word.get(5).asDouble()));
            }
            pages.add(new PageText(
                    number, page.get("width").asDouble(), page.get("height").asDouble(), words));
        }
        return pages;
    }

    // ---- comparison ----

    private void compare(JsonNode truth, Reading reading) {
        String file = truth.get("file").asText();
        String secrecy = truth.get("secrecy").asText();
        count(file, "secrecy", secrecy, reading.secrecy().map(ReadValue::value).orElse(""), -1);
        count(file, "complaint", truth.get("complaint").asText(), Boolean.toString(reading.complaint()), -1);
        if (truth.get("complaint").asBoolean()) {
            return;
        }
        field(file, truth, reading, "number", Field.NUMBER);
        field(file, truth, reading, "issuedDate", Field.ISSUED_DATE);
        field(file, truth, reading, "issuer", Field.ISSUER);
        field(file, truth, reading, "place", Field.PLACE);
        field(file, truth, reading, "type", Field.TYPE);
        field(file, truth, reading, "subject", Field.SUBJECT);
        String urgency = truth.get("urgency").asText();
        count(
                file,
                "urgency",
                urgency.equals("0") ? "" : urgency,
                reading.text(Field.URGENCY),
                confidence(reading, Field.URGENCY));
        field(file, truth, reading, "signerName", Field.SIGNER_NAME);
        field(file, truth, reading, "signerPosition", Field.SIGNER_POSITION);
        field(file, truth, reading, "signerCompetence", Field.SIGNER_COMPETENCE);
        recipients(file, truth, reading);
    }

    private static double confidence(Reading reading, Field field) {
        return reading.get(field).map(ReadValue::confidence).orElse(-1.0);
    }

    /** A field that stands on the document; one that does not is not asked. */
    private void field(String file, JsonNode truth, Reading reading, String name, Field field) {
        String wanted = truth.get(name).asText();
        if (!wanted.isEmpty()) {
            count(file, name, wanted, reading.text(field), confidence(reading, field));
        }
    }

    private void recipients(String file, JsonNode truth, Reading reading) {
        List<String> wanted = new ArrayList<>();
        truth.get("recipients").forEach(node -> wanted.add(plain(node.asText())));
        List<String> found = reading.text(Field.RECIPIENTS)
                .lines()
                .map(ReadingAccuracy::plain)
                .toList();
        int missing = 0;
        for (String each : wanted) {
            boolean there = found.contains(each);
            score("each recipient").add(there, found.stream().anyMatch(other -> similarity(each, other) >= NEAR), -1);
            missing += there ? 0 : 1;
        }
        boolean right = missing == 0 && found.size() == wanted.size();
        score("recipients").add(right, missing * 10 <= wanted.size(), confidence(reading, Field.RECIPIENTS));
        if (!right) {
            show("recipients", file, wanted.toString(), found.toString(), confidence(reading, Field.RECIPIENTS));
        }
    }

    private void count(String file, String name, String wanted, String found, double confidence) {
        String left = plain(wanted);
        String right = plain(found);
        boolean same = left.equals(right);
        score(name).add(same, similarity(left, right) >= NEAR, confidence);
        if (!same) {
            show(name, file, wanted, found, confidence);
        }
    }

    private Score score(String name) {
        return scores.computeIfAbsent(name, key -> new Score());
    }

    private void show(String name, String file, String wanted, String found, double confidence) {
        String wish = options.getOrDefault("--show", "");
        if (wish.equals("ALL") || wish.equals(name)) {
            System.out.printf(
                    Locale.ROOT, "%s %s%n    is   %s%n    read %s (%.2f)%n", name, file, wanted, found, confidence);
        }
    }

    /**
     * Equal for a reader of Vietnamese: case, spaces, dashes, old and new tone placement, "V/v" and closing marks
     * aside.
     */
    private static String plain(String text) {
        String value = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        value = value.replaceAll("^(v/v|về việc)\\s*:?\\s*", "").replaceAll("[–—]", "-");
        value = value.replaceAll("\\s*-\\s*", "-")
                .replaceAll("\\s+", " ")
                .replaceAll("[\\s.;,:]+$", "")
                .strip();
        String[] from = {"oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"};
        String[] to = {"òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"};
        for (int i = 0; i < from.length; i++) {
            value = value.replaceAll("(?<!q)" + from[i] + "(?!\\p{L})", to[i]);
        }
        return value;
    }

    private static double similarity(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int cost = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(cost, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        int longest = Math.max(left.length(), right.length());
        return longest == 0 ? 1 : 1 - row[right.length()] / (double) longest;
    }

    private void print(int documents) {
        System.out.println("\n" + documents
                + " documents\n\n| field | asked | right % | nearly right % | confidence ≥ 0.9 | of these right % |"
                + "\n|---|---|---|---|---|---|");
        Score sum = new Score();
        scores.forEach((name, score) -> {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %d | %.1f |%n",
                    name,
                    score.all,
                    100.0 * score.right / score.all,
                    100.0 * score.near / score.all,
                    score.sure,
                    100.0 * score.sureRight / Math.max(1, score.sure));
            sum.sure += score.sure;
            sum.sureRight += score.sureRight;
        });
        System.out.printf(
                Locale.ROOT,
                "%nOf %d values with confidence ≥ 0.9, %.1f %% are right.%n",
                sum.sure,
                100.0 * sum.sureRight / Math.max(1, sum.sure));
    }
}
