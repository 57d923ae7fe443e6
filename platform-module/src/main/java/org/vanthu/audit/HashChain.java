package org.vanthu.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Chains records so that a later change, removal or insertion shows: the hash of a record covers the hash of the one
 * before it. Each value goes in with its length, so that no two lists of values give the same input.
 */
public final class HashChain {

    /** The hash before the first record of a chain. */
    public static final String START = "0".repeat(64);

    private HashChain() {}

    /** Returns the SHA-256, in hexadecimal, of a record that follows the given hash. */
    public static String next(String previousHash, List<? extends @Nullable Object> values) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        add(digest, previousHash);
        values.forEach(value -> add(digest, value));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable Object value) {
        if (value == null) {
            digest.update((byte) '-');
            return;
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
