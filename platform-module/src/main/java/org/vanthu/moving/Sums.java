package org.vanthu.moving;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * Counts and hashes by kind. The hash of a kind is the sum of the SHA-256 of its members modulo 2^256: it does not
 * depend on the order in which a database sorts, and parts can be added up.
 */
final class Sums {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private static final int HEX = 16;

    private final Map<String, Sum> kinds = new TreeMap<>();

    /** @param hash 64 hexadecimal digits */
    record Sum(long count, String hash) {

        Sum plus(BigInteger digest) {
            BigInteger sum = new BigInteger(hash, HEX).add(digest).mod(MODULUS);
            return new Sum(count + 1, String.format("%064x", sum));
        }
    }

    void add(String kind, String text) {
        BigInteger digest = new BigInteger(1, DigestUtils.sha256(text));
        kinds.put(kind, kinds.getOrDefault(kind, new Sum(0, "0")).plus(digest));
    }

    Map<String, Sum> kinds() {
        return kinds;
    }
}
