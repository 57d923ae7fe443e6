package org.vanthu.contract.security;

import java.util.Locale;

import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Accounts, signing in by password and by ticket, and signing out. */
@ExtendWith(Repository.class)
class AccountsContract {
    private final Acs acs;
    private final MutableAuthenticationService accounts;
    private String user = "";

    AccountsContract(Acs acs) {
        this.acs = acs;
        accounts = acs.bean("AuthenticationService", MutableAuthenticationService.class);
    }

    @BeforeEach
    void makeAccount() {
        user = acs.newPerson();
    }

    @Test
    void thePasswordSignsIn() {
        signIn(user, Acs.PASSWORD);

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(user);
        assertThat(AuthenticationUtil.getRunAsUser()).isEqualTo(user);
        assertThat(accounts.getCurrentUserName()).isEqualTo(user);
    }

    @Test
    void aWrongPasswordSignsNobodyIn() {
        assertThatThrownBy(() -> signIn(user, "wrong")).isInstanceOf(AuthenticationException.class);

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isNull();
    }

    @Test
    void anUnknownNameSignsNobodyIn() {
        assertThatThrownBy(() -> signIn(Acs.unique(), Acs.PASSWORD)).isInstanceOf(AuthenticationException.class);

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isNull();
    }

    @Test
    void theNameSignsInWhateverItsCase() {
        signIn(user.toUpperCase(Locale.ROOT), Acs.PASSWORD);

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(user);
    }

    @Test
    void thePasswordMindsItsCase() {
        assertThatThrownBy(() -> signIn(user, Acs.PASSWORD.toUpperCase(Locale.ROOT)))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void anAccountExistsOnce() {
        assertThat(accounts.authenticationExists(user)).isTrue();
        assertThatThrownBy(() -> accounts.createAuthentication(user, "another".toCharArray()))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void anAdministratorSetsAPasswordWithoutTheOldOne() {
        accounts.setAuthentication(user, "một mật khẩu khác".toCharArray());

        assertThatThrownBy(() -> signIn(user, Acs.PASSWORD)).isInstanceOf(AuthenticationException.class);
        assertThatCode(() -> signIn(user, "một mật khẩu khác")).doesNotThrowAnyException();
    }

    @Test
    void aPersonChangesTheOwnPasswordWithTheOldOne() {
        acs.asUser(
                user, () -> accounts.updateAuthentication(user, Acs.PASSWORD.toCharArray(), "another".toCharArray()));

        assertThatCode(() -> signIn(user, "another")).doesNotThrowAnyException();
    }

    @Test
    void refusesANewPasswordWithoutTheOldOne() {
        acs.asUser(
                user,
                () -> assertThatThrownBy(() ->
                                accounts.updateAuthentication(user, "wrong".toCharArray(), "another".toCharArray()))
                        .isInstanceOf(AuthenticationException.class));

        assertThatCode(() -> signIn(user, Acs.PASSWORD)).doesNotThrowAnyException();
    }

    @Test
    void aDisabledAccountSignsInOnlyWhenItIsEnabledAgain() {
        accounts.setAuthenticationEnabled(user, false);
        assertThatThrownBy(() -> signIn(user, Acs.PASSWORD)).isInstanceOf(AuthenticationException.class);

        AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getAdminUserName());
        accounts.setAuthenticationEnabled(user, true);

        assertThatCode(() -> signIn(user, Acs.PASSWORD)).doesNotThrowAnyException();
    }

    @Test
    void aDeletedAccountSignsNobodyIn() {
        accounts.deleteAuthentication(user);

        assertThat(accounts.authenticationExists(user)).isFalse();
        assertThatThrownBy(() -> signIn(user, Acs.PASSWORD)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void onlyAdministratorsManageAccounts() {
        acs.asUser(user, () -> {
            assertThatThrownBy(() -> accounts.createAuthentication(Acs.unique(), "x".toCharArray()))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> accounts.setAuthentication(user, "x".toCharArray()))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> accounts.setAuthenticationEnabled(user, false))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> accounts.deleteAuthentication(user)).isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void aTicketSignsIn() {
        signIn(user, Acs.PASSWORD);
        String ticket = accounts.getCurrentTicket();
        accounts.clearCurrentSecurityContext();

        accounts.validate(ticket);

        assertThat(ticket).startsWith("TICKET_");
        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(user);
    }

    @Test
    void theCurrentTicketStaysTheSame() {
        signIn(user, Acs.PASSWORD);

        assertThat(accounts.getCurrentTicket()).isEqualTo(accounts.getCurrentTicket());
    }

    @Test
    void anUnknownTicketSignsNobodyIn() {
        assertThatThrownBy(() -> accounts.validate("TICKET_0123456789abcdef0123456789abcdef01234567"))
                .isInstanceOf(AuthenticationException.class);

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isNull();
    }

    @Test
    void anEndedTicketSignsNobodyIn() {
        signIn(user, Acs.PASSWORD);
        String ticket = accounts.getCurrentTicket();

        accounts.invalidateTicket(ticket);

        assertThatThrownBy(() -> accounts.validate(ticket)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void anAdministratorEndsTheTicketsOfAUser() {
        signIn(user, Acs.PASSWORD);
        String ticket = accounts.getCurrentTicket();
        AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getAdminUserName());

        accounts.invalidateUserSession(user);

        assertThatThrownBy(() -> accounts.validate(ticket)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void aTicketOutlivesTheThreadsSigningOut() {
        signIn(user, Acs.PASSWORD);
        String ticket = accounts.getCurrentTicket();

        accounts.clearCurrentSecurityContext();

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isNull();
        assertThatCode(() -> accounts.validate(ticket)).doesNotThrowAnyException();
    }

    private void signIn(String name, String password) {
        accounts.authenticate(name, password.toCharArray());
    }
}
