package org.vanthu.acceptance;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * What an archivist and a leader do over HTTP to reorganize a year of their agency.
 *
 * @param archivist signed in
 * @param leader signed in
 */
public record YearEnd(Api archivist, Api leader, String agency, int year) {

    private static final String PLANS = "reorganization/plans";

    /** The plan of the year with its proposals, all confirmed; one that was prepared before is prepared anew. */
    public JsonNode prepared() throws InterruptedException {
        JsonNode plans = must(archivist.get(PLANS + "?agency=" + agency)).json().path("items");
        JsonNode plan = plans.isEmpty()
                ? must(archivist.post(PLANS, map("agency", agency, "year", year)))
                        .json()
                : change(whenPrepared(plans.get(0)), "preparation", map());
        return change(whenPrepared(plan), "filings", map("minScore", 1));
    }

    private JsonNode whenPrepared(JsonNode plan) throws InterruptedException {
        JsonNode now = plan;
        while (!now.path("stage").asText().equals("prepared")) {
            Thread.sleep(100);
            now = plan(plan.path("id").asText());
        }
        return now;
    }

    /** The plan as it is now. */
    public JsonNode plan(String id) {
        return must(archivist.get(PLANS + "/" + id)).json();
    }

    /** Does something with a plan that was seen. */
    public JsonNode change(JsonNode seen, String what, Map<String, Object> body) {
        body.put("version", seen.path("version").asLong());
        return must(archivist.post(PLANS + "/" + seen.path("id").asText() + "/" + what, body))
                .json();
    }

    /** Proposes the run of a plan and waits for its dry run; the run. */
    public JsonNode planned(String planId) throws InterruptedException {
        String run = change(plan(planId), "run", map()).path("runId").asText();
        return after(run, "planning");
    }

    /** The run, once it is in another of its states than these. */
    public JsonNode after(String run, String... states) throws InterruptedException {
        JsonNode now = run(run);
        while (Set.of(states).contains(now.path("state").asText())) {
            Thread.sleep(100);
            now = run(run);
        }
        return now;
    }

    /** The run as it is now. */
    public JsonNode run(String id) {
        return must(archivist.get("batch/runs/" + id)).json();
    }

    /** Lets a planned run begin, as another person than the one who proposed it. */
    public void approve(JsonNode run) {
        must(leader.post(
                "batch/runs/" + run.path("id").asText() + "/approve",
                map("version", run.path("version").asLong())));
    }

    /** Takes back everything that a run did. */
    public void undo(JsonNode run, String reason) {
        must(archivist.post(
                "batch/runs/" + run.path("id").asText() + "/undo",
                map("version", run.path("version").asLong(), "reason", reason)));
    }
}
