package org.vanthu.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The engine's PostgreSQL for the beans of the module. What they ask of it is first prepared on a MariaDB with the same
 * tables; a statement that does not prepare there fails on PostgreSQL as well, so that no feature test passes with it.
 */
final class CheckingDataSource extends DelegatingDataSource {

    CheckingDataSource(DataSource engine) {
        super(new TransactionAwareDataSourceProxy(engine));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return checked(Connection.class, super.getConnection());
    }

    private static <T> T checked(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                CheckingDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, values) -> invoke(target, method, values)));
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        switch (method.getName()) {
            case "prepareStatement", "executeQuery", "executeUpdate" -> {
                if (values != null && values.length > 0 && values[0] instanceof String sql) {
                    PreparedOnMariaDb.check(sql);
                }
            }
            default -> {
                // nothing to prepare; what changes the tables goes through "execute" and is checked by running it
            }
        }
        try {
            Object result = method.invoke(target, values);
            return method.getName().equals("createStatement") ? checked(Statement.class, (Statement) result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
