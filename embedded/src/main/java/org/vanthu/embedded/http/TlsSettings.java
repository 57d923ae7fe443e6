package org.vanthu.embedded.http;

import java.util.List;

/**
 * How the server speaks TLS, on a port beside the plain one.
 *
 * @param port 0 for any free one, -1 for no TLS
 * @param keyFile PKCS#12 with the key of the server and its certificates
 * @param passwordFile the password of that file; empty where it has none
 * @param clientsFile PEM of the certificates, or of the authorities, of clients; empty: no client is asked for one
 * @param clientPaths beginnings of paths of web scripts that are open only to clients with a certificate, whichever
 *     port they come by
 */
public record TlsSettings(
        String address, int port, String keyFile, String passwordFile, String clientsFile, List<String> clientPaths) {

    /** No TLS. */
    public static final TlsSettings NONE = new TlsSettings("127.0.0.1", -1, "", "", "", List.of());

    public TlsSettings {
        if (port < -1 || port > 65_535) {
            throw new IllegalArgumentException("embedded.http.tls.port must be -1 to 65535, was " + port);
        }
        if (port >= 0 && keyFile.isBlank()) {
            throw new IllegalArgumentException(
                    "embedded.http.tls.keyFile is missing; TLS on port " + port + " needs a PKCS#12 file with a key");
        }
        clientPaths = clientPaths.stream()
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
        if (!clientPaths.isEmpty() && clientsFile.isBlank()) {
            throw new IllegalArgumentException(
                    "embedded.http.tls.clientsFile is missing; embedded.http.tls.clientPaths would be open to nobody");
        }
    }

    boolean isOn() {
        return port >= 0;
    }
}
