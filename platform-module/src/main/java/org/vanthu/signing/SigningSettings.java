package org.vanthu.signing;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How this site signs and verifies.
 *
 * @param tsaUrl the time stamp server, or null for signatures without time stamp
 * @param onlineChecks whether lists of revoked certificates and OCSP servers are asked
 * @param timeout for each of these
 * @param keyFolder PKCS#12 files, or null
 * @param tokenConfig the configuration of SunPKCS11, or null
 * @param trustFolder certificates of the trusted authorities
 * @param sessionLife how long a remote signer may take
 */
record SigningSettings(
        @Nullable String tsaUrl,
        boolean onlineChecks,
        Duration timeout,
        @Nullable Path keyFolder,
        @Nullable Path tokenConfig,
        @Nullable Path trustFolder,
        String trustPassword,
        Duration sessionLife) {

    static SigningSettings of(
            String tsaUrl,
            boolean onlineChecks,
            int timeoutSeconds,
            String keyFolder,
            String tokenConfig,
            String trustFolder,
            String trustPassword,
            int sessionMinutes) {
        return new SigningSettings(
                tsaUrl.isBlank() ? null : tsaUrl.strip(),
                onlineChecks,
                Duration.ofSeconds(timeoutSeconds),
                path(keyFolder),
                path(tokenConfig),
                path(trustFolder),
                trustPassword,
                Duration.ofMinutes(sessionMinutes));
    }

    private static @Nullable Path path(String text) {
        return text.isBlank() ? null : Path.of(text.strip());
    }
}
