package org.vanthu.retention;

import java.time.LocalDate;
import java.util.List;

/**
 * Something that starts the clock of a dossier, or starts it again.
 *
 * @param kind one of {@link #KINDS}
 */
public record RetentionEvent(String id, String dossier, String kind, LocalDate happenedOn, String note) {

    /** What the period was waiting for happened, such as the end of a contract. */
    public static final String EVENT = "event";

    /** The document is no longer in force. */
    public static final String SUPERSEDED = "superseded";

    /** The works were demolished, the equipment was scrapped. */
    public static final String ASSET_GONE = "assetGone";

    /** The matter came up again (inspection, dispute, appeal): the period begins anew. */
    public static final String RESTART = "restart";

    static final List<String> KINDS = List.of(EVENT, SUPERSEDED, ASSET_GONE, RESTART);

    /** Whether it is what a period of the kind waits for. */
    boolean starts(RetentionKind period) {
        return switch (period) {
            case AFTER_EVENT -> kind.equals(EVENT);
            case UNTIL_SUPERSEDED -> kind.equals(SUPERSEDED);
            case LIFE_OF_ASSET -> kind.equals(ASSET_GONE);
            case PERMANENT, YEARS -> false;
        };
    }
}
