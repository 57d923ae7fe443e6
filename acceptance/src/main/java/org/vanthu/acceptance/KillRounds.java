package org.vanthu.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Api.map;

/**
 * Kills a site at random moments while clerks register and scans come in, starts it again, and looks for a gap, a
 * double, a half or a lost file. The tests run a few rounds, the benchmarks fifty.
 */
public final class KillRounds {

    private static final String AGENCY = "H99.77";
    private static final String ENTRIES = "capture/entries?state=all&limit=500&agency=" + AGENCY;
    private static final int CLERKS = 4;
    private static final int FILES_A_ROUND = 3;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final String BACKUP = "org.vanthu.embedded.backup.BackupCommand";

    private final Random random;
    private final Map<Long, String> confirmed = new ConcurrentHashMap<>();
    private final Set<String> dropped = new TreeSet<>();
    private final AtomicInteger ordinals = new AtomicInteger();
    private String clerkPassword = "";
    private Path data;
    private Path folder = Path.of("");
    private int most = 1;

    /** @param data an empty directory for the site */
    public KillRounds(Path data, long seed) {
        this.data = data;
        this.random = new Random(seed);
    }

    /**
     * Runs the rounds.
     *
     * @return what is wrong, one sentence each; empty when all is well
     */
    public List<String> run(int rounds) throws IOException, InterruptedException {
        prepare();
        for (int round = 0; round < rounds; round++) {
            SiteProcess site = SiteProcess.start(data);
            workUntil(site, round, site::kill);
        }
        return faults();
    }

    /**
     * Asks the site to end while the same work goes on.
     *
     * @return what the log of the site complains about, and what {@link #run} looks for
     */
    public List<String> stop() throws IOException, InterruptedException {
        prepare();
        SiteProcess site = SiteProcess.start(data);
        workUntil(site, 0, site::close);
        List<String> wrong;
        try (Stream<String> lines = Files.lines(data.resolve("logs/vanthu.log"))) {
            wrong = new ArrayList<>(lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .toList());
        }
        wrong.addAll(faults());
        return wrong;
    }

