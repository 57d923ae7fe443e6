package org.vanthu.standalone;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * What the first start on a directory decides: the administrator's password, given in the environment or generated,
 * never a default.
 *
 * @param administratorPassword the password to set; empty on a later start
 */
record FirstStart(
        boolean isNewSite, boolean sample, Optional<String> administratorPassword, boolean isPasswordGenerated) {

    private static final String VARIABLE = "VANTHU_ADMIN_PASSWORD";
    private static final int MIN_LENGTH = 10;
    private static final int GENERATED_LENGTH = 16;
    /** Without letters and digits that look alike on paper. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** @throws IllegalArgumentException if the given password is shorter than ten characters */
    static FirstStart of(SiteDirectory directory, boolean sample) {
        if (directory.isStarted()) {
            return new FirstStart(false, sample, Optional.empty(), false);
        }
        String given = System.getenv().getOrDefault(VARIABLE, "");
        if (given.isEmpty()) {
            return new FirstStart(true, sample, Optional.of(generate()), true);
        }
        if (given.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("The administrator's password needs at least " + MIN_LENGTH
                    + " characters; it has " + given.length() + ".");
        }
        return new FirstStart(true, sample, Optional.of(given), false);
    }

    boolean isNewSampleSite() {
        return isNewSite && sample;
    }

    private static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
