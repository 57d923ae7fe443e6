package org.vanthu.capture.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.ocr.OcrException.Reason;
import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.TextQuality;

/**
 * Runs OCRmyPDF. Safe for many threads; each call starts programs of its own, which use one thread for each page, so
 * that two files at the same time keep two processors busy.
 *
 * <p>The words come from a table that Tesseract writes in the same run as the text layer, so they cost no second
 * recognition; pages that already had text give their words from that text.
 */
public final class OcrEngine implements Recognizer {

    private static final Logger LOG = LoggerFactory.getLogger(OcrEngine.class);
    private static final String PDF_HEAD = "%PDF-";

    /** Text worse than this may stand on its head. */
    private static final double PERHAPS_TURNED = 0.6;

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(20);
    private static final long PROBE_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final double USELESS_TEXT = 0.45;

    /** What the program says of a page that it left blank for want of time, and all the same reports success. */
    private static final Pattern UNFINISHED = Pattern.compile("(?i)took too long to OCR");

    private static final Pattern TABLE = Pattern.compile("(\\d{6})_ocr_tess\\.tsv");

    private final OcrSettings settings;
    private volatile Probe probe = new Probe(false, "0", System.nanoTime() - 2 * PROBE_AGAIN_NANOS);

    private record Probe(boolean available, String hashSeed, long atNanos) {}

    /** A file made ready for the program. */
    private record Input(Path file, int pages, OptionalInt imageDpi, List<PageText> textLayer) {

        boolean textOnEveryPage() {
            return !textLayer.isEmpty()
                    && textLayer.stream().noneMatch(page -> page.words().isEmpty());
        }
    }

    /** Creates an engine with the usual settings. */
    public OcrEngine() {
        this(OcrSettings.defaults());
    }

    /** Creates an engine. */
    public OcrEngine(OcrSettings settings) {
        this.settings = settings;
    }

    /** Whether the program and the languages are installed; asked anew at most every minute. */
    @Override
    public boolean available() {
        Probe last = probe;
        if (System.nanoTime() - last.atNanos() > PROBE_AGAIN_NANOS) {
            last = probe();
            probe = last;
        }
        return last.available();
    }

    private Probe probe() {
        boolean there = false;
        String seed = "0";
        try {
            Path directory = Files.createTempDirectory("vanthu-ocr-probe");
            try {
                Path output = directory.resolve("out");
                there = languagesInstalled(directory, output);
                if (there) {
                    seed = LanguageOrder.hashSeed(settings, directory, output);
                }
            } finally {
                deleteTree(directory);
            }
        } catch (IOException | OcrException e) {
            LOG.debug("character recognition is not available: {}", e.toString());
        }
        return new Probe(there, seed, System.nanoTime());
    }

    private boolean languagesInstalled(Path directory, Path output) throws OcrException {
        List<String> version = List.of(settings.command(), "--version");
        if (ProgramRunner.run(version, directory, output, Map.of(), PROBE_TIMEOUT)
                        .exitCode()
                != 0) {
            return false;
        }
        List<String> languages = List.of("tesseract", "--list-langs");
        return ProgramRunner.run(languages, directory, output, Map.of(), PROBE_TIMEOUT)
                .output()
                .lines()
                .toList()
                .containsAll(Arrays.asList(settings.languages().split("\\+", -1)));
    }

    /** The command that installs what is missing. */
    @Override
    public String installHint() {
        return "sudo apt-get install ocrmypdf tesseract-ocr-vie";
    }

    @Override
    public String service() {
        return "";
    }

    @Override
    public String missing() {
        return "capture.reason.ocr-missing";
    }

    /** Recognises a file; pages that have text keep it. See {@link #recognise(Path, Path, OcrMode, int)}. */
    public OcrResult recognise(Path source, Path workDir) throws OcrException {
        return recognise(source, workDir, OcrMode.SKIP_TEXT, 1);
    }

