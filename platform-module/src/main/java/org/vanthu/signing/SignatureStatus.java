package org.vanthu.signing;

import java.util.Locale;

/** What verification found of one signature; the worst reason counts. */
public enum SignatureStatus {
    /** Intact, from a trusted authority, not revoked, valid when it was made. */
    VALID(Verdict.VALID),
    /** Intact, but nobody could say whether the certificate was revoked. */
    REVOCATION_UNKNOWN(Verdict.UNSURE),
    /** Intact, but the authority is not among the trusted ones. */
    UNKNOWN_AUTHORITY(Verdict.UNSURE),
    /** Intact, but the certificate has ended and no time stamp proves that the signature is older. */
    EXPIRED(Verdict.UNSURE),
    /** Signed before the certificate began. */
    NOT_YET_VALID(Verdict.INVALID),
    /** The certificate was revoked, and no time stamp proves that the signature is older. */
    REVOKED(Verdict.INVALID),
    /** The algorithm or the length of the key is no longer safe. */
    WEAK(Verdict.UNSURE),
    /** The document was changed after it was signed. */
    ALTERED(Verdict.INVALID),
    /** The signature does not fit its certificate, or cannot be read. */
    BROKEN(Verdict.INVALID),
    /** None of the above. */
    UNSURE(Verdict.UNSURE);

    private final Verdict verdict;

    SignatureStatus(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The name over HTTP, e.g. {@code unknownAuthority}. */
    public String code() {
        return Codes.camel(name());
    }

    /** The id of the sentence that says it. */
    public String messageId() {
        return "signing.status." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
