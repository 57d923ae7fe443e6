package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * Kills a site at random moments of an annual reorganization, of its undoing, and of a destruction, starts it again,
 * and looks whether the ledger of the run and the dossiers agree, and whether something was done twice, by half or not
 * at all. The tests run a few rounds, the benchmarks fifty of each.
 */
public final class BatchKillRounds {

    private static final String AGENCY = "H99.80";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int DOSSIERS = 240;

    /** So many that a destruction is not at its end before it was killed as often as told. */
    private static final int DOSSIERS_A_KILL = 20;
    /** One in so many dossiers is carried over instead of ended. */
    private static final int CARRIED = 8;

    /** From then on to when everything is kept no longer. */
    private static final int DAYS_AFTER_YEARS = 400 + 7 * 366;

    private static final int MOST_MILLIS = 2500;
    private static final String CLERK = "van.thu.lo";
    private static final String KEEPER = "chuyen.vien.lo";
    private static final String LEADER = "lanh.dao.lo";
    private static final String ARCHIVIST = "luu.tru.lo";

    private final Path data;
    private final Random random;
    private final LocalDate today = LocalDate.now(ZONE);
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> papers = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private SiteProcess site;
    private Api keeper;
    private YearEnd people;
    private int ends;
    private int destroyed;

    /** @param data an empty directory for the site */
    public BatchKillRounds(Path data, long seed) {
        this.data = data;
        this.random = new Random(seed);
    }

