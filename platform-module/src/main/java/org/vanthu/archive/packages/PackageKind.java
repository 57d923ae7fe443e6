package org.vanthu.archive.packages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a package is for: to hand records in, to keep them, to give them to a reader. */
public enum PackageKind {
    SIP,
    AIP,
    DIP;

    /** As it stands in addresses and tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with the code, in any case of letters. */
    public static Optional<PackageKind> of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(code))
                .findFirst();
    }
}
