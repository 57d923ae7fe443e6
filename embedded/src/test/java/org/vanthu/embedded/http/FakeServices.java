package org.vanthu.embedded.http;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.security.AuthenticationService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.transaction.TransactionService;

/** The few services that the web tier needs, without a database. */
final class FakeServices {

    static final AtomicInteger COMMITS = new AtomicInteger();

    private static final Map<String, String> PASSWORDS = Map.of("admin", "quản trị", "lan", "bí:mật");

    private FakeServices() {}

    static AuthenticationService authentication() {
        Map<String, String> tickets = new ConcurrentHashMap<>();
        return (AuthenticationService) Proxy.newProxyInstance(
                FakeServices.class.getClassLoader(),
                new Class<?>[] {AuthenticationService.class},
                (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "authenticate" -> {
                            if (!new String((char[]) args[1]).equals(PASSWORDS.get((String) args[0]))) {
                                throw new AuthenticationException("Failed to authenticate");
                            }
                            AuthenticationUtil.setFullyAuthenticatedUser((String) args[0]);
                        }
                        case "getCurrentTicket" -> {
                            String ticket = "TICKET_" + tickets.size();
                            tickets.put(ticket, AuthenticationUtil.getFullyAuthenticatedUser());
                            return ticket;
                        }
                        case "validate" -> {
                            String user = tickets.get((String) args[0]);
                            if (user == null) {
                                throw new AuthenticationException("The ticket has ended");
                            }
                            AuthenticationUtil.setFullyAuthenticatedUser(user);
                        }
                        case "invalidateTicket" -> tickets.remove((String) args[0]);
                        case "clearCurrentSecurityContext" -> AuthenticationUtil.clearCurrentSecurityContext();
                        default -> throw new UnsupportedOperationException(method.toString());
                    }
                    return null;
                });
    }

    static AuthorityService authorities() {
        return (AuthorityService) Proxy.newProxyInstance(
                FakeServices.class.getClassLoader(), new Class<?>[] {AuthorityService.class}, (proxy, method, args) -> {
                    if (method.getName().equals("hasAdminAuthority")) {
                        return "admin".equals(AuthenticationUtil.getFullyAuthenticatedUser());
                    }
                    throw new UnsupportedOperationException(method.toString());
                });
    }

    static RetryingTransactionHelper transactions() {
        TransactionService service = (TransactionService) Proxy.newProxyInstance(
                FakeServices.class.getClassLoader(),
                new Class<?>[] {TransactionService.class},
                (proxy, method, args) -> new CountingTransaction());
        RetryingTransactionHelper helper = new RetryingTransactionHelper();
        helper.setTransactionService(service);
        return helper;
    }

    private static final class CountingTransaction implements UserTransaction {

        private int status = Status.STATUS_NO_TRANSACTION;

        @Override
        public void begin() {
            status = Status.STATUS_ACTIVE;
        }

        @Override
        public void commit() {
            COMMITS.incrementAndGet();
            status = Status.STATUS_COMMITTED;
        }

        @Override
        public void rollback() {
            status = Status.STATUS_ROLLEDBACK;
        }

        @Override
        public void setRollbackOnly() {
            status = Status.STATUS_MARKED_ROLLBACK;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public void setTransactionTimeout(int seconds) {}
    }
}
