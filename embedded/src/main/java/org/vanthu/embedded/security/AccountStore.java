package org.vanthu.embedded.security;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts: the hash of the password and whether it may be used. Also the failed tries by name, known or not. */
final class AccountStore {
    record Account(String userName, String passwordHash, boolean enabled) {}

    record Failures(int count, Instant lastAt) {}

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String userName) {
        return jdbc.sql("select user_name, password_hash, enabled from emb_account where user_key = ?")
                .param(AuthorityStore.key(userName))
                .query((rs, row) -> new Account(rs.getString(1), rs.getString(2), rs.getBoolean(3)))
                .optional();
    }

    boolean create(String userName, String passwordHash, Instant now) {
        return jdbc.sql("insert into emb_account (user_key, user_name, password_hash, password_changed_at)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                        .params(AuthorityStore.key(userName), userName, passwordHash, at(now))
                        .update()
                == 1;
    }

    boolean setPassword(String userName, String passwordHash, Instant now) {
        return jdbc.sql("update emb_account set password_hash = ?, password_changed_at = ? where user_key = ?")
                        .params(passwordHash, at(now), AuthorityStore.key(userName))
                        .update()
                == 1;
    }

    boolean setEnabled(String userName, boolean enabled) {
        return jdbc.sql("update emb_account set enabled = ? where user_key = ?")
                        .params(enabled, AuthorityStore.key(userName))
                        .update()
                == 1;
    }

    boolean delete(String userName) {
        return jdbc.sql("delete from emb_account where user_key = ?")
                        .param(AuthorityStore.key(userName))
                        .update()
                == 1;
    }

    Optional<Failures> failures(String userName) {
        return jdbc.sql("select failures, last_failed_at from emb_login_failure where user_key = ?")
                .param(AuthorityStore.key(userName))
                .query((rs, row) -> new Failures(
                        rs.getInt(1), rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Counts a failed try; tries from before {@code since} no longer count. */
    void countFailure(String userName, Instant now, Instant since) {
        jdbc.sql("insert into emb_login_failure as f (user_key, failures, last_failed_at) values (?, 1, ?)"
                        + " on conflict (user_key) do update set last_failed_at = excluded.last_failed_at,"
                        + " failures = case when f.last_failed_at < ? then 1 else f.failures + 1 end")
                .params(AuthorityStore.key(userName), at(now), at(since))
                .update();
        jdbc.sql("delete from emb_login_failure where last_failed_at < ?")
                .param(at(since))
                .update();
    }

    void clearFailures(String userName) {
        jdbc.sql("delete from emb_login_failure where user_key = ?")
                .param(AuthorityStore.key(userName))
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
