package org.vanthu.shared;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells a full disk from other failures: it is no fault of the person or the file, the same work succeeds once there is
 * room again, and somebody must be told to make it.
 */
public final class FullDisk {

    /** SQLSTATE {@code disk_full} of PostgreSQL. */
    private static final String DISK_FULL = "53100";

    /**
     * {@code ER_DISK_FULL} and {@code ER_RECORD_FILE_FULL} of MySQL and MariaDB, which have no SQLSTATE of their own.
     */
    private static final Set<Integer> MYSQL_DISK_FULL = Set.of(1021, 1114);

    private FullDisk() {}

    /** Whether the failure or one of its causes is a full disk, of this machine or of the database. */
    public static boolean caused(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if ((t instanceof SQLException sql && tells(sql)) || says(t.getMessage())) {
                return true;
            }
        }
        return false;
    }

    private static boolean tells(SQLException failure) {
        return DISK_FULL.equals(failure.getSQLState()) || MYSQL_DISK_FULL.contains(failure.getErrorCode());
    }

    private static boolean says(@Nullable String message) {
        String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("disk quota");
    }
}
