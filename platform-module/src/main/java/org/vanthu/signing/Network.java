package org.vanthu.signing;

import java.time.Duration;

import eu.europa.esig.dss.spi.client.http.DataLoader;
import eu.europa.esig.dss.spi.client.http.NativeHTTPDataLoader;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import org.jspecify.annotations.Nullable;

/** Requests to time stamp servers and to authorities, with a limit of time and size. */
final class Network {

    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private Network() {}

    static DataLoader loader(Duration timeout, @Nullable String contentType) {
        NativeHTTPDataLoader loader = new NativeHTTPDataLoader();
        loader.setConnectTimeout((int) timeout.toMillis());
        loader.setReadTimeout((int) timeout.toMillis());
        loader.setMaxInputSize(MAX_BYTES);
        if (contentType != null) {
            loader.setContentType(contentType);
        }
        return loader;
    }

    /** Whether a server that was asked did not answer as it should. */
    static boolean caused(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof DSSExternalResourceException) {
                return true;
            }
        }
        return false;
    }
}
