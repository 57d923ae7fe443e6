package org.vanthu.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import javax.sql.DataSource;

import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A second database that takes part in the transactions of the first: it commits just before and rolls back with it.
 * Good enough for tests, in which neither breaks between the two commits.
 */
final class JoiningDataSource extends AbstractDataSource {

    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final DataSource target;

    /** What the connection is bound to; Spring binds its own idea of it to the data source. */
    private final Object key = new Object();

    JoiningDataSource(DataSource target) {
        this.target = target;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return target.getConnection();
        }
        Connection joined = (Connection) TransactionSynchronizationManager.getResource(key);
        if (joined == null) {
            joined = target.getConnection();
            joined.setAutoCommit(false);
            TransactionSynchronizationManager.bindResource(key, joined);
            TransactionSynchronizationManager.registerSynchronization(new Joined(joined));
        }
        return joined(Connection.class, joined);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** The connection and its statements; only the end of the transaction closes it. */
    private static <T> T joined(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                JoiningDataSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    if (target instanceof Connection && method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        Object result = method.invoke(target, values);
                        return result instanceof PreparedStatement statement
                                ? joined(PreparedStatement.class, statement)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof SQLException failure ? told(failure) : e.getCause();
                    }
                }));
    }

    /**
     * Two databases do not see that two transactions wait for each other; one database says which is to start again.
     */
    private static SQLException told(SQLException failure) {
        return failure.getErrorCode() == LOCK_WAIT_TIMEOUT
                ? new SQLTransactionRollbackException(failure.getMessage(), "40001", LOCK_WAIT_TIMEOUT, failure)
                : failure;
    }

    private final class Joined implements TransactionSynchronization, Ordered {
        private final Connection connection;

        Joined(Connection connection) {
            this.connection = connection;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(key);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(key, connection);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
            try (connection) {
                if (status == STATUS_COMMITTED) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