    /**
     * Runs the rounds.
     *
     * @param kills of the run, of its undoing, and of the destruction each
     * @return what is wrong, one sentence each; empty when all is well
     */
    public List<String> run(int kills) throws InterruptedException {
        try {
            Files.createDirectories(data);
            // so that the moments at which it is killed are moments of work
            Files.writeString(data.resolve("vanthu.properties"), "vanthu.batch.cron=* * * * * ?\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        site = SiteProcess.startWithClock(data);
        try {
            prepare(Math.max(DOSSIERS, kills * DOSSIERS_A_KILL));
            reorganize(kills);
            destroy(kills);
        } finally {
            site.close();
        }
        return List.copyOf(wrong);
    }

    /** How many dossiers were ended by runs, again after each undoing. */
    public int ended() {
        return ends;
    }

    /** How many dossiers were destroyed. */
    public int destroyed() {
        return destroyed;
    }

    private void prepare(int dossiers) {
        Staffing staffing = new Staffing(new Api(site.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD));
        staffing.agency(AGENCY, "Chi cục Chạy lô", "Chi cục Chạy lô", "CCCL", false);
        person(staffing, CLERK, "clerk");
        person(staffing, KEEPER, "specialist");
        person(staffing, LEADER, "leader");
        person(staffing, ARCHIVIST, "archivist");
        signIn();
        for (int i = 0; i < dossiers; i++) {
            dossier("Hồ sơ công việc thường xuyên số " + i);
        }
        site.forward(Duration.ofDays(400));
    }

    private void person(Staffing staffing, String name, String role) {
        passwords.put(name, staffing.person(AGENCY, null, name, "Người Chạy Lô", "Chuyên viên", role));
    }

    private void signIn() {
        URI address = site.address();
        keeper = as(address, KEEPER);
        people = new YearEnd(as(address, ARCHIVIST), as(address, LEADER), AGENCY, today.getYear());
    }

    private Api as(URI address, String name) {
        return new Api(address).signIn(name, passwords.get(name));
    }

    private void dossier(String title) {
        String id = must(keeper.post("dossier/dossiers", map("agency", AGENCY, "title", title, "retention", "5 năm")))
                .json()
                .at("/dossier/id")
                .asText();
        must(keeper.upload(
                "dossier/dossiers/" + id + "/papers",
                Map.of("metadata", "{\"title\":\"Ghi chép\",\"kind\":\"note\"}"),
                "ghi-chep.pdf",
                TinyPdf.of("Ghi chep " + id),
                "application/pdf"));
        papers.put(
                id, dossierOf(id).path("documents").findValuesAsText("nodeId").get(0));
    }

    /** Runs and undoes the reorganization until each was killed so often; the last run stays. */
    private void reorganize(int kills) throws InterruptedException {
        int inRun = 0;
        int inUndo = 0;
        JsonNode done = null;
        while (inRun < kills || inUndo < kills) {
            if (done != null) {
                people.undo(done, "thử hoàn tác");
                inUndo += toTheEnd(done.path("id").asText(), "undone", Math.max(1, kills - inUndo), this::isAsLedger);
                check(done.path("id").asText(), "undone", this::isAsLedger);
            }
            JsonNode plan = people.prepared();
            List<String> carried = new ArrayList<>();
            papers.keySet().forEach(id -> {
                if (carried.size() * CARRIED < papers.size()) {
                    carried.add(id);
                }
            });
            people.change(
                    people.plan(plan.path("id").asText()), "choices", map("dossiers", carried, "choice", "carry"));
            JsonNode run = people.planned(plan.path("id").asText());
            people.approve(run);
            String id = run.path("id").asText();
            inRun += toTheEnd(id, "done", Math.max(1, kills - inRun), this::isAsLedger);
            check(id, "done", this::isAsLedger);
            ends += papers.size() - carried.size();
            done = people.run(id);
        }
        checkHistories(ends / (papers.size() - papers.size() / CARRIED));
    }

    /** Every dossier is ended and opened again exactly as often as runs and undoings did it. */
    private void checkHistories(int runs) {
        for (String id : papers.keySet()) {
            List<String> actions = must(keeper.get("dossier/dossiers/" + id + "/history"))
                    .json()
                    .path("items")
                    .findValuesAsText("action");
            long ended = actions.stream().filter("dossier.end"::equals).count();
            long opened = actions.stream().filter("dossier.reopen"::equals).count();
            boolean isEnded = state(id).equals("ended");
            if (isEnded && (ended != runs || opened != runs - 1)) {
                wrong.add("dossier " + id + " was ended " + ended + " times and opened again " + opened + " times in "
                        + runs + " runs");
            }
            if (!isEnded && ended + opened > 0) {
                wrong.add("dossier " + id + " is carried over and was ended " + ended + " times");
            }
        }
    }

    /** The ended dossiers are destroyed, many years later. */
    private void destroy(int kills) throws InterruptedException {
        site.forward(Duration.ofDays(DAYS_AFTER_YEARS));
        Api archivist = people.archivist();
        JsonNode list = must(archivist.post(
                        "destruction/destructions",
                        map(
                                "agency",
                                AGENCY,
                                "title",
                                "Hủy hồ sơ hết thời hạn",
                                "note",
                                "Khối năm " + today.getYear())))
                .json();
        String id = list.path("id").asText();
        list = step(archivist, id, "items", map());
        destroyed = list.path("added").asInt();
        List<Map<String, Object>> members = new ArrayList<>();
        members.add(map("fullName", "Trần Văn An", "position", "Chi cục trưởng", "role", "chairman"));
        members.add(map("fullName", "Lý Thị Lưu", "position", "Lưu trữ viên", "role", "secretary"));
        members.add(map("fullName", "Phạm Quốc Bình", "position", "Trưởng phòng", "role", "member"));
        step(archivist, id, "council", map("members", members));
        String then = today.plusDays(DAYS_AFTER_YEARS).toString();
        step(archivist, id, "conclusion", map("metOn", then, "minutes", "Thống nhất hủy."));
        step(people.leader(), id, "decision", map("number", "15/QĐ-CL", "date", then));
        step(archivist, id, "preparation", map());
        String run = destruction(id).path("run").asText();
        people.after(run, "planning");
        step(people.leader(), id, "confirmation", map("password", passwords.get(LEADER)));
        int killed = toTheEnd(run, "done", kills, this::isDestroyedAsLedger);
        check(run, "done", this::isDestroyedAsLedger);
        if (killed < kills) {
            wrong.add("the destruction ended after " + killed + " kills already");
        }
    }

    private JsonNode destruction(String id) {
        return must(people.archivist().get("destruction/destructions/" + id)).json();
    }

    private JsonNode step(Api person, String id, String what, Map<String, Object> body) {
        body.put("version", destruction(id).path("version").asLong());
        return must(person.post("destruction/destructions/" + id + "/" + what, body))
                .json();
    }

    /** Kills the site so often on the way of a run to its end; how often it was. */
    private int toTheEnd(String run, String end, int most, BiPredicate<String, JsonNode> agrees)
            throws InterruptedException {
        int killed = 0;
        while (killed < most) {
            Thread.sleep(random.nextInt(MOST_MILLIS));
            if (people.run(run).path("state").asText().equals(end)) {
                return killed;
            }
            site.kill();
            killed++;
            site = SiteProcess.startAgainWithClock(data);
            signIn();
            lookMeanwhile(run, agrees);
        }
        JsonNode ended = people.after(run, "running");
        if (!ended.path("state").asText().equals(end)) {
            wrong.add("the run is " + ended.path("state").asText() + ", not " + end);
        }
        return killed;
    }

    /** What the ledger calls done before is done, and what it calls planned after is as it was. */
    private void lookMeanwhile(String run, BiPredicate<String, JsonNode> agrees) {
        Map<String, JsonNode> before = items(run);
        List<String> doubtful = new ArrayList<>();
        before.forEach((key, item) -> {
            if (random.nextInt(6) == 0 && !agrees.test(dossier(item), item)) {
                doubtful.add(key);
            }
        });
        if (!doubtful.isEmpty()) {
            Map<String, JsonNode> after = items(run);
            for (String key : doubtful) {
                // else it went on between the two looks
                if (before.get(key).path("state").equals(after.get(key).path("state"))) {
                    wrong.add("after a kill the ledger says of " + key + " " + after.get(key) + ", the dossier is "
                            + state(dossier(after.get(key))));
                }
            }
        }
    }

    private void check(String run, String end, BiPredicate<String, JsonNode> agrees) {
        Map<String, JsonNode> items = items(run);
        if (items.size() != people.run(run).path("items").asInt()) {
            wrong.add("the ledger has " + items.size() + " items, the run "
                    + people.run(run).path("items"));
        }
        items.forEach((key, item) -> {
            String state = item.path("state").asText();
            if (!state.equals(end) && !state.equals("left")) {
                wrong.add(key + " is " + state + " at the end: " + item);
            }
            if (!agrees.test(dossier(item), item)) {
                wrong.add("the ledger says of " + key + " " + item + ", the dossier is " + state(dossier(item)));
            }
        });
    }

    private Map<String, JsonNode> items(String run) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        String after = "";
        do {
            JsonNode page = must(people.archivist().get("batch/runs/" + run + "/items?limit=500" + after))
                    .json();
            page.path("items").forEach(item -> {
                if (items.put(item.path("key").asText(), item) != null) {
                    wrong.add(item.path("key").asText() + " is in the ledger twice");
                }
            });
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return items;
    }

    /** The dossier that an item is about; a reorganization names it with what is done. */
    private static String dossier(JsonNode item) {
        String key = item.path("key").asText();
        return key.substring(key.indexOf('~') + 1);
    }

    private boolean isAsLedger(String id, JsonNode item) {
        boolean ends = item.at("/becomes/state").asText().equals("ended");
        boolean isDone = item.path("state").asText().equals("done");
        return state(id).equals("ended") == (ends && isDone);
    }

    private boolean isDestroyedAsLedger(String id, JsonNode item) {
        int answer = keeper.get("dossier/dossiers/" + id + "/papers/" + papers.get(id) + "/content")
                .status();
        return (answer == 200) != item.path("state").asText().equals("done");
    }

    private String state(String id) {
        return dossierOf(id).at("/dossier/state").asText();
    }

    private JsonNode dossierOf(String id) {
        return must(keeper.get("dossier/dossiers/" + id)).json();
    }
}
