package org.vanthu.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import eu.europa.esig.dss.spi.client.http.DataLoader;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to time stamp servers and to authorities over HTTP, with a limit of time and size; no redirects are
 * followed, no other protocols used.
 */
final class Network implements DataLoader {

    private static final long serialVersionUID = 1L;

    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private final int timeoutMillis;
    private @Nullable String contentType;

    private Network(Duration timeout, @Nullable String contentType) {
        this.timeoutMillis = (int) timeout.toMillis();
        this.contentType = contentType;
    }

    /** @param contentType of what is sent, or null where nothing is */
    static DataLoader loader(Duration timeout, @Nullable String contentType) {
        return new Network(timeout, contentType);
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

    @Override
    public byte[] get(String url) {
        return request(url, null);
    }

    @Override
    public DataAndUrl get(List<String> urls) {
        DSSExternalResourceException last = new DSSExternalResourceException("no address");
        for (String url : urls) {
            try {
                return new DataAndUrl(url, get(url));
            } catch (DSSExternalResourceException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public byte[] post(String url, byte[] content) {
        return request(url, content);
    }

    @Override
    public void setContentType(String newContentType) {
        contentType = newContentType;
    }

    private byte[] request(String address, byte @Nullable [] content) {
        try {
            URI uri = URI.create(address);
            if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
                throw new DSSExternalResourceException("only http and https are asked, not " + address);
            }
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            if (content != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", contentType);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(content);
                }
            }
            return answer(address, connection);
        } catch (IOException | IllegalArgumentException e) {
            throw new DSSExternalResourceException("no answer from " + address, e);
        }
    }

    private static byte[] answer(String address, HttpURLConnection connection) throws IOException {
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new DSSExternalResourceException(address + " answered " + connection.getResponseCode());
            }
            try (InputStream in = connection.getInputStream()) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new DSSExternalResourceException(address + " answered more than " + MAX_BYTES + " bytes");
                }
                return bytes;
            }
        } finally {
            connection.disconnect();
        }
    }
}