    @Override
    public OcrResult recognise(Path source, Path workDir, OcrMode mode, int patience) throws OcrException {
        if (!available()) {
            throw new OcrException(Reason.NOT_INSTALLED, installHint());
        }
        long start = System.nanoTime();
        try {
            Input input = prepare(source.toAbsolutePath(), workDir.toAbsolutePath());
            OcrMode actual = mode == OcrMode.SKIP_TEXT
                            && input.textOnEveryPage()
                            && TextQuality.of(input.textLayer()) < USELESS_TEXT
                    ? OcrMode.FORCE
                    : mode;
            Recognition first = recognise(input, workDir.resolve("turned"), actual.options(), patience);
            Recognition best = uprightOf(first, input, workDir.resolve("unturned"), actual, patience);
            Path temporary = best.temporary();
            List<PageText> pages = best.pages();
            long looking = System.nanoTime();
            pages = new NumberLook(settings.languages(), temporary).improve(pages);
            pages = new WordVote(settings.languages(), temporary, Field.SUBJECT).improve(pages);
            pages = new WordVote(settings.languages(), temporary, Field.ISSUER).improve(pages);
            pages = new SignatureLook(settings.languages(), temporary).improve(pages);
            Duration looks = Duration.ofNanos(System.nanoTime() - looking);
            deleteTree(temporary);
            return new OcrResult(
                    best.result(), pages, TextQuality.of(pages), Duration.ofNanos(System.nanoTime() - start), looks);
        } catch (IOException e) {
            throw new OcrException(noSpace(e.toString()) ? Reason.NO_SPACE : Reason.FAILED, e.toString(), e);
        }
    }

    /** What one run of the program gave: the searchable PDF, its words, and the files that it worked with. */
    private record Recognition(Path result, Path temporary, List<PageText> pages) {}

    private Recognition recognise(Input input, Path folder, List<String> options, int patience)
            throws OcrException, IOException {
        Path temporary = Files.createDirectories(folder.toAbsolutePath().resolve("tmp"));
        Path result = folder.toAbsolutePath().resolve("searchable.pdf");
        run(input, result, temporary, options, patience);
        return new Recognition(result, temporary, verify(result, input, temporary));
    }

    /**
     * The program turns pages by a guess that fails on faded ones: where the text is bad, it is asked not to turn them,
     * and then to take them head down.
     */
    private Recognition uprightOf(Recognition turned, Input input, Path folder, OcrMode mode, int patience)
            throws OcrException, IOException {
        Optional<List<String>> options = mode.unturned();
        if (options.isEmpty() || upright(turned)) {
            return turned;
        }
        Recognition asScanned = recognise(input, folder, options.get(), patience);
        if (upright(asScanned) || !isPdf(input.file())) {
            return better(turned, asScanned);
        }
        Path over = folder.resolve("over");
        Recognition headDown =
                recognise(turnedOver(input, Files.createDirectories(over)), over, options.get(), patience);
        return better(better(turned, asScanned), headDown);
    }

    private static boolean upright(Recognition recognition) {
        return TextQuality.of(recognition.pages()) >= PERHAPS_TURNED;
    }

    private static Recognition better(Recognition one, Recognition other) {
        return TextQuality.of(other.pages()) > TextQuality.of(one.pages()) ? other : one;
    }

