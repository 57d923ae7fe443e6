package org.vanthu.moving;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ContentReader;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;

/**
 * Packs and unpacks. A parcel is a ZIP archive with a list of things of one stage, the position after which they come,
 * the position that they reach, and their files. The new site takes a parcel only at the position that it has reached,
 * and notes the next one in the same transaction: a parcel that is sent twice is refused and nothing happens twice.
 */
final class Parcels {

    static final String END = "end";
    private static final String AFTER = "after";
    private static final String NEXT = "next";
    private static final String ITEMS = "items";
    private static final String WHY = "the administrator moves the site";

    private final List<Stage> stages;
    private final MoveRecord record;
    private final Access access;
    private final RetryingTransactionHelper transactions;

    Parcels(List<Stage> stages, MoveRecord record, Access access, RetryingTransactionHelper transactions) {
        this.stages = List.copyOf(stages);
        this.record = record;
        this.access = access;
        this.transactions = transactions;
    }

    /** A parcel whose files are still in the store. */
    record Packed(ObjectNode list, Map<String, ContentReader> files) {

        /** In the transaction in which it was packed. */
        void writeTo(OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry(Spooled.LIST));
            zip.write(MoveJson.MAPPER.writeValueAsBytes(list));
            for (Map.Entry<String, ContentReader> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                try (InputStream in = file.getValue().getContentInputStream()) {
                    in.transferTo(zip);
                }
            }
            zip.finish();
        }
    }

    /** A part of the proof. */
    record Proof(String next, Map<String, Sums.Sum> sums) {}

    /**
     * What comes after the position on this site.
     *
     * @throws ConflictException if the site does not move
     */
    Packed pack(String after) {
        requireClosed();
        ZipSink files = new ZipSink();
        List<ObjectNode> items = new ArrayList<>();
        String next = read(after, files, items::add);
        ObjectNode list = MoveJson.object().put(AFTER, after).put(NEXT, next);
        list.putArray(ITEMS).addAll(items);
        return new Packed(list, files.files());
    }

    /** Counts and hashes what comes after the position on this site, as much as is quickly read. */
    Proof prove(String after) {
        requireClosed();
        Sums sums = new Sums();
        Stage stage = stage(after);
        String next = read(after, new DigestSink(sums), item -> {
            String kind = stage.kind(item);
            stage.normalize(item);
            sums.add(kind, text(item));
        });
        return new Proof(next, sums.kinds());
    }

    private static String text(ObjectNode item) {
        try {
            return MoveJson.MAPPER.writeValueAsString(item);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireClosed() {
        access.requireSiteAdmin();
        if (record.require().closedAt() == null) {
            throw new ConflictException("moving.error.none");
        }
    }

    private String read(String after, ContentSink contents, Consumer<ObjectNode> items) {
        Stage stage = stage(after);
        int colon = after.indexOf(':');
        Stage.Portion portion =
                Elevation.asSystem(WHY, () -> stage.read(colon < 0 ? "" : after.substring(colon + 1), contents));
        portion.items().forEach(items);
        if (portion.last() != null) {
            return stage.name() + ":" + portion.last();
        }
        int following = stages.indexOf(stage) + 1;
        return following == stages.size() ? END : stages.get(following).name() + ":";
    }

    private Stage stage(String position) {
        if (position.isEmpty()) {
            return stages.get(0);
        }
        return stages.stream()
                .filter(stage -> position.startsWith(stage.name() + ":"))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.field(AFTER, position, "moving.error.table", position));
    }

    /**
     * Makes what is in the parcel, in a transaction of its own.
     *
     * @return how far the site has come
     * @throws ConflictException if the site is not the new one of a move, or the parcel is not the next
     */
    String unpack(InputStream in) throws IOException {
        requireAdminInTransaction();
        try (Spooled parcel = Spooled.of(in)) {
            JsonNode list = parcel.list();
            String after = list.path(AFTER).asText();
            String next = list.path(NEXT).asText();
            return transactions.doInTransaction(
                    () -> {
                        MoveRecord.Move move = record.lock();
                        if (move.side() != Side.NEW || move.endedAt() != null) {
                            throw new ConflictException("moving.error.none");
                        }
                        if (!move.reached().equals(after)) {
                            throw new ConflictException("moving.error.position", after, move.reached());
                        }
                        List<ObjectNode> items = new ArrayList<>();
                        list.path(ITEMS).forEach(item -> items.add((ObjectNode) item));
                        Elevation.asSystem(WHY, () -> stage(after).write(items, parcel));
                        record.reached(next);
                        return next;
                    },
                    false,
                    true);
        }
    }

    private void requireAdminInTransaction() {
        transactions.doInTransaction(
                () -> {
                    access.requireSiteAdmin();
                    return Boolean.TRUE;
                },
                true,
                true);
    }
}
