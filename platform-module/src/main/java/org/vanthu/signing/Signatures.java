package org.vanthu.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Texts;

/**
 * Signs documents of the repository: takes the file, signs it, hands it to the caller to store, and writes the use of
 * the key into the signature log, all in the caller's transaction.
 */
public final class Signatures {

    private final NodeFiles files;
    private final PdfSigner signer;
    private final SignatureVerifier verifier;
    private final Keys keys;
    private final SigningSessions sessions;
    private final SignatureLog log;
    private final Access access;
    private final Clock clock;

    Signatures(
            NodeFiles files,
            PdfSigner signer,
            SignatureVerifier verifier,
            Keys keys,
            SigningSessions sessions,
            SignatureLog log,
            Access access,
            Clock clock) {
        this.files = files;
        this.signer = signer;
        this.verifier = verifier;
        this.keys = keys;
        this.sessions = sessions;
        this.log = log;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What a remote signer gets.
     *
     * @param digest SHA-256 of {@code content}, hexadecimal
     * @param content what is to be signed, Base64
     */
    public record Prepared(String session, String digest, String content, Instant expiresAt) {}

    /** One of several files that are signed at once. */
    public record Order(SigningWish wish, SignedFileTarget target) {}

    /** Whether this site trusts an authority at all; without one no signature can be confirmed. */
    public boolean isTrustSet() {
        return verifier.isTrustSet();
    }

    /** How the signed-in person can sign for the party now; empty when she may not. */
    public Set<KeyKind> keys(String agency, Party party) {
        return access.may(agency, SigningPermission.of(party))
                ? keys.available(agency, party, access.userName())
                : Set.of();
    }

    /** How the signed-in person can sign what he or she hands over or receives. */
    public Set<KeyKind> keysToHandOver(String agency) {
        return access.may(agency, SigningPermission.TAKE_PART)
                ? keys.available(agency, Party.PERSON, access.userName())
                : Set.of();
    }

    /**
     * Certificates as they come over HTTP.
     *
     * @param encoded DER in Base64, the signer's first
     * @throws InvalidInputException if one is none ({@code signing.error.certificate})
     */
    public static List<X509Certificate> chain(List<String> encoded) {
        return SigningSessions.certificates(encoded);
    }

    /**
     * Signs with a key of this server.
     *
     * @param password of the key; cleared before this returns
     * @throws AccessDeniedException if the person may not sign for the party, or not read the document
     * @throws InvalidInputException if the password is wrong, the certificate is not hers, or the file is no PDF
     * @throws ConflictException if the organisation may not sign yet ({@code signing.error.not-signed-by-person},
     *     {@code signing.error.person-signature}), or this site trusts nobody ({@code signing.error.no-trust}), or a
     *     token or time stamp server does not answer
     */
    public SignatureUse sign(SigningWish wish, KeyKind kind, char[] password, SignedFileTarget target) {
        return sign(List.of(new Order(wish, target)), kind, password).get(0);
    }

    /**
     * As {@link #sign(SigningWish, KeyKind, char[], SignedFileTarget)} for several files of one agency and party, with
     * one use of the password; a document that several files go with is verified once, as it was before.
     */
    public List<SignatureUse> sign(List<Order> orders, KeyKind kind, char[] password) {
        SigningWish first = orders.get(0).wish();
        access.require(first.agency(), first.permission());
        Map<NodeRef, VerificationReport> reports = new HashMap<>();
        try (SigningKey key = keys.open(kind, first.agency(), first.party(), access.userName(), password)) {
            List<SignatureUse> uses = new ArrayList<>();
            for (Order order : orders) {
                SigningWish wish = order.wish();
                if (!wish.agency().equals(first.agency())
                        || wish.party() != first.party()
                        || wish.permission() != first.permission()) {
                    throw new IllegalArgumentException("one key signs for one agency and party, with one right");
                }
                uses.add(sign(order, kind, key, reports));
            }
            return uses;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private SignatureUse sign(Order order, KeyKind kind, SigningKey key, Map<NodeRef, VerificationReport> reports) {
        SigningWish wish = order.wish();
        Path in = files.copy(wish.node());
        Path out = NodeFiles.temporary();
        try {
            X509Certificate certificate = key.chain().get(0);
            check(wish, certificate, in, reports);
            Level level = signer.level();
            signer.sign(in, out, key, wish.reason(), wish.look(), level);
            return finish(wish, kind, level, certificate, out, order.target());
        } finally {
            NodeFiles.delete(in);
            NodeFiles.delete(out);
        }
    }

    /**
     * First half of a signature with a key elsewhere: what is to be signed. The same errors as {@link #sign}.
     *
     * @param chain the signer's certificate first
     */
    public Prepared prepare(SigningWish wish, List<X509Certificate> chain) {
        access.require(wish.agency(), wish.permission());
        Path in = files.copy(wish.node());
        try {
            if (wish.party() == Party.ORGANISATION && !keys.isOfOrganisation(wish.agency(), chain.get(0))) {
                throw new InvalidInputException("signing.error.certificate-not-of-organisation");
            }
            check(wish, chain.get(0), in, new HashMap<>());
            Level level = signer.level();
            Digest digest = signer.prepare(in, chain, wish.reason(), wish.look(), level, clock.instant());
            SigningSessions.Opened session = sessions.open(
                    access.userName(),
                    new SigningSessions.State(
                            wish.node().toString(),
                            wish.agency(),
                            wish.party(),
                            wish.purpose(),
                            wish.look(),
                            wish.mainDocument() == null
                                    ? null
                                    : wish.mainDocument().toString(),
                            level,
                            SigningSessions.write(chain),
                            sha256(in),
                            digest));
            return new Prepared(session.id(), digest.digest(), digest.content(), session.expiresAt());
        } finally {
            NodeFiles.delete(in);
        }
    }

    /**
     * Second half: the signature came in.
     *
     * @param node the document that the caller checked; it must be the one that was prepared
     * @throws ConflictException if the session is over or used ({@code signing.error.session}), or the document has
     *     changed ({@code signing.error.changed-since-prepared})
     * @throws InvalidInputException if the signature does not fit ({@code signing.error.signature-wrong})
     */
    public SignatureUse complete(NodeRef node, String session, byte[] signature, SignedFileTarget target) {
        SigningSessions.State state = sessions.take(session, access.userName());
        SigningWish wish = state.wish();
        if (!wish.node().equals(node)) {
            throw new ConflictException("signing.error.session");
        }
        access.require(wish.agency(), wish.permission());
        List<X509Certificate> chain = SigningSessions.certificates(state.chain());
        Path in = files.copy(wish.node());
        Path out = NodeFiles.temporary();
        try {
            if (!sha256(in).equals(state.contentSha256())) {
                throw new ConflictException("signing.error.changed-since-prepared");
            }
            check(wish, chain.get(0), in, new HashMap<>());
            signer.complete(in, out, chain, wish.reason(), wish.look(), state.level(), state.digest(), signature);
            return finish(wish, KeyKind.REMOTE, state.level(), chain.get(0), out, target);
        } finally {
            NodeFiles.delete(in);
            NodeFiles.delete(out);
        }
    }

    /** The uses of keys on the document, oldest first. The caller has checked that the person may read it. */
    public List<SignatureUse> of(NodeRef node) {
        return log.of(node.getId());
    }

    /**
     * Verifies the signatures of a document.
     *
     * @throws AccessDeniedException if the person may not read it
     * @throws NotFoundException if it has no file
     */
    public VerificationReport verify(NodeRef node) {
        Path file = files.copy(node);
        try {
            return verifier.verify(file);
        } finally {
            NodeFiles.delete(file);
        }
    }

    private void check(
            SigningWish wish, X509Certificate certificate, Path file, Map<NodeRef, VerificationReport> reports) {
        if (wish.party() == Party.PERSON) {
            String name = PdfLine.key(wish.look().fullName());
            if (!name.isEmpty()
                    && !PdfLine.key(Signatory.commonName(certificate)).contains(name)) {
                throw new InvalidInputException(
                        "signing.error.certificate-of-other",
                        Signatory.commonName(certificate),
                        wish.look().fullName());
            }
        } else if (wish.purpose() != SigningWish.Purpose.COPY) {
            NodeRef main = wish.mainDocument() == null ? wish.node() : wish.mainDocument();
            requireSignedByPerson(
                    reports.computeIfAbsent(
                            main, node -> node.equals(wish.node()) ? verifier.verify(file) : verify(node)),
                    certificate);
        }
    }

    private void requireSignedByPerson(VerificationReport report, X509Certificate own) {
        List<VerificationReport.Signature> others = report.signatures().stream()
                .filter(signature -> !signature.serialNumber().equals(own.getSerialNumber()))
                .toList();
        if (others.isEmpty()) {
            throw new ConflictException("signing.error.not-signed-by-person");
        }
        for (VerificationReport.Signature signature : others) {
            if (signature.status() == SignatureStatus.UNKNOWN_AUTHORITY && !isTrustSet()) {
                throw new ConflictException("signing.error.no-trust");
            }
            if (signature.status() != SignatureStatus.VALID) {
                throw new ConflictException(
                        "signing.error.person-signature",
                        signature.signer(),
                        Texts.of(signature.status().messageId()));
            }
        }
    }

    private SignatureUse finish(
            SigningWish wish,
            KeyKind kind,
            Level level,
            X509Certificate certificate,
            Path signed,
            SignedFileTarget target) {
        SignatureUse use = new SignatureUse(
                UUID.randomUUID().toString(),
                wish.agency(),
                wish.node().getId(),
                wish.party(),
                wish.purpose(),
                kind,
                level,
                access.userName(),
                Signatory.commonName(certificate),
                certificate.getSerialNumber().toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                sha256(signed));
        target.store(wish.node(), signed);
        log.add(use);
        return use;
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
