package org.vanthu.organization;

import java.security.SecureRandom;

import org.vanthu.shared.InvalidInputException;

/** Generates passwords that can be read aloud, and says whether a chosen one is strong enough. */
final class Passwords {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 128;

    private final SecureRandom random = new SecureRandom();
    private final int length;

    Passwords(int length) {
        if (length < MIN_LENGTH) {
            throw new IllegalArgumentException("length must be >= " + MIN_LENGTH + ", was " + length);
        }
        this.length = length;
    }

    String generate() {
        StringBuilder password = new StringBuilder();
        boolean strong = false;
        while (!strong) {
            password.setLength(0);
            String alphabet = LETTERS + DIGITS;
            for (int i = 0; i < length; i++) {
                password.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            strong = isMixed(password.toString());
        }
        return password.toString();
    }

    void check(String userName, String password) {
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw InvalidInputException.field("newPassword", "", "organization.error.password-length", MIN_LENGTH);
        }
        if (!isMixed(password) || password.toLowerCase(java.util.Locale.ROOT).contains(userName)) {
            throw InvalidInputException.field("newPassword", "", "organization.error.password-weak");
        }
    }

    private static boolean isMixed(String password) {
        return password.chars().anyMatch(Character::isLowerCase)
                && password.chars().anyMatch(Character::isUpperCase)
                && password.chars().anyMatch(Character::isDigit);
    }
}
