package org.alfresco.repo.security.authentication;

import java.util.ArrayDeque;
import java.util.Deque;

import net.sf.acegisecurity.Authentication;
import org.alfresco.service.cmr.security.PermissionService;

/**
 * Says who is acting on this thread. Two users are kept: the one who signed in (full authentication; audit names this
 * one) and the one with whose rights the code runs (run-as; permissions look at this one).
 */
public class AuthenticationUtil {
    public static final String SYSTEM_USER_NAME = "System";

    private static final ThreadLocal<Context> CURRENT = ThreadLocal.withInitial(() -> Context.EMPTY);
    private static final ThreadLocal<Deque<Context>> STACK = ThreadLocal.withInitial(ArrayDeque::new);

    private static volatile String defaultAdminUserName = "admin";
    private static volatile String defaultGuestUserName = "guest";

    public AuthenticationUtil() {}

    /** Work that runs as another user. */
    public interface RunAsWork<Result> {
        Result doWork() throws Exception;
    }

    public void setDefaultAdminUserName(String userName) {
        defaultAdminUserName = userName;
    }

    public void setDefaultGuestUserName(String userName) {
        defaultGuestUserName = userName;
    }

    /** @throws AuthenticationException if the name is null */
    public static Authentication setFullyAuthenticatedUser(String userName) {
        return setFullAuthentication(user(userName));
    }

    public static Authentication setFullAuthentication(Authentication authentication) {
        if (authentication == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(new Context(authentication, null));
        }
        return authentication;
    }

    /** Changes the user with whose rights the code runs; who signed in stays. */
    public static Authentication setRunAsUser(String userName) {
        Authentication authentication = user(userName);
        Authentication full = CURRENT.get().full();
        CURRENT.set(new Context(full == null ? authentication : full, authentication));
        return authentication;
    }

    public static Authentication setRunAsUserSystem() {
        return setRunAsUser(SYSTEM_USER_NAME);
    }

    public static Authentication setAdminUserAsFullyAuthenticatedUser() {
        return setFullyAuthenticatedUser(defaultAdminUserName);
    }

    public static Authentication getFullAuthentication() {
        return CURRENT.get().full();
    }

    public static Authentication getRunAsAuthentication() {
        Context context = CURRENT.get();
        return context.runAs() == null ? context.full() : context.runAs();
    }

    /** Answers the name of the user who signed in, or null. */
    public static String getFullyAuthenticatedUser() {
        return name(getFullAuthentication());
    }

    /** Answers the name of the user with whose rights the code runs, or null. */
    public static String getRunAsUser() {
        return name(getRunAsAuthentication());
    }

    public static boolean isRunAsUserTheSystemUser() {
        return SYSTEM_USER_NAME.equals(getRunAsUser());
    }

    public static boolean isMtEnabled() {
        return false;
    }

    public static String getSystemUserName() {
        return SYSTEM_USER_NAME;
    }

    public static String getAdminUserName() {
        return defaultAdminUserName;
    }

    public static String getAdminRoleName() {
        return PermissionService.ADMINISTRATOR_AUTHORITY;
    }

    public static String getGuestUserName() {
        return defaultGuestUserName;
    }

    public static String getGuestRoleName() {
        return PermissionService.GUEST_AUTHORITY;
    }

    public static void clearCurrentSecurityContext() {
        CURRENT.remove();
    }

    /**
     * Runs the work with the rights of a user and restores what was before, whatever happens. What is not a runtime
     * exception arrives wrapped, errors too.
     */
    public static <R> R runAs(RunAsWork<R> runAsWork, String uid) {
        Context before = CURRENT.get();
        try {
            setRunAsUser(uid);
            return runAsWork.doWork();
        } catch (RuntimeException exception) {
            throw exception;
        } catch (Throwable exception) {
            throw new RuntimeException("Error during run as.", exception);
        } finally {
            restore(before);
        }
    }

    public static <R> R runAsSystem(RunAsWork<R> runAsWork) {
        return runAs(runAsWork, SYSTEM_USER_NAME);
    }

    /** Remembers who acts on this thread; {@link #popAuthentication()} brings it back. */
    public static void pushAuthentication() {
        STACK.get().push(CURRENT.get());
    }

    public static void popAuthentication() {
        Deque<Context> stack = STACK.get();
        restore(stack.isEmpty() ? Context.EMPTY : stack.pop());
        if (stack.isEmpty()) {
            STACK.remove();
        }
    }

    private static void restore(Context context) {
        if (context.full() == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(context);
        }
    }

    private static Authentication user(String userName) {
        if (userName == null) {
            throw new AuthenticationException("Null user name");
        }
        return new UserAuthentication(userName);
    }

    private static String name(Authentication authentication) {
        return authentication == null ? null : authentication.getName();
    }

    private record Context(Authentication full, Authentication runAs) {
        static final Context EMPTY = new Context(null, null);
    }

    private record UserAuthentication(String userName) implements Authentication {
        @Override
        public Object getPrincipal() {
            return userName;
        }

        @Override
        public boolean isAuthenticated() {
            return true;
        }

        @Override
        public String getName() {
            return userName;
        }
    }
}
