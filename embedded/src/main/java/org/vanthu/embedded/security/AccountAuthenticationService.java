package org.vanthu.embedded.security;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vanthu.embedded.security.AccountStore.Account;
import org.vanthu.embedded.signin.AuthenticationChain;
import org.vanthu.embedded.signin.PasswordProof;

/**
 * Accounts, sign-in and tickets. A sign-in that fails says the same and takes the same time whether the name is
 * unknown, the password wrong, the account closed or the name locked out; failed tries are counted in a transaction of
 * their own, after the caller's if there is one.
 */
final class AccountAuthenticationService implements MutableAuthenticationService {
    private static final Logger LOG = LoggerFactory.getLogger(AccountAuthenticationService.class);
    private static final String FAILED = "Failed to authenticate";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PASSWORD = 1024;
    private static final ThreadLocal<@Nullable Session> SESSION = new ThreadLocal<>();

    private final AccountStore accounts;
    private final TicketStore tickets;
    private final Passwords passwords;
    private final SignInProtection protection;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final List<PasswordProof> proofs;

    /** The ticket of this thread, and whose it is: it counts only while that user is signed in. */
    private record Session(String userName, String ticket) {}

    AccountAuthenticationService(
            AccountStore accounts,
            TicketStore tickets,
            Passwords passwords,
            SignInProtection protection,
            Clock clock,
            PlatformTransactionManager transactionManager,
            AuthenticationChain chain) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.passwords = passwords;
        this.protection = protection;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactionManager);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.proofs = chain.proofs(this::matchesAccount);
    }

    @Override
    public void authenticate(String userName, char[] password) {
        clearCurrentSecurityContext();
        AuthenticationUtil.setFullyAuthenticatedUser(check(userName, password, proofs));
    }

    /**
     * Answers the user name as the account writes it. Whoever may prove a name is asked for unknown names as well, so
     * that the time tells nothing; the administrator signs in with the password of this site only.
     */
    private String check(String userName, char[] password, List<PasswordProof> ways) {
        if (userName.isBlank() || userName.length() > LONGEST_NAME || password.length > LONGEST_PASSWORD) {
            throw new AuthenticationException(FAILED);
        }
        Optional<Account> account = accounts.find(userName);
        boolean lockedOut = isLockedOut(userName);
        boolean admin = getDefaultAdministratorUserNames().stream().anyMatch(userName::equalsIgnoreCase);
        boolean right = (lockedOut || admin ? List.<PasswordProof>of(this::matchesAccount) : ways)
                .stream().anyMatch(way -> way.proves(userName, password));
        if (!right || lockedOut || account.filter(Account::enabled).isEmpty()) {
            countFailure(userName);
            throw new AuthenticationException(FAILED);
        }
        if (accounts.failures(userName).isPresent()) {
            accounts.clearFailures(userName);
        }
        return account.orElseThrow().userName();
    }

    private boolean matchesAccount(String userName, char[] password) {
        Optional<Account> account = accounts.find(userName).filter(Account::enabled);
        if (account.isEmpty()) {
            passwords.matchNobody(password);
        }
        return account.filter(found -> passwords.matches(password, found.passwordHash()))
                .isPresent();
    }

    private boolean isLockedOut(String userName) {
        return protection.limit() > 0
                && accounts.failures(userName)
                        .filter(failures -> failures.count() >= protection.limit()
                                && failures.lastAt().plus(protection.period()).isAfter(clock.instant()))
                        .isPresent();
    }

    private void countFailure(String userName) {
        if (isLockedOut(userName)) {
            return; // a locked name is not locked for longer by trying on
        }
        if (AlfrescoTransactionSupport.getTransactionReadState() != TxnReadState.TXN_NONE) {
            // it counts even if that is rolled back; a second connection is not taken while holding one
            AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                @Override
                public void afterCommit() {
                    count(userName);
                }

                @Override
                public void afterRollback() {
                    count(userName);
                }
            });
        } else {
            count(userName);
        }
    }

    private void count(String userName) {
        Instant now = clock.instant();
        ownTransaction.executeWithoutResult(
                status -> accounts.countFailure(userName, now, now.minus(protection.period())));
        if (isLockedOut(userName)) {
            LOG.warn("A user name is locked out for {} after {} failed tries", protection.period(), protection.limit());
        }
    }

    @Override
    public boolean authenticationExists(String userName) {
        return accounts.find(userName).isPresent();
    }

    @Override
    public boolean getAuthenticationEnabled(String userName) {
        return accounts.find(userName).filter(Account::enabled).isPresent();
    }

    @Override
    public @Nullable String getCurrentUserName() {
        return AuthenticationUtil.getRunAsUser();
    }

    @Override
    public boolean isCurrentUserTheSystemUser() {
        return AuthenticationUtil.isRunAsUserTheSystemUser();
    }

    @Override
    public void invalidateUserSession(String userName) {
        tickets.deleteAllOf(userName);
    }

    @Override
    public void invalidateTicket(String ticket) {
        tickets.delete(ticket);
        if (ticket.equals(sessionTicket())) {
            SESSION.remove();
        }
    }

    @Override
    public void validate(String ticket) {
        clearCurrentSecurityContext();
        String user = tickets.use(ticket).orElse(null);
        if (user == null) {
            throw new AuthenticationException("Missing or ended ticket");
        }
        AuthenticationUtil.setFullyAuthenticatedUser(user);
        SESSION.set(new Session(user, ticket));
    }

    private @Nullable String sessionTicket() {
        Session current = SESSION.get();
        return current != null && current.userName().equals(AuthenticationUtil.getFullyAuthenticatedUser())
                ? current.ticket()
                : null;
    }

    @Override
    public String getCurrentTicket() {
        String ticket = sessionTicket();
        return ticket == null ? getNewTicket() : ticket;
    }

    @Override
    public String getNewTicket() {
        String user = AuthenticationUtil.getFullyAuthenticatedUser();
        String ticket = user == null ? null : tickets.issue(user).orElse(null);
        if (user == null || ticket == null) {
            throw new AuthenticationException("There is no account to issue a ticket for");
        }
        SESSION.set(new Session(user, ticket));
        return ticket;
    }

    @Override
    public void clearCurrentSecurityContext() {
        AuthenticationUtil.clearCurrentSecurityContext();
        SESSION.remove();
    }

    @Override
    public boolean guestUserAuthenticationAllowed() {
        return false;
    }

    @Override
    public Set<String> getDefaultAdministratorUserNames() {
        return Set.of(AuthenticationUtil.getAdminUserName());
    }

    @Override
    public boolean isAuthenticationMutable(String userName) {
        return authenticationExists(userName);
    }

    @Override
    public boolean isAuthenticationCreationAllowed() {
        return true;
    }

    @Override
    public void createAuthentication(String userName, char[] password) {
        if (userName.isBlank() || userName.length() > LONGEST_NAME || isReserved(userName)) {
            throw new AuthenticationException("A user may not be named " + userName);
        }
        if (!accounts.create(userName, passwords.hash(usable(password)), clock.instant())) {
            throw new AuthenticationException("User already exists: " + userName);
        }
    }

    @Override
    public void updateAuthentication(String userName, char[] oldPassword, char[] newPassword) {
        String checked = check(userName, oldPassword, List.of(this::matchesAccount));
        accounts.setPassword(checked, passwords.hash(usable(newPassword)), clock.instant());
        String ticket = sessionTicket();
        tickets.deleteAllOfExcept(checked, ticket == null ? "" : ticket);
    }

    @Override
    public void setAuthentication(String userName, char[] newPassword) {
        if (!accounts.setPassword(userName, passwords.hash(usable(newPassword)), clock.instant())) {
            throw new AuthenticationException("User does not exist: " + userName);
        }
        accounts.clearFailures(userName);
        tickets.deleteAllOf(userName);
    }

    @Override
    public void deleteAuthentication(String userName) {
        if (!accounts.delete(userName)) {
            throw new AuthenticationException("User does not exist: " + userName);
        }
        tickets.deleteAllOf(userName);
    }

    @Override
    public void setAuthenticationEnabled(String userName, boolean enabled) {
        if (!accounts.setEnabled(userName, enabled)) {
            throw new AuthenticationException("User does not exist: " + userName);
        }
        if (enabled) {
            accounts.clearFailures(userName);
        } else {
            tickets.deleteAllOf(userName);
        }
    }

    private static boolean isReserved(String userName) {
        return AuthorityType.getAuthorityType(userName) != AuthorityType.USER
                || userName.startsWith(TicketStore.PREFIX)
                || userName.indexOf(':') >= 0
                || AuthenticationUtil.getSystemUserName().equalsIgnoreCase(userName)
                || AuthenticationUtil.getGuestUserName().equalsIgnoreCase(userName);
    }

    private static char[] usable(char[] password) {
        if (password.length == 0 || password.length > LONGEST_PASSWORD) {
            throw new AuthenticationException("A password has 1 to " + LONGEST_PASSWORD + " characters");
        }
        return password;
    }
}
