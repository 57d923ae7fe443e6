package org.vanthu.signing;

import java.time.Instant;

/**
 * One use of a key, as the signature log keeps it.
 *
 * @param userName who used the key
 * @param subject the name in the certificate
 * @param serialNumber the serial number of the certificate, decimal
 * @param signedAt the time that the signature states
 * @param contentSha256 of the signed file
 */
public record SignatureUse(
        String id,
        String agency,
        String nodeId,
        Party party,
        SigningWish.Purpose purpose,
        KeyKind keyKind,
        Level level,
        String userName,
        String subject,
        String serialNumber,
        Instant signedAt,
        String contentSha256) {}
