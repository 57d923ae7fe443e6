package org.vanthu.moving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Words;

/**
 * Begins and ends a move, for administrators of the site. From its beginning both sites are closed for changes; the new
 * one opens when the move was found to be complete, the old one only when an administrator takes the move back.
 */
final class Moving {

    private static final Words WORDS = new Words("moving");
    private static final int MAX_OTHER = 300;
    private static final int MAX_RESULT = 100_000;

    private final MoveRecord record;
    private final Tables tables;
    private final NodeWalk walk;
    private final Access access;
    private final AuditTrail audit;

    Moving(MoveRecord record, Tables tables, NodeWalk walk, Access access, AuditTrail audit) {
        this.record = record;
        this.tables = tables;
        this.walk = walk;
        this.access = access;
        this.audit = audit;
    }

    /** What an administrator asks for. */
    record Form(@Nullable String side, @Nullable String other) {}

    /** How it ended. */
    record Ending(@Nullable String result) {}

    /**
     * How the site stands.
     *
     * @param startedAt when the move began; that of the old site is how the new one knows the move again
     * @param used what keeps the site from being the new one of a move, none when it is empty
     * @param scripts the migrations that made its tables; the same on both sites
     */
    record State(
            @Nullable String side,
            String other,
            String reached,
            long parcels,
            @Nullable Instant startedAt,
            @Nullable Instant closedAt,
            @Nullable Instant endedAt,
            String result,
            List<String> used,
            List<String> scripts) {}

    State state() {
        access.requireSiteAdmin();
        Optional<MoveRecord.Move> move = record.find();
        return new State(
                move.map(one -> one.side().name().toLowerCase(java.util.Locale.ROOT))
                        .orElse(null),
                move.map(MoveRecord.Move::other).orElse(""),
                move.map(MoveRecord.Move::reached).orElse(""),
                move.map(MoveRecord.Move::parcels).orElse(0L),
                move.map(MoveRecord.Move::startedAt).orElse(null),
                move.map(MoveRecord.Move::closedAt).orElse(null),
                move.map(MoveRecord.Move::endedAt).orElse(null),
                move.map(MoveRecord.Move::result).orElse(""),
                used(),
                tables.scripts());
    }

    /**
     * Closes the site for changes. Nothing happens if that very move has begun already.
     *
     * @param form for the new site, {@code other} is when the move began on the old one
     * @throws ConflictException if another move has begun, or the new site is in use
     */
    State begin(Form form) {
        access.requireSiteAdmin();
        String other = WORDS.required("other", form.other(), MAX_OTHER);
        Side side = side(form.side());
        Optional<MoveRecord.Move> running = record.find().filter(move -> move.closedAt() != null);
        if (running.isPresent()) {
            MoveRecord.Move move = running.get();
            if (move.side() != side || (side == Side.NEW && !move.other().equals(other))) {
                throw new ConflictException("moving.error.other", move.other());
            }
            return state();
        }
        if (side == Side.NEW) {
            requireEmpty();
            tables.empty();
        } else {
            audit.record(AuditEvent.of("", "moving.begin", "site", other));
        }
        record.begin(side, other, access.userName());
        return state();
    }

    private static Side side(@Nullable String side) {
        if ("old".equals(side)) {
            return Side.OLD;
        }
        if ("new".equals(side)) {
            return Side.NEW;
        }
        throw InvalidInputException.field("side", side, "moving.error.side", String.valueOf(side));
    }

    private List<String> used() {
        List<String> used = new ArrayList<>(tables.used());
        if (walk.after("").next().isPresent()) {
            used.add("Company Home/Vanthu");
        }
        return used;
    }

    private void requireEmpty() {
        List<String> used = used();
        if (!used.isEmpty()) {
            throw new ConflictException("moving.error.not-empty", String.join(", ", used));
        }
    }

    /** Keeps the result. The new site opens when the move is complete; the old one stays closed. */
    State end(Ending ending) {
        access.requireSiteAdmin();
        MoveRecord.Move move = record.lock();
        if (move.side() == Side.NEW && !move.reached().equals(Parcels.END)) {
            throw new ConflictException("moving.error.position", Parcels.END, move.reached());
        }
        if (move.endedAt() == null) {
            record.end(move.side(), WORDS.required("result", ending.result(), MAX_RESULT));
            if (move.side() == Side.NEW) {
                audit.record(AuditEvent.of("", "moving.end", "site", move.other()));
            }
        }
        return state();
    }

    /**
     * Takes the move back: the old site opens again, a new one that has taken nothing yet too.
     *
     * @throws ConflictException if the new site holds parts of the old one; it must be made anew
     */
    void withdraw() {
        access.requireSiteAdmin();
        MoveRecord.Move move = record.lock();
        if (move.side() == Side.NEW && move.endedAt() == null && move.parcels() > 0) {
            throw new ConflictException("moving.error.half");
        }
        record.forget();
        if (move.side() == Side.OLD) {
            audit.record(AuditEvent.of("", "moving.withdraw", "site", move.other()));
        }
    }
}
