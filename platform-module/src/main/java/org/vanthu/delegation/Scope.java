package org.vanthu.delegation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be done in the name of somebody else. Neither signing nor drafting is among them: nobody signs for another,
 * and a secretary drafts under the own name (Decision 182/QĐ-VP, article 15).
 */
public enum Scope {
    /** Enter directions and assignments (bút phê, phân công). */
    DIRECT,
    /** Enter the approval, or the refusal, of submissions and drafts. */
    APPROVE,
    /** Pass documents on. */
    FORWARD,
    /** Urge those who are late. */
    URGE;

    /** The name over HTTP and in the table. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }
}
