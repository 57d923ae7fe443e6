package org.vanthu.embedded.signin;

/** Proves by a password that somebody is who she says she is. */
@FunctionalInterface
public interface PasswordProof {

    /** Whether the password proves the name; false also where whoever could tell cannot be reached. */
    boolean proves(String userName, char[] password);
}
