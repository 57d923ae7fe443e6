package org.vanthu.exchange.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.directory.Route;
import org.vanthu.exchange.connector.Connector;
import org.vanthu.exchange.connector.Connectors;
import org.vanthu.exchange.connector.EdxmlFiles;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.connector.Waiting;
import org.vanthu.exchange.message.Message;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;

/**
 * The way to sites that exchange files. A message for the address {@code x} is the file {@code out/x/<id>.edxml}; to
 * have written it counts as stored. A refusal comes back as {@code <id>.edxml.receipt.json} beside it. What comes in is
 * read from {@code in}; its receipt is written beside it first, then it is moved to {@code done} or {@code refused}:
 * killed in between it is read again and gets the receipt of the first time.
 */
final class FolderConnector implements Connector {

    static final String CODE = "folder";

    private static final Logger LOG = LoggerFactory.getLogger(FolderConnector.class);
    private static final String RECEIPT = ".receipt.json";
    private static final String MESSAGE = ".edxml";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final long MOST_RECEIPT = 64L << 10;
    private static final int MOST_RECEIPTS = 1000;

    private final String root;
    private final EdxmlFiles files;
    private final Connectors connectors;
    private final Clock clock;

    /** @param root blank where nothing is exchanged so */
    FolderConnector(String root, EdxmlFiles files, Connectors connectors, Clock clock) {
        this.root = root.strip();
        this.files = files;
        this.connectors = connectors;
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

    @Override
    public Receipt send(Message message, Route route) throws NotDeliveredException {
        if (root.isEmpty()) {
            throw new NotDeliveredException(true, "no-folder", Texts.of("exchange.error.no-folder"));
        }
        if (!NAME.matcher(route.address()).matches()) {
            throw new NotDeliveredException(
                    true, "address", Texts.of("exchange.error.folder-address", route.address()));
        }
        String name = name(message.id());
        Path folder = Path.of(root, "out", route.address());
        Path temporary = folder.resolve(name + ExchangeFolder.PART);
        try {
            Files.createDirectories(folder);
            files.write(message, temporary);
            ExchangeFolder.put(temporary, folder.resolve(name));
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unwritable", e.toString(), e);
        }
        return Receipt.accepted(message.id(), clock.instant());
    }

    private static String name(String id) throws NotDeliveredException {
        if (!NAME.matcher(id).matches()) {
            throw new NotDeliveredException(false, "id", Texts.of("exchange.error.folder-address", id));
        }
        return id + MESSAGE;
    }

    @Override
    public List<Route> asked() {
        return root.isEmpty() ? List.of() : List.of(new Route("", CODE, "in", Map.of()));
    }

    /** A file that was written to a moment ago is left until the program that writes it has come to an end. */
    @Override
    public List<Waiting> waiting(Route place, int limit) throws NotDeliveredException {
        Instant settled = clock.instant().minus(SETTLED);
        try {
            List<Dated> found = new ArrayList<>();
            for (Path file : ExchangeFolder.files(in(), name -> name.endsWith(MESSAGE) && !name.startsWith("."))) {
                Instant at = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                if (!at.isAfter(settled)) {
                    found.add(new Dated(file.getFileName().toString(), at));
                }
            }
            return found.stream()
                    .sorted(Comparator.comparing(Dated::at).thenComparing(Dated::name))
                    .limit(limit)
                    .map(one -> new Waiting(one.name(), "", ""))
                    .toList();
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unreadable", e.toString(), e);
        }
    }

    private record Dated(String name, Instant at) {}

    @Override
    public InputStream fetch(Route place, Waiting what) throws NotDeliveredException {
        try {
            return Files.newInputStream(in().resolve(what.id()), LinkOption.NOFOLLOW_LINKS, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unreadable", e.toString(), e);
        }
    }

    @Override
    public void acknowledge(Route place, Waiting what, Receipt receipt) throws NotDeliveredException {
        Path file = in().resolve(what.id());
        try {
            Path folder = Files.createDirectories(in().resolve(receipt.isAccepted() ? "done" : "refused"));
            ExchangeFolder.put(Json.write(ReceiptFile.of(receipt)), in().resolve(what.id() + RECEIPT));
            ExchangeFolder.put(file, free(folder, what.id()));
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unwritable", e.toString(), e);
        }
    }

    /** Others may give every message the same name: what was kept before stays. */
    private Path free(Path folder, String name) {
        Path wanted = folder.resolve(name);
        return Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)
                ? folder.resolve(UUID.randomUUID() + "-" + name)
                : wanted;
    }

    private Path in() {
        return Path.of(root, "in");
    }

    @Override
    public void receipts(Route place, Consumer<Receipt> taker) throws NotDeliveredException {
        try {
            int left = MOST_RECEIPTS;
            for (Path folder : ExchangeFolder.folders(Path.of(root, "out"))) {
                for (Path file : ExchangeFolder.files(folder, name -> name.endsWith(MESSAGE + RECEIPT))) {
                    if (left-- == 0) {
                        return;
                    }
                    receipt(file, taker);
                }
            }
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unreadable", e.toString(), e);
        }
    }

    /** One that says nothing about the message beside which it lies is left to a person, under another name. */
    private static void receipt(Path file, Consumer<Receipt> taker) throws IOException {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - (MESSAGE + RECEIPT).length());
        Receipt receipt = null;
        if (Files.size(file) <= MOST_RECEIPT) {
            try {
                receipt = Json.read(Files.readString(file, StandardCharsets.UTF_8), ReceiptFile.class)
                        .receipt();
            } catch (RuntimeException | java.nio.charset.CharacterCodingException e) {
                LOG.warn("the receipt {} cannot be read", file, e);
            }
        }
        if (receipt == null || !id.equals(receipt.messageId())) {
            ExchangeFolder.put(file, file.resolveSibling(name + ".unread"));
            return;
        }
        taker.accept(receipt);
        Files.delete(file);
    }
}
