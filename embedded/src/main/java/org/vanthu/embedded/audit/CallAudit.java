package org.vanthu.embedded.audit;

import java.io.File;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.repo.transaction.TransactionalResourceHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.vanthu.embedded.service.CallGuard;

/** Notes calls that change something. A call that fails is noted too, in a transaction of its own. */
public final class CallAudit implements CallGuard, Ordered {

    private static final String PENDING = CallAudit.class.getName() + ".pending";
    private static final Set<String> READING = Set.of(
            "get",
            "is",
            "has",
            "exists",
            "find",
            "query",
            "list",
            "count",
            "search",
            "read",
            "resolve",
            "may",
            "use",
            "contains",
            "validate",
            "select",
            "evaluate");
    private static final Set<String> SECRET_SERVICES = Set.of("AuthenticationService", "MutableAuthenticationService");
    private static final int MAX_TEXT = 200;

    private final AuditEntries entries;
    private final Clock clock;
    private volatile boolean enabled;

    /**
     * Makes the guard.
     *
     * @param enabled whether calls are noted from the start
     */
    public CallAudit(AuditEntries entries, Clock clock, boolean enabled) {
        this.entries = entries;
        this.clock = clock;
        this.enabled = enabled;
    }

    boolean isEnabled() {
        return enabled;
    }

    void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Outside of the permission check, so that refused calls are noted too. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public @Nullable Object after(String service, Method method, Object[] args, @Nullable Object result) {
        if (enabled && changes(method)) {
            note(entry(service, method, args, ""));
        }
        return result;
    }

    @Override
    public void failed(String service, Method method, Object[] args, Throwable failure) {
        if (enabled && changes(method)) {
            AuditEntry entry = entry(service, method, args, failure.getClass().getSimpleName());
            if (AlfrescoTransactionSupport.getTransactionReadState() == TxnReadState.TXN_NONE) {
                entries.insertInOwnTransaction(List.of(entry));
                return;
            }
            AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                @Override
                public void afterCommit() {
                    entries.insertInOwnTransaction(List.of(entry));
                }

                @Override
                public void afterRollback() {
                    entries.insertInOwnTransaction(List.of(entry));
                }
            });
        }
    }

    /**
     * Notes that somebody was signed in, or was not, by another way than a password.
     *
     * @param failure why not, or empty
     */
    public void signIn(String way, String userName, String failure) {
        if (enabled) {
            entries.insertInOwnTransaction(
                    List.of(new AuditEntry(clock.instant(), userName, "SignIn", way, "", failure)));
        }
    }

    private void note(AuditEntry entry) {
        TxnReadState state = AlfrescoTransactionSupport.getTransactionReadState();
        if (state == TxnReadState.TXN_NONE) {
            entries.insertInOwnTransaction(List.of(entry));
        }
        if (state != TxnReadState.TXN_READ_WRITE) {
            return;
        }
        boolean first = !TransactionalResourceHelper.isResourcePresent(PENDING);
        List<AuditEntry> pending = TransactionalResourceHelper.getList(PENDING);
        pending.add(entry);
        if (first) {
            AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    entries.insert(pending);
                }
            });
        }
    }

    private static boolean changes(Method method) {
        String name = method.getName();
        int end = 0;
        while (end < name.length() && Character.isLowerCase(name.charAt(end))) {
            end++;
        }
        return !READING.contains(name.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private AuditEntry entry(String service, Method method, Object[] args, String failure) {
        String user = AuthenticationUtil.getFullyAuthenticatedUser();
        return new AuditEntry(
                clock.instant(),
                user == null ? "" : user,
                service,
                method.getName(),
                SECRET_SERVICES.contains(service) ? "" : arguments(args),
                failure);
    }

    private static String arguments(Object[] args) {
        StringBuilder text = new StringBuilder();
        for (Object arg : args) {
            text.append(text.length() == 0 ? "" : ", ").append(argument(arg));
        }
        return text.toString();
    }

    /** Ids, names and numbers are shown; of everything else only its kind. */
    private static String argument(@Nullable Object arg) {
        if (arg == null || arg instanceof Number || arg instanceof Boolean || arg instanceof Enum<?>) {
            return String.valueOf(arg);
        }
        if (arg instanceof NodeRef || arg instanceof QName) {
            return arg.toString();
        }
        if (arg instanceof String text) {
            return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        }
        if (arg instanceof Map<?, ?> map) {
            return map.keySet().toString();
        }
        return arg instanceof File ? "File" : arg.getClass().getSimpleName();
    }
}
