package org.vanthu.signing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;

/**
 * Turns DOCX and ODT files into PDF/A-2b by LibreOffice, where it is installed. Each run has a profile and a folder of
 * its own, macros off, a time limit, and is killed with its children when the time is over.
 */
public final class PdfConverter {

    private static final Logger LOG = LoggerFactory.getLogger(PdfConverter.class);
    private static final Set<String> ENDINGS = Set.of("docx", "odt", "doc", "rtf");
    private static final String FILTER =
            "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"},"
                    + "\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}";
    /** Macros never run, links to other files are not followed. */
    private static final String PROFILE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
            </oor:items>
            """;

    private final String command;
    private final Duration limit;

    PdfConverter(String command, int limitSeconds) {
        this.command = command.strip();
        this.limit = Duration.ofSeconds(limitSeconds);
    }

    /** Whether this server can convert: the program is there. */
    public boolean isAvailable() {
        if (command.isEmpty()) {
            return false;
        }
        Path program = Path.of(command.split("\\s+", 2)[0]);
        if (program.getNameCount() > 1 || program.isAbsolute()) {
            return Files.isExecutable(program);
        }
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    /** Whether files of this kind are converted here. */
    public boolean converts(String extension) {
        return ENDINGS.contains(extension.toLowerCase(Locale.ROOT)) && isAvailable();
    }

    /**
     * Converts.
     *
     * @param in the file; its content is checked by the caller
     * @param extension of the file, without dot
     * @throws InvalidInputException if the file is of another kind ({@code signing.error.conversion-type}), or no PDF
     *     came out ({@code signing.error.conversion-failed})
     * @throws ConflictException if there is no LibreOffice here ({@code signing.error.conversion-missing}), or it took
     *     too long ({@code signing.error.conversion-time})
     */
    public void toPdf(Path in, String extension, Path out) {
        String ending = extension.toLowerCase(Locale.ROOT);
        if (!ENDINGS.contains(ending)) {
            throw InvalidInputException.field("file", extension, "signing.error.conversion-type", extension);
        }
        if (!isAvailable()) {
            throw new ConflictException("signing.error.conversion-missing");
        }
        try {
            Path folder = Files.createTempDirectory("vanthu-convert-");
            try {
                convert(in, ending, out, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void convert(Path in, String ending, Path out, Path folder) throws IOException {
        Path source = folder.resolve("document." + ending);
        Files.copy(in, source);
        Path profile = Files.createDirectories(folder.resolve("profile/user"));
        Files.writeString(profile.resolve("registrymodifications.xcu"), PROFILE);
        List<String> words = new ArrayList<>(List.of(command.split("\\s+")));
        words.addAll(List.of(
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--convert-to",
                FILTER,
                "--outdir",
                folder.toString(),
                source.toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().keySet().removeIf(name -> name.endsWith("_proxy") || name.endsWith("_PROXY"));
        run(builder);
        Path pdf = folder.resolve("document.pdf");
        if (!Files.isRegularFile(pdf)) {
            LOG.warn("LibreOffice made no PDF: {}", tail(folder.resolve("log.txt")));
            throw InvalidInputException.field("file", "", "signing.error.conversion-failed");
        }
        Files.move(pdf, out, StandardCopyOption.REPLACE_EXISTING);
    }

    private void run(ProcessBuilder builder) throws IOException {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            LOG.warn("{} cannot be started", command, e);
            throw new ConflictException("signing.error.conversion-missing");
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ConflictException("signing.error.conversion-time", limit.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConflictException("signing.error.conversion-time", limit.toSeconds());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String tail(Path log) throws IOException {
        String text = Files.exists(log) ? Files.readString(log) : "";
        return text.substring(Math.max(0, text.length() - 500));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