    /**
     * Backs the site up while the same work goes on, one backup killed half way and one whole, then loses the site and
     * restores it to another directory.
     *
     * @return what is wrong at the restored site, and with the commands
     */
    public List<String> restored(Path backups, Path restored) throws IOException, InterruptedException {
        prepare();
        SiteProcess site = SiteProcess.start(data);
        List<String> wrong = new ArrayList<>();
        Map<Long, String> before = new HashMap<>();
        Set<String> droppedBefore = new TreeSet<>();
        workUntil(site, 0, () -> {
            before.putAll(confirmed);
            droppedBefore.addAll(dropped);
            Process half = SiteProcess.command(BACKUP, "backup", "--data", data.toString(), "--to", backups.toString());
            pause(300 + random.nextInt(1500));
            half.destroyForcibly();
            succeed(wrong, "backup", "--data", data.toString(), "--to", backups.toString());
            succeed(wrong, "backup", "--data", data.toString(), "--to", backups.toString(), "--keep", "1");
            succeed(wrong, "check", "--data", data.toString(), "--deep");
            site.kill();
        });
        try (Stream<Path> made = Files.list(backups)) {
            List<Path> left = made.filter(Files::isDirectory).toList();
            if (left.size() != 1) {
                wrong.add("there should be one backup: " + left);
            }
            succeed(wrong, "check", "--from", left.get(0).toString());
            succeed(wrong, "restore", "--from", left.get(0).toString(), "--data", restored.toString());
        }
        folder = restored.resolve(data.relativize(folder));
        data = restored;
        confirmed.keySet().retainAll(before.keySet());
        dropped.retainAll(droppedBefore);
        most = 2; // a scan that was being stored during the backup is looked at again
        wrong.addAll(faults());
        return wrong;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void succeed(List<String> wrong, String... arguments) {
        try {
            int code = SiteProcess.command(BACKUP, arguments).waitFor();
            if (code != 0) {
                wrong.add(String.join(" ", arguments) + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> faults() throws IOException, InterruptedException {
        try (SiteProcess site = SiteProcess.start(data)) {
            Api clerk = new Api(site.address()).signIn("vanthu.tat", clerkPassword);
            settle(clerk);
            List<String> wrong = new ArrayList<>();
            checkNumbers(clerk, wrong);
            checkFiles(clerk, wrong);
            return wrong;
        }
    }

    /** How many registrations were confirmed to a clerk. */
    public int confirmed() {
        return confirmed.size();
    }

    private void prepare() {
        try (SiteProcess site = SiteProcess.start(data)) {
            Api admin = new Api(site.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD);
            admin.post(
                    "organization/agencies",
                    map(
                            "code",
                            AGENCY,
                            "identifier",
                            AGENCY,
                            "name",
                            "Chi cục Tắt máy",
                            "shortName",
                            "Chi cục Tắt máy",
                            "abbreviation",
                            "CCTM",
                            "place",
                            "Mẫu Sơn",
                            "level",
                            "department",
                            "complaintsRefused",
                            false));
            clerkPassword = admin.post(
                            "organization/users",
                            map(
                                    "userName",
                                    "vanthu.tat",
                                    "fullName",
                                    "Văn Thư Tắt",
                                    "email",
                                    "vanthu.tat@mau.example.vn",
                                    "position",
                                    "Văn thư",
                                    "agency",
                                    AGENCY,
                                    "unit",
                                    null,
                                    "roles",
                                    List.of("clerk")))
                    .json()
                    .path("password")
                    .asText();
            Api clerk = new Api(site.address()).signIn("vanthu.tat", clerkPassword);
            folder = Path.of(clerk.get("capture/health?agency=" + AGENCY)
                    .json()
                    .path("folder")
                    .asText());
        }
    }

    private void workUntil(SiteProcess site, int round, Runnable end) throws IOException, InterruptedException {
        Api clerk = new Api(site.address()).signIn("vanthu.tat", clerkPassword);
        String register = register(clerk);
        ExecutorService pool = Executors.newFixedThreadPool(CLERKS);
        for (int i = 0; i < CLERKS; i++) {
            pool.execute(() -> registerUntilItFails(clerk, register));
        }
        for (int i = 0; i < FILES_A_ROUND; i++) {
            drop("tat-" + round + "-" + i + ".pdf");
        }
        Thread.sleep(300 + random.nextInt(4000));
        end.run();
        pool.shutdownNow();
        pool.awaitTermination(60, TimeUnit.SECONDS);
    }

    private void registerUntilItFails(Api clerk, String register) {
        try {
            while (!Thread.interrupted()) {
                int ordinal = ordinals.incrementAndGet();
                Map<String, Object> fields = new HashMap<>();
                fields.put("number", ordinal + "/CV-TẮT");
                fields.put("issuedDate", LocalDate.now(ZONE).toString());
                fields.put("issuerName", "Sở Điện lực");
                fields.put("typeCode", "CV");
                fields.put("subject", "Văn bản đăng ký trước khi tắt máy số " + ordinal);
                fields.put("urgency", 0);
                fields.put("secrecy", "none");
                Api.Answer answer = clerk.upload(
                        "registry/incoming",
                        Map.of(
                                "metadata",
                                Api.JSON.writeValueAsString(
                                        map("agency", AGENCY, "register", register, "fields", fields))),
                        "tat.pdf",
                        TinyPdf.of("registered " + ordinal),
                        "application/pdf");
                if (answer.status() == 201) {
                    confirmed.put(answer.json().path("arrivalNumber").asLong(), ordinal + "/CV-TẮT");
                }
            }
        } catch (IOException | RuntimeException e) {
            return; // the site is gone: that is what the round is for
        }
    }

    private void drop(String name) throws IOException {
        byte[] content = TinyPdf.of("dropped " + name + " " + random.nextLong());
        Path made = Files.createTempFile(data, "drop", ".tmp");
        Files.write(made, content);
        Files.createDirectories(folder);
        Files.move(made, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        dropped.add(name);
    }

    private void settle(Api clerk) {
        Api.until(() -> clerk.get(ENTRIES), answer -> {
            List<JsonNode> entries = answer.status() == 200 ? entries(clerk) : List.of();
            return names(entries).containsAll(dropped)
                    && entries.stream()
                            .map(entry -> entry.path("state").asText())
                            .noneMatch(Set.of("seen", "stable", "stored", "reading")::contains);
        });
    }

    /** All entries; clerks register hundreds while a backup is made. */
    private static List<JsonNode> entries(Api clerk) {
        List<JsonNode> entries = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = clerk.get(ENTRIES + after).json();
            page.path("items").forEach(entries::add);
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return entries;
    }

    private void checkNumbers(Api clerk, List<String> wrong) {
        String register = register(clerk);
        Map<Long, String> listed = new TreeMap<>();
        String after = "";
        do {
            JsonNode page = clerk.get("registry/incoming?sort=arrivalNumber&limit=500&agency=" + AGENCY + "&register="
                            + register + after)
                    .json();
            for (JsonNode row : page.path("items")) {
                String before = listed.put(
                        row.path("arrivalNumber").asLong(), row.path("number").asText());
                if (before != null) {
                    wrong.add("number " + row.path("arrivalNumber") + " was given twice");
                }
                Api.Answer file =
                        clerk.get("registry/documents/" + row.path("nodeId").asText() + "/content?rendition=file");
                if (file.status() != 200 || file.body().length == 0) {
                    wrong.add("document " + row.path("arrivalNumber") + " has no file: " + file.status());
                }
            }
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        long expected = 1;
        for (long number : listed.keySet()) {
            if (number != expected) {
                wrong.add("there is a gap before number " + number);
            }
            expected = number + 1;
        }
        confirmed.forEach((number, symbol) -> {
            if (!symbol.equals(listed.get(number))) {
                wrong.add(
                        "number " + number + " was confirmed for " + symbol + " and stands for " + listed.get(number));
            }
        });
        if (!clerk.get("registry/registers/" + register + "/verify")
                .json()
                .path("ok")
                .asBoolean()) {
            wrong.add("the chain of the register is broken");
        }
    }

    private void checkFiles(Api clerk, List<String> wrong) throws IOException {
        Map<String, Integer> count = new HashMap<>();
        for (JsonNode entry : entries(clerk)) {
            String name = entry.path("fileName").asText();
            count.merge(name, 1, Integer::sum);
            if (entry.path("state").asText().equals("awaitingCheck")) {
                Api.Answer content =
                        clerk.get("capture/entries/" + entry.path("id").asText() + "/content");
                if (content.status() != 200) {
                    wrong.add("the entry of " + name + " has no file: " + content.status());
                }
            }
        }
        for (String name : dropped) {
            int entriesOf = count.getOrDefault(name, 0);
            if (entriesOf < 1 || entriesOf > most) {
                wrong.add(name + " has " + entriesOf + " entries");
            }
            if (Files.exists(folder.resolve(name))) {
                wrong.add(name + " still lies in the scan folder");
            }
        }
    }

    private static Set<String> names(List<JsonNode> entries) {
        Set<String> names = new HashSet<>();
        entries.forEach(entry -> names.add(entry.path("fileName").asText()));
        return names;
    }

    private static String register(Api clerk) {
        return clerk.get("registry/registers?kind=incoming&agency=" + AGENCY)
                .json()
                .at("/items/0/id")
                .asText();
    }
}
