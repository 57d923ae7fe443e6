package org.vanthu.exchange.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is said of servers that do not answer as they should. */
class PatientHttpTest {

    /** What a server does with a caller. */
    private interface Manner {

        void treat(Socket caller) throws IOException;
    }

    @Test
    void aLineThatBreaksInTheHandshakeIsNoFaultOfCertificates() throws IOException {
        assertThat(whatIsSaidOf(Socket::close)).isEqualTo("unreachable");
        assertThat(whatIsSaidOf(caller -> {
                    caller.getInputStream().read();
                    caller.setSoLinger(true, 0);
                    caller.close();
                }))
                .isEqualTo("unreachable");
    }

    @Test
    void aServerWithoutTlsIsAFaultOfTls() throws IOException {
        assertThat(whatIsSaidOf(caller -> {
                    caller.getInputStream().read(new byte[100]);
                    caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes("US-ASCII"));
                }))
                .isEqualTo(PatientHttp.TLS);
    }

    private static String whatIsSaidOf(Manner manner) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, manner));
            thread.setDaemon(true);
            thread.start();
            PatientHttp http = new PatientHttp(Duration.ofSeconds(20));
            URI address = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/");
            return catchThrowableOfType(NotDeliveredException.class, () -> http.text(HttpRequest.newBuilder(address)))
                    .code();
        }
    }

    private static void serve(ServerSocket server, Manner manner) {
        try {
            while (!server.isClosed()) {
                manner.treat(server.accept());
            }
        } catch (SocketException e) {
            // the test is over, or the caller went first
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
