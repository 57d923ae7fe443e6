package org.vanthu.embedded.security;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 passes) and checks them. At most two checks run at once, so that a storm of
 * sign-ins takes neither the memory nor every processor. A password that was right is remembered by a keyed hash while
 * the process lives, so that clients which send it with every request do not pay for Argon2 each time.
 */
final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int REMEMBERED = 10_000;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
    private final Semaphore permits = new Semaphore(2, true);
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Map<String, byte[]> rightByHash = new ConcurrentHashMap<>();
    private final String ofNobody;

    Passwords() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.ofNobody = hash(generate());
    }

    String hash(char[] password) {
        permits.acquireUninterruptibly();
        try {
            return encoder.encode(CharBuffer.wrap(password));
        } finally {
            permits.release();
        }
    }

    boolean matches(char[] password, String hash) {
        byte[] keyed = keyed(password);
        byte[] right = rightByHash.get(hash);
        if (right != null && MessageDigest.isEqual(right, keyed)) {
            return true;
        }
        if (!slowly(password, hash)) {
            return false;
        }
        if (rightByHash.size() >= REMEMBERED) {
            rightByHash.clear();
        }
        rightByHash.put(hash, keyed);
        return true;
    }

    /** Takes as long as a check of a real password and is never right: for names without an account. */
    void matchNobody(char[] password) {
        slowly(password, ofNobody);
    }

    /** Answers a random password of 20 characters that are not easily mistaken for each other (more than 115 bits). */
    char[] generate() {
        char[] password = new char[20];
        for (int i = 0; i < password.length; i++) {
            password[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return password;
    }

    private boolean slowly(char[] password, String hash) {
        permits.acquireUninterruptibly();
        try {
            return encoder.matches(CharBuffer.wrap(password), hash);
        } finally {
            permits.release();
        }
    }

    private byte[] keyed(char[] password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(new String(password).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
