package org.vanthu.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Json;
import org.vanthu.shared.SqlTime;

/** Rows in the tables of other features, as they write them: a half-year of H99 that is counted by hand. */
public final class CountedRows {

    private static final LocalDateTime FAR = LocalDateTime.of(9999, 1, 1, 0, 0);

    private final JdbcTemplate jdbc;

    public CountedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A line of a directive; times are Vietnamese, such as {@code 2026-02-10T17:00}. */
    public final class Line {
        private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

        Line(long id, String giver, String executor, String unit, String name) {
            columns.put("id", id);
            columns.put("directive_id", id);
            columns.put("agency", giver);
            columns.put("executor", executor);
            columns.put("executor_name", name);
            columns.put("unit", unit);
            columns.put("part_name", "lead");
            columns.put("state", "inProgress");
            columns.put("running", 1);
            columns.put("officer", "follow-up.h99");
            columns.put("ordered_by", "leader.h99");
            columns.put("field_code", id % 2 == 0 ? "GD" : "YT");
            columns.put("urgency_rank", 4);
            columns.put("holder_unit", "");
            columns.put("due_sort", FAR);
            columns.put("extensions", 0);
            columns.put("late_extension", 0);
            columns.put("returns", 0);
            columns.put("rejections", 0);
            columns.put("version", 1);
        }

        public Line at(String column, String time) {
            columns.put(column, time(time));
            return this;
        }

        public Line with(String column, Object value) {
            columns.put(column, value);
            return this;
        }

        public void add() {
            insert("vt_directive_line", columns);
            Map<String, @Nullable Object> directive = new LinkedHashMap<>();
            Object id = columns.get("id");
            directive.put("id", id);
            directive.put("agency", columns.get("agency"));
            directive.put("node_id", "node-" + id);
            directive.put("source", "draft");
            directive.put("ordinal", 1);
            directive.put("state", columns.get("given_at") == null ? "drafted" : "given");
            directive.put("content", "Báo cáo kết quả số " + id);
            directive.put("content_key", "bao cao ket qua so " + id);
            directive.put("ordered_by", columns.get("ordered_by"));
            directive.put("ordered_name", "Lãnh đạo");
            directive.put("officer", columns.get("officer"));
            directive.put("field_code", columns.get("field_code"));
            directive.put("result_kind", "report");
            directive.put("long_term", 0);
            directive.put("long_term_decision", "");
            directive.put("urgency", 0);
            directive.put("number_text", id + "/UBND-VX");
            directive.put("subject", "Về việc " + id);
            directive.put("given_at", columns.get("given_at"));
            directive.put("entered_at", time("2025-10-01T08:00"));
            directive.put("entered_by", "follow-up.h99");
            directive.put("version", 1);
            insert("vt_directive", directive);
        }
    }

    public Line line(long id, String giver, String executor, String unit, String name) {
        return new Line(id, giver, executor, unit, name);
    }

