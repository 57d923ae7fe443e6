package org.vanthu.signing;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.SqlTime;

/** Signatures that are being made elsewhere: what went out, until the signature comes in or the time is over. */
final class SigningSessions {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration life;

    SigningSessions(DataSource dataSource, Clock clock, SigningSettings settings) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
        this.life = settings.sessionLife();
    }

    /** What the second half needs of the first; written as JSON. */
    record State(
            String node,
            String agency,
            Party party,
            SigningWish.Purpose purpose,
            SignatureLook look,
            @Nullable String mainDocument,
            Level level,
            List<String> chain,
            String contentSha256,
            Digest digest) {

        SigningWish wish() {
            return new SigningWish(
                    new NodeRef(node),
                    agency,
                    party,
                    purpose,
                    look,
                    mainDocument == null ? null : new NodeRef(mainDocument));
        }
    }

    /** Opens a session for the person. */
    Opened open(String userName, State state) {
        Instant now = clock.instant();
        jdbc.update("DELETE FROM vt_signing_session WHERE expires_at < ?", SqlTime.of(now.minus(KEPT)));
        String id = UUID.randomUUID().toString();
        jdbc.update(
                "INSERT INTO vt_signing_session (id, agency, node_id, user_name, used, created_at, expires_at, content)"
                        + " VALUES (?, ?, ?, ?, 0, ?, ?, ?)",
                id,
                state.agency(),
                new NodeRef(state.node()).getId(),
                userName,
                SqlTime.of(now),
                SqlTime.of(now.plus(life)),
                Json.write(state));
        return new Opened(id, now.plus(life));
    }

    /**
     * Takes the session, which then cannot be taken again.
     *
     * @throws ConflictException if it is over, was used or is another person's ({@code signing.error.session})
     */
    State take(String id, String userName) {
        int taken = jdbc.update(
                "UPDATE vt_signing_session SET used = 1 WHERE id = ? AND user_name = ? AND used = 0 AND expires_at > ?",
                id,
                userName,
                SqlTime.of(clock.instant()));
        if (taken != 1) {
            throw new ConflictException("signing.error.session");
        }
        return jdbc.query(
                        "SELECT content FROM vt_signing_session WHERE id = ?",
                        (ResultSet row, int number) -> read(row),
                        id)
                .get(0);
    }

    record Opened(String id, Instant expiresAt) {}

    static List<String> write(List<X509Certificate> chain) {
        List<String> texts = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                texts.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            } catch (CertificateException e) {
                throw InvalidInputException.field(e, "chain", "", "signing.error.certificate");
            }
        }
        return texts;
    }

    /** @throws InvalidInputException if a text is no certificate ({@code signing.error.certificate}) */
    static List<X509Certificate> certificates(List<String> texts) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (String text : texts) {
                byte[] bytes = Base64.getMimeDecoder().decode(text);
                chain.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw InvalidInputException.field(e, "chain", "", "signing.error.certificate");
        }
        if (chain.isEmpty()) {
            throw InvalidInputException.field("chain", "", "signing.error.certificate");
        }
        return chain;
    }

    private static State read(ResultSet row) throws SQLException {
        return Json.read(row.getString("content"), State.class);
    }
}
