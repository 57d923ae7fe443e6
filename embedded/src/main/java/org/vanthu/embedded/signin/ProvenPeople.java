package org.vanthu.embedded.signin;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.QName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.embedded.audit.CallAudit;
import org.vanthu.embedded.signin.SignInException.Why;

/** Gives tickets to people whom a provider has proven, if they have an account here. */
public final class ProvenPeople {

    private static final Logger LOG = LoggerFactory.getLogger(ProvenPeople.class);

    private final MutableAuthenticationService accounts;
    private final PersonService people;
    private final RetryingTransactionHelper transactions;
    private final CallAudit audit;

    public ProvenPeople(
            MutableAuthenticationService accounts,
            PersonService people,
            RetryingTransactionHelper transactions,
            CallAudit audit) {
        this.accounts = accounts;
        this.people = people;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** The ticket. The administrator of the site signs in with the password of this site only. */
    PendingSignIns.Taken ticket(OidcProvider provider, OidcProvider.Proven proven) throws SignInException {
        String name = proven.userName();
        if (accounts.getDefaultAdministratorUserNames().stream().anyMatch(name::equalsIgnoreCase)) {
            throw new SignInException(Why.NO_ACCOUNT, "a provider does not sign the administrator in");
        }
        try {
            if (!accounts.authenticationExists(name) && provider.createsAccounts()) {
                create(proven);
            }
            if (!accounts.authenticationExists(name) || !accounts.getAuthenticationEnabled(name)) {
                throw new SignInException(Why.NO_ACCOUNT, "somebody whom " + provider.id() + " knows has no account");
            }
            String account = asWritten(name);
            AuthenticationUtil.setFullyAuthenticatedUser(account);
            String ticket = transactions.doInTransaction(accounts::getNewTicket, false, true);
            audit.signIn(provider.id(), account, "");
            LOG.info("{} signed in by {}", account, provider.id());
            return new PendingSignIns.Taken(ticket, account);
        } catch (AuthenticationException e) {
            throw new SignInException(Why.NO_ACCOUNT, "somebody whom " + provider.id() + " knows gets no ticket", e);
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
        }
    }

    /** Notes that nobody was signed in. */
    void refused(OidcProvider provider, SignInException failure) {
        audit.signIn(provider.id(), "", failure.code());
    }

    /** The name as this site writes it: groups know no other, and a provider may write it in capitals. */
    private String asWritten(String name) {
        return AuthenticationUtil.runAsSystem(() -> transactions.doInTransaction(
                () -> Optional.ofNullable(people.getUserIdentifier(name)).orElse(name), true, false));
    }

    private void create(OidcProvider.Proven proven) {
        AuthenticationUtil.runAsSystem(() -> transactions.doInTransaction(() -> {
            accounts.createAuthentication(
                    proven.userName(), (UUID.randomUUID() + "-" + UUID.randomUUID()).toCharArray());
            people.createPerson(Map.<QName, Serializable>of(
                    ContentModel.PROP_USERNAME, proven.userName(),
                    ContentModel.PROP_FIRSTNAME, proven.givenName(),
                    ContentModel.PROP_LASTNAME, proven.familyName(),
                    ContentModel.PROP_EMAIL, proven.email()));
            return null;
        }));
        LOG.info("an account was made for {}", proven.userName());
    }
}