    void work(long id, String holder, String unit, String started, @Nullable String due, @Nullable String ended) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", id);
        columns.put("agency", "H99");
        columns.put("node_id", "work-" + id);
        columns.put("process_name", "incoming");
        columns.put("branch", "b" + id);
        columns.put("step_name", "handle");
        columns.put("part_name", "lead");
        columns.put("unit", unit);
        columns.put("holder", holder);
        columns.put("urgency", 0);
        columns.put("urgency_rank", 4);
        columns.put("state", ended == null ? "open" : "ended");
        columns.put("running", ended == null ? 1 : 0);
        columns.put("title", "Về việc " + id);
        columns.put("label", id + "/SNV");
        columns.put("title_key", "ve viec " + id);
        columns.put("started_at", time(started));
        columns.put("started_by", "leader.h99");
        columns.put("instruction", "");
        columns.put("due_at", due == null ? null : time(due));
        columns.put("due_sort", due == null ? FAR : time(due));
        columns.put("ended_at", ended == null ? null : time(ended));
        columns.put("version", 1);
        insert("vt_work_item", columns);
    }

    void incoming(String id, String origin, String begun, String due, @Nullable String ended) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("node_id", id);
        document.put("agency", "H99");
        document.put("kind", "incoming");
        document.put("state", "registered");
        document.put("register_year", 2026);
        document.put("arrival_date", LocalDate.parse(begun.substring(0, 10)));
        document.put("received_at", time(begun));
        document.put("entered_at", time(begun));
        document.put("entered_by", "clerk.h99");
        document.put("backfilled", false);
        document.put("number_text", id + "/SNV");
        document.put("number_key", id + "/snv");
        document.put("issuer_name", "Sở Nội vụ");
        document.put("issuer_key", "so noi vu");
        document.put("type_code", "CV");
        document.put("type_name", "Công văn");
        document.put("subject", "Về việc " + id);
        document.put("subject_key", "ve viec " + id);
        document.put("urgency", 0);
        document.put("origin", origin);
        document.put("source", "paper");
        document.put("duplicate_ordinal", 0);
        document.put("version", 1);
        insert("vt_document", document);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("node_id", id);
        columns.put("agency", "H99");
        columns.put("state", ended == null ? "handling" : "processed");
        columns.put("response", "none");
        columns.put("task_assigning", false);
        columns.put("director", "leader.h99");
        columns.put("lead_unit", "VX");
        columns.put("lead_holder", "an.vx");
        columns.put("lead_due", time(due));
        columns.put("begun_at", time(begun));
        columns.put("ended_at", ended == null ? null : time(ended));
        columns.put("version", 1);
        insert("vt_incoming", columns);
    }

    void outgoing(String id, String state, String mode, @Nullable String signature, @Nullable String issued) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (String empty : new String[] {
            "language",
            "signer_position",
            "competence",
            "controller",
            "series",
            "notation",
            "submission",
            "mode_reason",
            "reply_note",
            "note"
        }) {
            columns.put(empty, "");
        }
        columns.put("node_id", id);
        columns.put("agency", "H99");
        columns.put("kind", "document");
        columns.put("state", state);
        columns.put("drafter", "an.vx");
        columns.put("unit", "VX");
        columns.put("type_code", "CV");
        columns.put("type_name", "Công văn");
        columns.put("subject", "Về việc " + id);
        columns.put("subject_key", "ve viec " + id);
        columns.put("urgency", 0);
        columns.put("signer", "leader.h99");
        columns.put("issue_mode", mode);
        columns.put("reply_requested", false);
        columns.put("wide", false);
        columns.put("important", false);
        columns.put("copies", 1);
        columns.put("draft_version", 1);
        columns.put("page_amount", 1);
        columns.put("signature", signature);
        columns.put("issued_at", issued == null ? null : time(issued));
        columns.put("created_at", time("2026-02-01T08:00"));
        columns.put("changed_at", time("2026-02-01T08:00"));
        columns.put("version", 1);
        insert("vt_outgoing", columns);
    }

    void dossier(String id, String opened, String due, @Nullable String ended) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", id);
        columns.put("agency", "H99");
        columns.put("dossier_year", 2026);
        columns.put("code", id);
        columns.put("title", "Hồ sơ " + id);
        columns.put("title_key", "ho so " + id);
        columns.put("kind", "person");
        columns.put("owner", "an.vx");
        columns.put("state", ended == null ? "open" : "ended");
        columns.put("due_date", LocalDate.parse(due));
        columns.put("opened_at", time(opened));
        columns.put("opened_by", "an.vx");
        columns.put("ended_at", ended == null ? null : time(ended));
        columns.put("version", 1);
        insert("vt_dossier", columns);
    }

    void signIn(String user, String day, int half) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("user_name", user);
        columns.put("sign_in_day", LocalDate.parse(day));
        columns.put("half", half);
        columns.put("agency", "H99");
        columns.put("unit", "");
        columns.put("first_at", time(day + (half == 0 ? "T08:00" : "T14:00")));
        insert("vt_sign_in", columns);
    }

    /** The half-year that {@link StatisticsFeatureTest} counts. */
    public void halfYear() {
        line(1, "H99", "H98", "", "Sở Nội vụ")
                .at("given_at", "2026-01-10T09:00")
                .at("due_at", "2026-02-10T17:00")
                .at("result_issued_at", "2026-02-01T10:00")
                .at("completed_at", "2026-02-03T10:00")
                .with("state", "completed")
                .with("running", 0)
                .add();
        line(2, "H99", "H98", "", "Sở Nội vụ")
                .at("given_at", "2026-01-15T09:00")
                .at("due_at", "2026-02-15T17:00")
                .at("result_issued_at", "2026-02-20T10:00")
                .at("completed_at", "2026-02-21T10:00")
                .with("state", "completed")
                .with("running", 0)
                .add();
        line(3, "H99", "H98", "", "Sở Nội vụ")
                .at("given_at", "2026-05-01T09:00")
                .at("due_at", "2026-07-30T17:00")
                .add();
        line(4, "H99", "", "", "Công ty Cấp nước")
                .at("given_at", "2026-03-01T09:00")
                .at("due_at", "2026-05-01T17:00")
                .add();
        line(5, "H99", "", "", "Công ty Cấp nước")
                .at("given_at", "2026-02-01T09:00")
                .at("due_at", "2026-05-01T17:00")
                .at("withdrawn_at", "2026-03-01T09:00")
                .with("state", "withdrawn")
                .with("running", 0)
                .add();
        line(6, "H99", "H99", "VX", "Phòng Văn xã")
                .at("given_at", "2026-04-01T09:00")
                .at("due_at", "2026-08-01T17:00")
                .with("extensions", 1)
                .add();
        line(7, "H99", "H98", "", "Sở Nội vụ")
                .at("given_at", "2026-06-01T09:00")
                .at("due_at", "2026-06-15T17:00")
                .with("returns", 1)
                .with("state", "returned")
                .add();
        line(8, "H99", "H99", "VX", "Phòng Văn xã")
                .at("given_at", "2026-06-05T09:00")
                .at("due_at", "2026-07-15T17:00")
                .at("update_due_at", "2026-06-20T17:00")
                .add();
        line(9, "H99", "H98", "", "Sở Nội vụ")
                .at("given_at", "2025-11-05T09:00")
                .at("due_at", "2025-12-25T17:00")
                .at("result_issued_at", "2025-12-19T10:00")
                .at("completed_at", "2025-12-20T10:00")
                .with("state", "completed")
                .with("running", 0)
                .add();
        line(10, "H99", "H98", "", "Sở Nội vụ")
                .at("given_at", "2025-12-01T09:00")
                .at("due_at", "2026-01-31T17:00")
                .at("result_issued_at", "2026-01-19T10:00")
                .at("completed_at", "2026-01-20T10:00")
                .with("state", "completed")
                .with("running", 0)
                .add();
        line(11, "H99", "H98", "", "Sở Nội vụ").with("state", "drafted").add();
        line(12, "H98", "H99", "", "Ủy ban nhân dân tỉnh")
                .at("given_at", "2026-02-01T09:00")
                .at("due_at", "2026-03-01T17:00")
                .at("reported_at", "2026-02-25T10:00")
                .at("result_issued_at", "2026-02-25T10:00")
                .with("state", "reported")
                .with("holder_unit", "VX")
                .add();
        work(1, "an.vx", "VX", "2026-06-01T08:00", "2026-06-05T17:00", "2026-06-04T08:00");
        work(2, "an.vx", "VX", "2026-06-01T08:00", "2026-06-05T17:00", "2026-06-08T08:00");
        work(3, "binh.tc", "TC", "2026-06-29T08:00", "2026-07-02T17:00", null);
        work(4, "an.vx", "VX", "2026-06-10T08:00", "2026-06-20T17:00", null);
        work(5, "an.vx", "VX", "2025-12-10T08:00", "2025-12-20T17:00", "2025-12-15T08:00");
        incoming("i1", "electronic", "2026-02-01T08:00", "2026-02-10T17:00", "2026-02-09T08:00");
        incoming("i2", "paper", "2026-03-01T08:00", "2026-06-01T17:00", null);
        outgoing("o1", "issued", "electronic", "digital", "2026-03-01T10:00");
        outgoing("o2", "issued", "both", "paper", "2026-03-02T10:00");
        outgoing("o3", "draft", "electronic", null, null);
        outgoing("o4", "cancelled", "electronic", null, null);
        dossier("s1", "2026-05-01T08:00", "2026-06-29", "2026-06-29T23:30");
        dossier("s2", "2026-05-01T08:00", "2026-05-31", "2026-06-01T00:30");
        dossier("s3", "2026-05-01T08:00", "2026-06-29", null);
        dossier("s4", "2026-05-01T08:00", "2026-06-30", null);
        signIn("specialist.h99", "2026-06-29", 0);
        signIn("specialist.h99", "2026-06-29", 1);
        signIn("specialist.h99", "2026-06-30", 0);
    }

    private void insert(String table, Map<String, @Nullable Object> columns) {
        jdbc.update(
                "INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") VALUES ("
                        + String.join(
                                ", ", columns.keySet().stream().map(name -> "?").toList()) + ")",
                columns.values().toArray());
    }

    private static LocalDateTime time(String local) {
        return SqlTime.of(instant(local));
    }

    static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(Json.ZONE).toInstant();
    }
}
