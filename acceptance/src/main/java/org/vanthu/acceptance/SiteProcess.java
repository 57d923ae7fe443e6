package org.vanthu.acceptance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site in a process of its own, so that it can be killed; started from the same assembly as {@code ./run.sh start}.
 */
public final class SiteProcess implements AutoCloseable {

    /** The administrator's password of every site that the tests start. */
    public static final String ADMIN_PASSWORD = "chỉ để kiểm thử 2026";

    /** What is started; tests run in the directory of their module, measurements say where it is. */
    private static final Path ASSEMBLY = Path.of(
                    System.getProperty("vanthu.assembly", "../standalone/target/vanthu/lib"))
            .toAbsolutePath()
            .normalize();

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern DESK = Pattern.compile("(http://\\S+/alfresco/)vanthu/index\\.html");
    private static final Pattern USER = Pattern.compile("^ {2}(\\S+) +(\\S+) ", Pattern.MULTILINE);

    private final Path data;
    private final Process process;
    private final URI address;

    private SiteProcess(Path data, Process process, URI address) {
        this.data = data;
        this.process = process;
        this.address = address;
    }

    /** Starts a site on the directory and waits until it is ready. */
    public static SiteProcess start(Path data, String... more) {
        return start(data, List.of(), ASSEMBLY + "/*", List.of(), more);
    }

    /** Starts a site whose clock is set forward by {@link #forward}. */
    static SiteProcess startWithClock(Path data) {
        return startWithClock(data, List.of());
    }

    /** Starts such a site by a command that comes to be the site, as that of a {@link SmallDisk}. */
    static SiteProcess startWithClock(Path data, List<String> before) {
        ShiftedClock.set(data.resolve("clock"), Duration.ZERO);
        return startAgainWithClock(data, before);
    }

    /** Starts such a site again, with its clock as far ahead as it was. */
    static SiteProcess startAgainWithClock(Path data) {
        return startAgainWithClock(data, List.of());
    }

    private static SiteProcess startAgainWithClock(Path data, List<String> before) {
        String classes = ShiftedClock.code() + File.pathSeparator + ShiftedClock.module(data.resolve("shifted-clock"));
        return start(
                data,
                before,
                ASSEMBLY + "/*" + File.pathSeparator + classes,
                List.of("-D" + ShiftedClock.FILE + "=" + data.resolve("clock")));
    }

    private static SiteProcess start(
            Path data, List<String> before, String classPath, List<String> options, String... more) {
        try {
            Files.createDirectories(data.resolve("logs"));
            List<String> command = new ArrayList<>(before);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms64m",
                    "-Xmx512m",
                    "-XX:+UseParallelGC",
                    "-Dfile.encoding=UTF-8",
                    "-Djava.awt.headless=true"));
            command.addAll(options);
            command.addAll(List.of(
                    "-cp", classPath, "org.vanthu.standalone.Vanthu", "--data", data.toString(), "--port", "0"));
            command.addAll(List.of(more));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            data.resolve("logs/stderr.log").toFile()));
            builder.environment().put("VANTHU_ADMIN_PASSWORD", ADMIN_PASSWORD);
            Process process = builder.start();
            return new SiteProcess(data, process, untilReady(data, process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a command of the same assembly; what it says goes to the console. */
    static Process command(String mainClass, String... arguments) {
        return started(new ProcessBuilder(javaCommand(mainClass, arguments)).inheritIO());
    }

    /** As {@link #command}; what it says is read from the process. */
    static Process piped(String mainClass, String... arguments) {
        return started(
                new ProcessBuilder(javaCommand(mainClass, arguments)).redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    private static List<String> javaCommand(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", ASSEMBLY + "/*", mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the web application, ending in {@code /alfresco/}. */
    public URI address() {
        return address;
    }

    public Path data() {
        return data;
    }

    /** Sets the clock of a site that was started with one of its own. */
    void forward(Duration ahead) {
        ShiftedClock.set(data.resolve("clock"), ahead);
    }

    /** The passwords of the sample site's people. */
    public Map<String, String> sampleUsers() {
        return sampleUsers(data);
    }

    static Map<String, String> sampleUsers(Path data) {
        try {
            Map<String, String> users = new HashMap<>();
            Matcher line = USER.matcher(Files.readString(data.resolve("demo-users.txt")));
            while (line.find()) {
                users.put(line.group(1), line.group(2));
            }
            users.put("admin", ADMIN_PASSWORD);
            return users;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process as a power cut does, and the database that it started with it. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to stop and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private static URI untilReady(Path data, Process process) throws IOException {
        CompletableFuture<URI> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> follow(process, ready), "site-console");
        reader.setDaemon(true);
        reader.start();
        try {
            return ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "the site did not start: " + e.getMessage() + "\n"
                            + Files.readString(data.resolve("logs/stderr.log")),
                    e);
        }
    }

    private static void follow(Process process, CompletableFuture<URI> ready) {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                said.append(line).append('\n');
                if (line.equals("-- ready --")) {
                    Matcher desk = DESK.matcher(said);
                    if (desk.find()) {
                        ready.complete(URI.create(desk.group(1)));
                    }
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        ready.completeExceptionally(new IllegalStateException("the process ended:\n" + said));
    }
}
