package org.vanthu.embedded.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import org.alfresco.error.AlfrescoRuntimeException;

/** Whether a PostgreSQL keeps what it confirmed when its machine fails. */
final class Durability {

    /** The settings that decide it. */
    static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    /** The settings that are off. */
    static List<String> off(DataSource database) {
        List<String> off = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (ResultSet result = statement.executeQuery("show " + setting)) {
                    if (result.next() && "off".equals(result.getString(1))) {
                        off.add(setting);
                    }
                }
            }
            return off;
        } catch (SQLException e) {
            throw new AlfrescoRuntimeException("Cannot ask PostgreSQL for its settings", e);
        }
    }
}
