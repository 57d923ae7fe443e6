package org.vanthu.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

/**
 * What an exchange costs at least: a server that reads what is posted to it into a file and answers, and a client that
 * posts, with TLS and certificates of both sides as between two sites, and nothing else.
 */
public final class BareHttps implements AutoCloseable {

    private static final String SECRET = "chi-de-do-2026";
    private static final int CREATED = 201;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client;
    private final URI address;

    /** @param directory for its keys and what it receives */
    public BareHttps(Path directory) throws IOException, GeneralSecurityException {
        Path key = directory.resolve("bare.p12");
        Path certificate = directory.resolve("bare.pem");
        KeyFiles.create(key, certificate, SECRET, "bare", "SAN=ip:127.0.0.1");
        SSLContext context = context(key, certificate);
        client = HttpClient.newBuilder().sslContext(context).build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        server.setExecutor(threads);
        server.createContext("/", call -> {
            try (call) {
                Path file = Files.createTempFile(directory, "posted-", ".edxml");
                try (InputStream in = call.getRequestBody()) {
                    Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
                Files.delete(file);
                call.sendResponseHeaders(CREATED, -1);
            }
        });
        server.start();
        address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Posts a file and waits for the answer. */
    public void post(Path file) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != CREATED) {
            throw new IOException("answered " + answer.statusCode());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static SSLContext context(Path key, Path certificate) throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance(key.toFile(), SECRET.toCharArray());
        KeyManagerFactory showing = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        showing.init(own, SECRET.toCharArray());
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            known.setCertificateEntry(
                    "known", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(showing.getKeyManagers(), trusting.getTrustManagers(), null);
        return context;
    }
}
