package org.vanthu.archive.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.archive.packages.DossierPackages;
import org.vanthu.archive.packages.PackageKind;
import org.vanthu.archive.preservation.ArchiveEvents;
import org.vanthu.archive.transfer.TransferTable.Item;
import org.vanthu.archive.transfer.TransferTable.Transfer;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;
import org.vanthu.shared.VanthuException;

/**
 * Sends the packages of a transfer, some at each call: each is made in one transaction, delivered outside of any, and
 * noted in another. Cut anywhere, the next call goes on; a package that was made is not made again.
 */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int AT_ONCE = 20;

    private final Transfers transfers;
    private final TransferTable table;
    private final DossierPackages packages;
    private final ArchiveEvents events;
    private final TransferChannel channel;
    private final Path staging;
    private final PackageKind kind;
    private final RetryingTransactionHelper transactions;

    /**
     * @param folder where packages lie until they are delivered, and where they are laid without an address
     * @param url the address of the historical archive's system, or empty: packages are laid into the folder
     * @param kind SIP for another system, AIP for the same
     */
    Sending(
            Transfers transfers,
            TransferTable table,
            DossierPackages packages,
            ArchiveEvents events,
            RetryingTransactionHelper transactions,
            String folder,
            String url,
            String token,
            int timeoutSeconds,
            String kind) {
        this.transfers = transfers;
        this.table = table;
        this.packages = packages;
        this.events = events;
        this.transactions = transactions;
        this.staging = Path.of(folder).resolve("staging");
        this.kind = PackageKind.of(kind).orElseThrow();
        this.channel = url.isBlank()
                ? new FolderChannel(Path.of(folder))
                : new HttpChannel(URI.create(url), token, Duration.ofSeconds(timeoutSeconds));
    }

    /**
     * Sends the next packages of a transfer; the caller has no transaction.
     *
     * @return the transfer as it is then; it may be sent further while {@code send} is among its actions
     */
    Transfers.View send(long id) {
        Transfer transfer = Objects.requireNonNull(transactions.doInTransaction(() -> begin(id), false, true));
        List<Item> open = transactions.doInTransaction(() -> table.items(id), true, true).stream()
                .filter(item -> Set.of(Item.PLANNED, Item.PACKED).contains(item.state()))
                .limit(AT_ONCE)
                .toList();
        for (Item item : open) {
            send(transfer, item);
        }
        return transactions.doInTransaction(() -> transfers.get(id), true, true);
    }

    private Transfer begin(long id) {
        transfers.permitted(id);
        Transfer transfer = table.lock(id).orElseThrow();
        Transfers.requireState(transfer, Set.of(Transfer.REGISTERED, Transfer.SENT));
        if (transfer.state().equals(Transfer.REGISTERED)) {
            table.change(id, transfer.version(), Sql.map("state", Transfer.SENT));
            transfers.record(transfer, "archive.transfer-send", null);
        }
        return transfer;
    }

    private void send(Transfer transfer, Item item) {
        try {
            Item packed = item;
            if (item.state().equals(Item.PLANNED) || !Files.exists(file(item.objectId()))) {
                packed = transactions.doInTransaction(() -> pack(transfer, item), false, true);
            }
            Path file = file(packed.objectId());
            channel.deliver(transfer.agency(), transfer.code(), packed.objectId(), packed.sha256(), file);
            String objectId = packed.objectId();
            transactions.doInTransaction(() -> sent(transfer, item.dossier(), objectId), false, true);
            Files.deleteIfExists(file);
        } catch (VanthuException e) {
            note(transfer, item, Texts.of(e.getMsgId(), e.getMsgParams()));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("package of dossier {} could not be delivered", item.dossier(), e);
            note(transfer, item, String.valueOf(e.getMessage()));
        }
    }

    private Item pack(Transfer transfer, Item item) throws IOException {
        Files.createDirectories(staging);
        Path part = Files.createTempFile(staging, "vt-", ".part");
        DossierPackages.Made made =
                packages.make(item.dossier(), kind, transfer.code(), DossierPackages.Request.official(), part);
        Files.move(part, file(made.objectId()));
        table.changeItem(
                transfer.id(),
                item.dossier(),
                Sql.map(
                        "state",
                        Item.PACKED,
                        "object_id",
                        made.objectId(),
                        "sha256",
                        made.sha256(),
                        "size_bytes",
                        made.sizeBytes(),
                        "reason",
                        "",
                        "changed_at",
                        transfers.now()));
        return table.items(transfer.id()).stream()
                .filter(one -> one.dossier().equals(item.dossier()))
                .findFirst()
                .orElseThrow();
    }

    private boolean sent(Transfer transfer, String dossier, String objectId) {
        table.changeItem(
                transfer.id(), dossier, Sql.map("state", Item.WAITING, "reason", "", "changed_at", transfers.now()));
        events.record(
                transfer.agency(),
                dossier,
                null,
                ArchiveEvents.Kind.TRANSFER,
                ArchiveEvents.SUCCESS,
                transfer.code() + " " + objectId);
        return true;
    }

    /** Notes why a package is not there yet; it stays to be sent. */
    private void note(Transfer transfer, Item item, String problem) {
        transactions.doInTransaction(
                () -> {
                    table.changeItem(
                            transfer.id(),
                            item.dossier(),
                            Sql.map("reason", Sql.cut(problem, 1000), "changed_at", transfers.now()));
                    return true;
                },
                false,
                true);
    }

    private Path file(String objectId) {
        return staging.resolve(objectId.replace(':', '_') + ".zip");
    }
}