    private static Input turnedOver(Input input, Path folder) throws IOException {
        Path file = folder.resolve("turned-over.pdf");
        try (PDDocument document = Loader.loadPDF(input.file().toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            for (PDPage page : document.getPages()) {
                page.setRotation((page.getRotation() + 180) % 360);
            }
            document.save(file.toFile());
        }
        return new Input(file, input.pages(), input.imageDpi(), input.textLayer());
    }

    // ---- before ----

    private Input prepare(Path source, Path workDir) throws OcrException, IOException {
        byte[] head = new byte[1024];
        int length;
        try (InputStream in = Files.newInputStream(source)) {
            length = in.readNBytes(head, 0, head.length);
        }
        String start = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (start.contains(PDF_HEAD)) {
            return preparePdf(source, workDir);
        }
        boolean jpeg = start.startsWith("\u00ff\u00d8\u00ff");
        boolean png = start.startsWith("\u0089PNG\r\n\u001a\n");
        boolean tiff = start.startsWith("II*\0") || start.startsWith("MM\0*");
        if (!jpeg && !png && !tiff) {
            throw new OcrException(
                    length == 0 ? Reason.TRUNCATED : Reason.UNSUPPORTED, "starts with no known signature");
        }
        ScanPictures.Facts facts = ScanPictures.facts(source);
        limit(facts.pages(), facts.largestPixels());
        if (facts.transparent()) { // refused by the program; a PDF around it is taken
            Path pdf = workDir.resolve("pictures.pdf");
            ScanPictures.toPdf(source, pdf);
            return new Input(pdf, facts.pages(), OptionalInt.empty(), List.of());
        }
        return new Input(source, facts.pages(), facts.assumedDpi(), List.of());
    }

    private static boolean isPdf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1).contains(PDF_HEAD);
        }
    }

    private Input preparePdf(Path source, Path workDir) throws OcrException, IOException {
        try (PDDocument document = Loader.loadPDF(source.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            int count = document.getNumberOfPages();
            if (count == 0) {
                throw new OcrException(Reason.TRUNCATED, "no pages");
            }
            limit(count, 0);
            List<PageText> pages = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                pages.add(PdfTextLayer.read(document, i));
            }
            Path file = source;
            if (document.isEncrypted()) { // opens without a password: only restricted
                file = workDir.resolve("unrestricted.pdf");
                document.setAllSecurityToBeRemoved(true);
                document.save(file.toFile());
            }
            return new Input(file, count, OptionalInt.empty(), pages);
        } catch (InvalidPasswordException e) {
            throw new OcrException(Reason.ENCRYPTED, "asks for a password", e);
        } catch (IOException e) {
            if (noSpace(e.toString())) {
                throw e;
            }
            throw new OcrException(Reason.TRUNCATED, "PDF cannot be read", e);
        }
    }

    private void limit(int pages, long pixels) throws OcrException {
        if (pages > settings.maxPages()) {
            throw new OcrException(Reason.TOO_BIG, pages + " pages, limit " + settings.maxPages());
        }
        if (pixels > settings.maxMegapixels() * 1_000_000L) {
            throw new OcrException(Reason.TOO_BIG, pixels + " pixels, limit " + settings.maxMegapixels() + " million");
        }
    }

    // ---- the run ----

    private void run(Input input, Path result, Path temporary, List<String> options, int patience)
            throws OcrException, IOException {
        Path configuration = temporary.resolve("words.cfg");
        Files.writeString(configuration, "tessedit_create_tsv 1\n");
        List<String> command = new ArrayList<>(List.of(settings.command(), "--language", settings.languages()));
        command.addAll(options);
        command.addAll(List.of("--output-type", "pdfa-2", "--jobs", Integer.toString(settings.jobs())));
        command.addAll(List.of("--max-image-mpixels", Integer.toString(settings.maxMegapixels())));
        Duration pageTimeout = settings.pageTimeout().multipliedBy(patience);
        command.addAll(List.of("--tesseract-timeout", Double.toString(pageTimeout.toMillis() / 1000.0)));
        command.addAll(List.of("--tesseract-config", configuration.toString(), "--keep-temporary-files"));
        input.imageDpi().ifPresent(dpi -> command.addAll(List.of("--image-dpi", Integer.toString(dpi))));
        command.add(input.file().toString());
        command.add(result.toString());
        Duration timeout = settings.baseTimeout().multipliedBy(patience).plus(pageTimeout.multipliedBy(input.pages()));
        Map<String, String> environment = Map.of(
                "TMPDIR", temporary.toString(),
                "HOME", temporary.toString(),
                "OMP_THREAD_LIMIT", "1",
                "PYTHONHASHSEED", probe.hashSeed());
        ProgramRunner.Outcome outcome = ProgramRunner.run(
                ProgramRunner.limited(command, settings.maxMemoryMib(), timeout),
                temporary,
                temporary.resolve("output.txt"),
                environment,
                timeout);
        if (outcome.exitCode() != 0) {
            throw new OcrException(
                    reason(outcome), "exit code " + outcome.exitCode() + ": " + lastLines(outcome.output()));
        }
        if (UNFINISHED.matcher(outcome.output()).find()) {
            throw new OcrException(
                    Reason.TIMED_OUT, "a page took more than " + pageTimeout + ": " + lastLines(outcome.output()));
        }
    }

    static Reason reason(ProgramRunner.Outcome outcome) {
        String output = outcome.output().toLowerCase(Locale.ROOT);
        if (noSpace(output)) {
            return Reason.NO_SPACE;
        }
        if (output.contains("decompressionbomb")
                || output.contains("decompression bomb")
                || output.contains("memoryerror")) {
            return Reason.TOO_BIG;
        }
        return switch (outcome.exitCode()) {
            case 2 -> output.contains("format") ? Reason.UNSUPPORTED : Reason.TRUNCATED;
            case 3 -> Reason.NOT_INSTALLED;
            case 4, 10 -> Reason.BAD_RESULT;
            case 5 -> Reason.NO_SPACE;
            case 8 -> Reason.ENCRYPTED;
            default -> output.contains("truncated") ? Reason.TRUNCATED : Reason.FAILED;
        };
    }

    private static boolean noSpace(String text) {
        return text.toLowerCase(Locale.ROOT).contains("no space left");
    }

    private static String lastLines(String output) {
        String text = output.strip();
        return text.substring(Math.max(0, text.length() - 600));
    }

    // ---- after ----

    private static List<PageText> verify(Path result, Input input, Path temporary) throws OcrException, IOException {
        Map<Integer, Path> tables = tables(temporary);
        List<PageText> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(result.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (document.getNumberOfPages() != input.pages()) {
                throw new OcrException(
                        Reason.BAD_RESULT, document.getNumberOfPages() + " pages instead of " + input.pages());
            }
            if (!isPdfA2b(document)) {
                throw new OcrException(Reason.BAD_RESULT, "the result is no PDF/A-2b");
            }
            for (int number = 1; number <= input.pages(); number++) {
                PageText own = number <= input.textLayer().size()
                        ? input.textLayer().get(number - 1)
                        : new PageText(number, 0, 0, List.of());
                Path table = tables.get(number);
                if (table == null) {
                    pages.add(own.words().isEmpty() ? PdfTextLayer.read(document, number) : own);
                } else {
                    var box = document.getPage(number - 1).getCropBox();
                    boolean turned = document.getPage(number - 1).getRotation() % 180 != 0;
                    pages.add(TsvWords.read(
                            table,
                            number,
                            turned ? box.getHeight() : box.getWidth(),
                            turned ? box.getWidth() : box.getHeight()));
                }
            }
        }
        return pages;
    }

    private static Map<Integer, Path> tables(Path temporary) throws IOException {
        Map<Integer, Path> tables = new TreeMap<>();
        try (Stream<Path> files = Files.walk(temporary, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = TABLE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    tables.put(Integer.parseInt(name.group(1)), file);
                }
            }
        }
        return tables;
    }

    /** Whether the metadata of the file claims PDF/A-2b, in either way that XMP writes it. */
    static boolean isPdfA2b(PDDocument document) throws IOException {
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata == null) {
            return false;
        }
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        return xmp.matches("(?s).*pdfaid:part(>|=[\"'])2[<\"'].*")
                && xmp.matches("(?s).*pdfaid:conformance(>|=[\"'])[Bb][<\"'].*");
    }

    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
