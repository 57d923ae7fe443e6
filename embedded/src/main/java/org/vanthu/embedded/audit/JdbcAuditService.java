package org.vanthu.embedded.audit;

import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.audit.AuditQueryParameters;
import org.alfresco.service.cmr.audit.AuditService;
import org.alfresco.util.Pair;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the log of calls. There is one application, {@code embedded-calls}. */
public final class JdbcAuditService implements AuditService {

    private static final String APPLICATION = "embedded-calls";
    private static final String ROOT = "/" + APPLICATION + "/";
    private static final List<String> COLUMNS = List.of("service", "method", "arguments", "failure");

    private final JdbcTemplate jdbc;
    private final CallAudit audit;

    private record Row(long id, String user, long timeMillis, Map<String, Serializable> values) {}

    public JdbcAuditService(JdbcTemplate jdbc, CallAudit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public boolean isAuditEnabled() {
        return audit.isEnabled();
    }

    @Override
    public void setAuditEnabled(boolean enable) {
        audit.setEnabled(enable);
    }

    @Override
    public Map<String, AuditApplication> getAuditApplications() {
        return Map.of(APPLICATION, new AuditApplication(APPLICATION, "/" + APPLICATION, audit.isEnabled()));
    }

    @Override
    public int clearAudit(String applicationName, @Nullable Long fromTime, @Nullable Long toTime) {
        if (!APPLICATION.equals(applicationName)) {
            return 0;
        }
        AuditQueryParameters parameters = new AuditQueryParameters();
        parameters.setFromTime(fromTime);
        parameters.setToTime(toTime);
        Where where = where(parameters);
        return jdbc.update(
                "delete from emb_audit" + where.sql(), where.arguments().toArray());
    }

    private record Where(String sql, List<Object> arguments) {}

    private static Where where(AuditQueryParameters parameters) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        add(conditions, arguments, "user_name = ?", parameters.getUser());
        add(conditions, arguments, "id >= ?", parameters.getFromId());
        add(conditions, arguments, "id < ?", parameters.getToId());
        add(conditions, arguments, "at >= ?", timestamp(parameters.getFromTime()));
        add(conditions, arguments, "at < ?", timestamp(parameters.getToTime()));
        for (Pair<String, Serializable> key : parameters.getSearchKeyValues()) {
            String column = key.getFirst() == null ? "" : key.getFirst().replace(ROOT, "");
            if (!COLUMNS.contains(column)) {
                throw new UnsupportedOperationException("AuditService.auditQuery by " + key.getFirst()
                        + " is not implemented by the embedded engine; see docs/embedded/supported-api.md");
            }
            add(conditions, arguments, column + " = ?", key.getSecond());
        }
        return new Where(conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions), arguments);
    }

    private static void add(
            List<String> conditions, List<Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            conditions.add(condition);
            arguments.add(argument);
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Long millis) {
        return millis == null ? null : Timestamp.from(Instant.ofEpochMilli(millis));
    }

    @Override
    public void auditQuery(AuditQueryCallback callback, AuditQueryParameters parameters, int maxResults) {
        String application = parameters.getApplicationName();
        if (application != null && !application.equals(APPLICATION)) {
            return;
        }
        Where where = where(parameters);
        String sql = "select * from emb_audit" + where.sql() + " order by id" + (parameters.isForward() ? "" : " desc")
                + (maxResults > 0 ? " limit " + maxResults : "");
        boolean values = callback.valuesRequired();
        List<Row> rows = jdbc.query(
                sql, (row, number) -> row(row, values), where.arguments().toArray());
        for (Row row : rows) {
            if (!callback.handleAuditEntry(row.id(), APPLICATION, row.user(), row.timeMillis(), row.values())) {
                return;
            }
        }
    }

    private static Row row(ResultSet row, boolean withValues) throws SQLException {
        Map<String, Serializable> values = new HashMap<>();
        if (withValues) {
            for (String column : COLUMNS) {
                values.put(ROOT + column, row.getString(column));
            }
        }
        return new Row(
                row.getLong("id"),
                row.getString("user_name"),
                row.getTimestamp("at").getTime(),
                values);
    }
}
