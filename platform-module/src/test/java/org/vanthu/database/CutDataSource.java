package org.vanthu.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Loses its connection, as if the process were killed, before or after the n-th change of the tables. */
final class CutDataSource extends DelegatingDataSource {

    private final boolean afterwards;
    private int left;

    CutDataSource(DataSource target, int changes, boolean afterwards) {
        super(target);
        this.left = changes;
        this.afterwards = afterwards;
    }

    boolean hasCut() {
        return left < 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, connection, connection);
    }

    private <T> T proxy(Class<T> type, T target, Connection connection) {
        return type.cast(Proxy.newProxyInstance(
                CutDataSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    boolean change = method.getName().equals("execute")
                            && values != null
                            && String.valueOf(values[0]).startsWith("CREATE")
                            && !String.valueOf(values[0]).contains("IF NOT EXISTS");
                    if (change && --left < 0 && !afterwards) {
                        throw cut(connection);
                    }
                    try {
                        Object result = method.invoke(target, values);
                        if (change && left < 0) {
                            throw cut(connection);
                        }
                        return result instanceof Statement statement
                                        && method.getName().equals("createStatement")
                                ? proxy(Statement.class, statement, connection)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static SQLException cut(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
        return new SQLException("cut");
    }
}
