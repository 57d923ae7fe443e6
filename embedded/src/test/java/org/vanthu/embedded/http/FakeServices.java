package org.vanthu.embedded.http;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.security.AuthenticationService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.vanthu.embedded.transaction.EmbeddedTransactionService;

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
        RetryingTransactionHelper helper = new RetryingTransactionHelper();
        helper.setTransactionService(new EmbeddedTransactionService(new CountingTransactions()));
        return helper;
    }

    /** Transactions of nothing. */
    private static final class CountingTransactions extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            COMMITS.incrementAndGet();
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}

        @Override
        protected void doSetRollbackOnly(DefaultTransactionStatus status) {}
    }
}
