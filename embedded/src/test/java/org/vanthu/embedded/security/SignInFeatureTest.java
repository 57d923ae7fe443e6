package org.vanthu.embedded.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class SignInFeatureTest {
    private static final String PASSWORD = "một mật khẩu dài";

    private final MutableAuthenticationService accounts;
    private final MutableAuthenticationService publicAccounts;
    private final DataSource dataSource;
    private final RetryingTransactionHelper transactions;
    private final JdbcTemplate jdbc;
    private String user = "";

    SignInFeatureTest(EmbeddedRepository repository) {
        publicAccounts = repository.bean("AuthenticationService", MutableAuthenticationService.class);
        dataSource = repository.bean("dataSource", DataSource.class);
        transactions = repository.bean(RetryingTransactionHelper.class);
        accounts = repository.bean("authenticationService", MutableAuthenticationService.class);
        jdbc = repository.bean("jdbcTemplate", JdbcTemplate.class);
    }

    @BeforeEach
    void createAccount() {
        user = "User-" + UUID.randomUUID();
        accounts.createAuthentication(user, PASSWORD.toCharArray());
    }

    @AfterEach
    void signOut() {
        accounts.clearCurrentSecurityContext();
    }

    @Test
    void signsInWhateverTheCaseOfTheName() {
        signIn(user.toUpperCase(java.util.Locale.ROOT), PASSWORD);

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(user);
    }

    @Test
    void saysTheSameForAWrongPasswordAClosedAccountAndAnUnknownName() {
        String wrong = failure(user, "x");
        accounts.setAuthenticationEnabled(user, false);

        assertThat(failure(user, PASSWORD)).isEqualTo(wrong);
        assertThat(failure("nobody-" + user, PASSWORD)).isEqualTo(wrong);
        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isNull();
    }

    @Test
    void locksANameOutAfterFailedTriesAndOpensItByANewPassword() {
        for (int i = 0; i < 5; i++) {
            failure(user, "wrong " + i);
        }

        assertThatThrownBy(() -> signIn(user, PASSWORD)).isInstanceOf(AuthenticationException.class);
        accounts.setAuthentication(user, "another".toCharArray());
        assertThatCode(() -> signIn(user, "another")).doesNotThrowAnyException();
    }

    @Test
    void aLockedNameOpensAfterAWhile(MutableClock clock) {
        for (int i = 0; i < 5; i++) {
            failure(user, "wrong " + i);
        }
        clock.advance(Duration.ofMinutes(14));
        assertThatThrownBy(() -> signIn(user, PASSWORD)).isInstanceOf(AuthenticationException.class);

        clock.advance(Duration.ofMinutes(2));

        assertThatCode(() -> signIn(user, PASSWORD)).doesNotThrowAnyException();
    }

    @Test
    void aTicketEndsWhenItIsNotUsed(MutableClock clock) {
        signIn(user, PASSWORD);
        String ticket = accounts.getNewTicket();
        clock.advance(Duration.ofHours(7));
        accounts.validate(ticket);
        clock.advance(Duration.ofHours(7));
        accounts.validate(ticket);

        clock.advance(Duration.ofHours(9));

        assertThatThrownBy(() -> accounts.validate(ticket)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void failedTriesInARowOnlyCount() {
        for (int i = 0; i < 4; i++) {
            failure(user, "wrong");
        }
        signIn(user, PASSWORD);
        for (int i = 0; i < 4; i++) {
            failure(user, "wrong");
        }

        assertThatCode(() -> signIn(user, PASSWORD)).doesNotThrowAnyException();
    }

    @Test
    void aTicketSignsInUntilItIsTakenBack() {
        signIn(user, PASSWORD);
        String ticket = accounts.getCurrentTicket();
        assertThat(accounts.getCurrentTicket()).isEqualTo(ticket);
        accounts.clearCurrentSecurityContext();

        accounts.validate(ticket);
        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(user);
        accounts.invalidateTicket(ticket);
        assertThatThrownBy(() -> accounts.validate(ticket)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void closingAnAccountEndsItsTickets() {
        signIn(user, PASSWORD);
        String ticket = accounts.getNewTicket();

        accounts.setAuthenticationEnabled(user, false);

        assertThatThrownBy(() -> accounts.validate(ticket)).isInstanceOf(AuthenticationException.class);
        AuthenticationUtil.setFullyAuthenticatedUser(user);
        assertThatThrownBy(accounts::getNewTicket).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void changingThePasswordEndsTheOtherTicketsOnly() {
        signIn(user, PASSWORD);
        String other = accounts.getNewTicket();
        String mine = accounts.getNewTicket();

        accounts.updateAuthentication(user, PASSWORD.toCharArray(), "another".toCharArray());

        assertThatThrownBy(() -> accounts.validate(other)).isInstanceOf(AuthenticationException.class);
        assertThatCode(() -> accounts.validate(mine)).doesNotThrowAnyException();
        assertThatThrownBy(() -> signIn(user, PASSWORD)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void keepsNeitherPasswordsNorTicketsReadable() {
        signIn(user, PASSWORD);
        String ticket = accounts.getNewTicket();

        String hash =
                jdbc.queryForObject("select password_hash from emb_account where user_name = ?", String.class, user);
        assertThat(hash).startsWith("$argon2id$").doesNotContain(PASSWORD);
        assertThat(jdbc.queryForList("select encode(hash, 'escape') from emb_ticket", String.class))
                .isNotEmpty()
                .doesNotContain(ticket);
    }

    @Test
    void refusesNamesThatMeanSomethingElse() {
        for (String name : new String[] {"", "GROUP_x", "ROLE_x", "System", "a:b", "TICKET_1", "guest"}) {
            assertThatThrownBy(() -> accounts.createAuthentication(name, PASSWORD.toCharArray()))
                    .as(name)
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    void aFailedTryIsCountedWithTheLastConnectionOfThePool() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 1; i < EmbeddedRepositoryExtension.CONNECTIONS; i++) {
                taken.add(dataSource.getConnection());
            }

            assertThatThrownBy(() -> publicAccounts.authenticate(user, "wrong".toCharArray()))
                    .isInstanceOf(AuthenticationException.class);
        } finally {
            for (Connection one : taken) {
                one.close();
            }
        }

        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void aFailedTryInATransactionIsCountedAfterItsRollbackWhenEverybodyHoldsAConnection() throws Exception {
        int connections = EmbeddedRepositoryExtension.CONNECTIONS;
        CyclicBarrier allHoldOne = new CyclicBarrier(connections);
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                tries.add(callers.submit(() -> {
                    assertThatThrownBy(() -> transactions.doInTransaction(() -> {
                                failures();
                                allHoldOne.await(60, TimeUnit.SECONDS);
                                publicAccounts.updateAuthentication(
                                        user, "wrong".toCharArray(), "another".toCharArray());
                                return null;
                            }))
                            .isInstanceOf(AuthenticationException.class);
                    return true;
                }));
            }
            for (Future<Boolean> one : tries) {
                assertThat(one.get(90, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(failures()).isGreaterThanOrEqualTo(5);
    }

    private int failures() {
        return jdbc
                .queryForList("select failures from emb_login_failure where user_key = lower(?)", Integer.class, user)
                .stream()
                .findFirst()
                .orElse(0);
    }

    private void signIn(String name, String password) {
        accounts.authenticate(name, password.toCharArray());
    }

    private String failure(String name, String password) {
        try {
            signIn(name, password);
        } catch (AuthenticationException e) {
            return e.getMsgId();
        }
        throw new AssertionError("Signed in as " + name);
    }
}
