package org.vanthu.embedded.http;

/**
 * How the server listens and what it allows.
 *
 * @param address the address to listen on; the loopback address by default
 * @param port the TCP port; 0 for any free one, -1 for no server at all
 * @param threads how many requests are worked on at the same time
 * @param maxHeaderBytes the longest request head (line and headers)
 * @param timeoutMillis how long the server waits for the next bytes of a client
 * @param requestsPerSecond how many requests one client may send on average; 0 for any number. The loopback address is
 *     not limited
 * @param signInFailuresPerMinute how many failed sign-ins one address may have in a minute; 0 for any number
 * @param tls the port beside it that speaks TLS
 * @param welcomePage the page to which {@code /} and {@code /alfresco/} lead when such a resource exists, such as
 *     {@code /desk/index.html}; empty for none
 */
public record HttpSettings(
        String address,
        int port,
        int threads,
        int maxHeaderBytes,
        int timeoutMillis,
        int requestsPerSecond,
        int signInFailuresPerMinute,
        TlsSettings tls,
        String welcomePage) {

    public HttpSettings {
        if (port < -1 || port > 65_535) {
            throw new IllegalArgumentException("port must be -1 to 65535, was " + port);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be > 0, was " + threads);
        }
    }
}
