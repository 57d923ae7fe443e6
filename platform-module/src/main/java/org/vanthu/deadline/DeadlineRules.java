package org.vanthu.deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;

/** The rules that are shipped, and what agencies made of them. */
final class DeadlineRules {

    private static final String DATA = "/alfresco/module/vanthu-platform/data/deadline-rules.tsv";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<String, DeadlineRule> shipped;

    DeadlineRules(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
        this.shipped = readShipped();
    }

    /** The rules as they are shipped, by code. */
    Map<String, DeadlineRule> shipped() {
        return shipped;
    }

    /** The rules of an agency, by code, in the order of the data. */
    Map<String, DeadlineRule> of(String agency) {
        Map<String, DeadlineRule> rules = new LinkedHashMap<>(shipped);
        jdbc.query(
                "SELECT * FROM vt_deadline_rule WHERE agency = ?",
                row -> {
                    DeadlineRule own = read(
                            row.getString("code"),
                            row.getString("unit"),
                            row.getInt("amount"),
                            row.getBoolean("office_start"),
                            row.getInt("soon_minutes"),
                            row.getInt("grace_minutes"),
                            row.getLong("version"));
                    rules.replace(own.code(), own);
                },
                agency);
        return rules;
    }

    /** @throws NotFoundException if there is no rule with the code ({@code deadline.error.no-rule}) */
    DeadlineRule get(String agency, String code) {
        return rule(of(agency), code);
    }

    static DeadlineRule rule(Map<String, DeadlineRule> rules, String code) {
        DeadlineRule rule = rules.get(code);
        if (rule == null) {
            throw new NotFoundException("deadline.error.no-rule", code);
        }
        return rule;
    }

    /**
     * Writes what the agency makes of a rule.
     *
     * @throws ConflictException if it is no longer the version that was seen
     */
    void change(String agency, DeadlineRule rule, String by) {
        if (rule.version() == 0) {
            insert(agency, rule, by);
            return;
        }
        int written = jdbc.update(
                """
                UPDATE vt_deadline_rule SET unit = ?, amount = ?, office_start = ?, soon_minutes = ?, grace_minutes = ?, changed_at = ?,
                  changed_by = ?, version = version + 1 WHERE agency = ? AND code = ? AND version = ?""",
                rule.unit().code(),
                rule.amount(),
                rule.officeStart(),
                rule.soonMinutes(),
                rule.graceMinutes(),
                SqlTime.of(clock.instant()),
                by,
                agency,
                rule.code(),
                rule.version());
        if (written == 0) {
            throw new ConflictException("deadline.error.changed", rule.code());
        }
    }

    /** Takes the agency back to the shipped rule. */
    void reset(String agency, String code, long version) {
        int gone = jdbc.update(
                "DELETE FROM vt_deadline_rule WHERE agency = ? AND code = ? AND version = ?", agency, code, version);
        if (gone == 0) {
            throw new ConflictException("deadline.error.changed", code);
        }
    }

    private void insert(String agency, DeadlineRule rule, String by) {
        try {
            jdbc.update(
                    """
                    INSERT INTO vt_deadline_rule (agency, code, unit, amount, office_start, soon_minutes, grace_minutes, changed_at,
                      changed_by, version)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    agency,
                    rule.code(),
                    rule.unit().code(),
                    rule.amount(),
                    rule.officeStart(),
                    rule.soonMinutes(),
                    rule.graceMinutes(),
                    SqlTime.of(clock.instant()),
                    by,
                    1L);
        } catch (DuplicateKeyException e) {
            throw new ConflictException("deadline.error.changed", rule.code());
        }
    }

    private static Map<String, DeadlineRule> readShipped() {
        Map<String, DeadlineRule> rules = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DeadlineRules.class.getResourceAsStream(DATA), DATA), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            for (String line : lines) {
                String[] cells = line.split("\t", -1);
                rules.put(
                        cells[0],
                        read(
                                cells[0],
                                cells[1],
                                Integer.parseInt(cells[2]),
                                cells[3].equals("yes"),
                                Integer.parseInt(cells[4]),
                                Integer.parseInt(cells[5]),
                                0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(rules);
    }

    private static DeadlineRule read(
            String code,
            String unit,
            int amount,
            boolean officeStart,
            int soonMinutes,
            int graceMinutes,
            long version) {
        return new DeadlineRule(
                code,
                DeadlineUnit.of(unit).orElseThrow(() -> new IllegalStateException("unknown unit " + unit)),
                amount,
                officeStart,
                soonMinutes,
                graceMinutes,
                version > 0,
                version);
    }
}
