package org.vanthu.exchange.peer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.vanthu.directory.Route;
import org.vanthu.exchange.connector.Connector;
import org.vanthu.exchange.connector.Connectors;
import org.vanthu.exchange.connector.EdxmlFiles;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.PatientHttp;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.message.Message;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;

/** The way to organisations of another site that runs this software: the address of a route names the site. */
final class PeerConnector implements Connector {

    static final String CODE = "peer";
    static final String PATH = "service/vanthu/exchange/peer/messages";
    static final String TYPE = "application/xml";

    private static final int OK = 200;

    private final Peers peers;
    private final EdxmlFiles files;
    private final Connectors connectors;
    private final PeerClients clients;

    PeerConnector(Peers peers, EdxmlFiles files, PeerClients clients, Connectors connectors) {
        this.peers = peers;
        this.files = files;
        this.connectors = connectors;
        this.clients = clients;
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
        Path file = files.temporary(message);
        try {
            return receipt(message, peer, posted(peer, file));
        } finally {
            EdxmlFiles.delete(file);
        }
    }

    private PatientHttp.Answer posted(Peer peer, Path file) throws NotDeliveredException {
        try {
            return clients.of(peer)
                    .text(HttpRequest.newBuilder(peer.address().resolve(PATH))
                            .header("Authorization", "Bearer " + peer.token())
                            .header("Content-Type", TYPE)
                            .POST(HttpRequest.BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException e) {
            throw new NotDeliveredException(true, "unwritable", e.toString(), e);
        } catch (IOException e) {
            throw notTrusted(peer, String.valueOf(e.getMessage()), e);
        } catch (NotDeliveredException e) {
            throw e.code().equals(PatientHttp.TLS) ? notTrusted(peer, e.words(), e) : e;
        }
    }

    private static NotDeliveredException notTrusted(Peer peer, String why, Exception cause) {
        return new NotDeliveredException(
                true, PatientHttp.TLS, Texts.of("exchange.error.not-trusted", peer.name(), why), cause);
    }

    private static Receipt receipt(Message message, Peer peer, PatientHttp.Answer answer) throws NotDeliveredException {
        if (answer.status() != OK) {
            throw new NotDeliveredException(
                    true,
                    "status-" + answer.status(),
                    Texts.of(
                            "exchange.error.peer-status",
                            peer.name(),
                            Integer.toString(answer.status()),
                            cut(answer.body())));
        }
        PeerReceipt receipt;
        try {
            receipt = Json.read(answer.body(), PeerReceipt.class);
        } catch (RuntimeException e) {
            throw noReceipt(peer, answer, e);
        }
        // a receipt for something else says nothing about this message
        if (!message.id().equals(receipt.messageId()) || receipt.at() == null) {
            throw noReceipt(peer, answer, null);
        }
        return receipt.receipt();
    }

    private static NotDeliveredException noReceipt(Peer peer, PatientHttp.Answer answer, @Nullable Throwable cause) {
        String words = Texts.of("exchange.error.no-receipt", peer.name(), cut(answer.body()));
        return cause == null
                ? new NotDeliveredException(true, "no-receipt", words)
                : new NotDeliveredException(true, "no-receipt", words, cause);
    }

    private static String cut(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
