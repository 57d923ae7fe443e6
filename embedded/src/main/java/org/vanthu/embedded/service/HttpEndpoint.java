package org.vanthu.embedded.service;

/** The HTTP server of the engine. */
public interface HttpEndpoint {
    /** The port it listens on, or -1 when there is none. */
    int port();

    /** The port that speaks TLS, or -1 when there is none. */
    int securePort();
}
