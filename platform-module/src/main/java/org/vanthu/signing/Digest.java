package org.vanthu.signing;

import java.time.Instant;

/**
 * What goes out to a signer whose key is elsewhere.
 *
 * @param digest SHA-256 of {@code content}, hexadecimal
 * @param content the signed attributes, Base64, for devices that hash themselves
 * @param signedAt the time that the signature will state
 */
public record Digest(String digest, String content, Instant signedAt) {}
