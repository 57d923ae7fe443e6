package org.vanthu.exchange.peer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.vanthu.directory.Route;
import org.vanthu.exchange.connector.Connector;
import org.vanthu.exchange.connector.Connectors;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.edxml.EdxmlWriter;
import org.vanthu.exchange.message.Message;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;

/** The way to organisations of another site that runs this software: the address of a route names the site. */
final class PeerConnector implements Connector {

    static final String CODE = "peer";
    static final String PATH = "service/vanthu/exchange/peer/messages";
    static final String TYPE = "application/xml";

    private static final int OK = 200;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Peers peers;
    private final SealKeys keys;
    private final Connectors connectors;
    private final EdxmlWriter writer = new EdxmlWriter();
    private final Duration patience;
    private final HttpClient http;

    PeerConnector(Peers peers, SealKeys keys, Connectors connectors, int patienceSeconds) {
        this.peers = peers;
        this.keys = keys;
        this.connectors = connectors;
        this.patience = Duration.ofSeconds(patienceSeconds);
        // never followed: a message goes where the file of sites says, and nowhere else
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Makes itself known. */
    void init() {
        connectors.add(this);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Receipt send(Message message, Route route) throws NotDeliveredException {
        Peer peer = peers.find(route.address())
                .orElseThrow(() -> new NotDeliveredException(
                        true, "no-peer", Texts.of("exchange.error.no-peer", route.address())));
        Path file = written(message);
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(peer.address().resolve(PATH))
                            .timeout(patience)
                            .header("Authorization", "Bearer " + peer.token())
                            .header("Content-Type", TYPE)
                            .POST(HttpRequest.BodyPublishers.ofFile(file))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return receipt(message, answer);
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unreachable", peer.name() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDeliveredException(true, "interrupted", peer.name(), e);
        } finally {
            delete(file);
        }
    }

    private static Receipt receipt(Message message, HttpResponse<String> answer) throws NotDeliveredException {
        if (answer.statusCode() != OK) {
            throw new NotDeliveredException(true, "status-" + answer.statusCode(), cut(answer.body()));
        }
        PeerReceipt receipt;
        try {
            receipt = Json.read(answer.body(), PeerReceipt.class);
        } catch (RuntimeException e) {
            throw new NotDeliveredException(true, "no-receipt", cut(answer.body()), e);
        }
        // a receipt for something else says nothing about this message
        if (!message.id().equals(receipt.messageId()) || receipt.at() == null) {
            throw new NotDeliveredException(true, "no-receipt", cut(answer.body()));
        }
        return receipt.receipt();
    }

    private Path written(Message message) throws NotDeliveredException {
        Path file = null;
        try {
            file = Files.createTempFile("vanthu-peer-", ".edxml");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                writer.write(message, out, keys.key());
            }
            return file;
        } catch (IOException | RuntimeException e) {
            if (file != null) {
                delete(file);
            }
            throw new NotDeliveredException(true, "unwritable", e.toString(), e);
        }
    }

    private static void delete(Path file) {
        file.toFile().delete();
    }

    private static String cut(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
