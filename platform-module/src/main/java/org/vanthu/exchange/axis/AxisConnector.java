package org.vanthu.exchange.axis;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.directory.Contact;
import org.vanthu.directory.Listed;
import org.vanthu.directory.Route;
import org.vanthu.exchange.connector.Connector;
import org.vanthu.exchange.connector.Connectors;
import org.vanthu.exchange.connector.EdxmlFiles;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.connector.SecretLines;
import org.vanthu.exchange.connector.Waiting;
import org.vanthu.exchange.edxml.ReadLimits;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.organization.AgencyIdentifier;
import org.vanthu.shared.Texts;

/**
 * The way over axes that a file outside of the database names; the address of a route is the name of one. That an axis
 * has taken a message counts as stored: it keeps it for the receiver.
 */
final class AxisConnector implements Connector {

    static final String CODE = "axis";

    /** Base64 with line ends takes less than one and a half times the bytes; the rest is room for the envelope. */
    private static final double ENCODED = 1.5;

    private static final long ENVELOPE = 8L << 20;
    private static final int MOST_NAME = 300;

    private final SecretLines lines;
    private final EdxmlFiles files;
    private final Connectors connectors;
    private final AxisClient client;
    private final long mostBytes;
    private final Clock clock;

    AxisConnector(
            String file,
            EdxmlFiles files,
            Connectors connectors,
            int patienceSeconds,
            long attachmentMib,
            Clock clock) {
        this.lines = new SecretLines(file, "vanthu.exchange.axes-file");
        this.files = files;
        this.connectors = connectors;
        this.client = new AxisClient(Duration.ofSeconds(patienceSeconds));
        this.mostBytes = (long) (ReadLimits.ofFiles(attachmentMib << 20).totalBytes() * ENCODED) + ENVELOPE;
        this.clock = clock;
    }

    /** Makes itself known. */
    void init() {
        connectors.add(this);
    }

    @Override
    public String code() {
        return CODE;
    }

    private Axis axis(Route route) throws NotDeliveredException {
        return lines.all(Axis::of).stream()
                .filter(axis -> axis.name().equals(route.address()))
                .findFirst()
                .orElseThrow(() -> new NotDeliveredException(
                        true, "no-axis", Texts.of("exchange.error.no-axis", route.address())));
    }

    @Override
    public Receipt send(Message message, Route route) throws NotDeliveredException {
        Axis axis = axis(route);
        Path file = files.temporary(message);
        try {
            client.send(
                    axis,
                    file,
                    Map.of(
                            "from", message.from().code(),
                            "to", message.to().stream().map(Party::code).collect(Collectors.joining(",")),
                            "service-type", "eDoc",
                            "message-type", message.status() == null ? "edoc" : "status",
                            "message-id", message.id(),
                            "hash-file", sha256(file)));
            return Receipt.accepted(message.id(), clock.instant());
        } finally {
            EdxmlFiles.delete(file);
        }
    }

    @Override
    public List<Route> asked() {
        return lines.all(Axis::of).stream()
                .map(axis -> new Route("", CODE, axis.name(), Map.of()))
                .toList();
    }

    @Override
    public List<Waiting> waiting(Route place, int limit) throws NotDeliveredException {
        List<Waiting> waiting = new ArrayList<>();
        for (JsonNode row : client.waiting(axis(place), limit)) {
            String id = row.path("docId").asText("");
            if (!id.isEmpty() && waiting.size() < limit) {
                waiting.add(new Waiting(
                        id,
                        row.path("from").asText(""),
                        row.path("hashFile").asText("").toLowerCase(Locale.ROOT)));
            }
        }
        return waiting;
    }

    @Override
    public InputStream fetch(Route place, Waiting what) throws NotDeliveredException {
        Axis axis = axis(place);
        Path file = null;
        boolean whole = false;
        try {
            file = Files.createTempFile("vanthu-axis-", ".edxml");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                client.get(axis, what.id(), out, mostBytes);
            }
            if (!what.sha256().isEmpty() && !what.sha256().equals(sha256(file))) {
                throw new NotDeliveredException(true, "damaged", Texts.of("exchange.error.axis-damaged", what.id()));
            }
            InputStream stream = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            whole = true;
            return stream;
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unreadable", e.toString(), e);
        } finally {
            if (!whole) {
                EdxmlFiles.delete(file);
            }
        }
    }

    @Override
    public void acknowledge(Route place, Waiting what, Receipt receipt) throws NotDeliveredException {
        client.update(
                axis(place), what.id(), receipt.isAccepted() ? AxisClient.DONE : AxisClient.FAIL, receipt.words());
    }

    @Override
    public boolean publishesLists() {
        return true;
    }

    @Override
    public List<Listed> organizations(Route route) throws NotDeliveredException {
        List<Listed> listed = new ArrayList<>();
        for (JsonNode row : client.organizations(axis(route))) {
            String above = row.path("pid").asText("").strip();
            listed.add(new Listed(
                    row.path("code").asText("").strip(),
                    cut(row.path("name").asText("").strip()),
                    List.of(),
                    AgencyIdentifier.isValid(above) ? above : null,
                    new Contact("", row.path("mail").asText("").strip(), "", "", ""),
                    row.path("deleted").asBoolean(false)));
        }
        return listed;
    }

    private static String cut(String name) {
        return name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
    }

    private static String sha256(Path file) throws NotDeliveredException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unreadable", e.toString(), e);
        }
    }
}
