package org.vanthu.exchange.peer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.connector.Receipt;

/** A receipt as sites answer it, in JSON. */
record PeerReceipt(
        String messageId,
        boolean accepted,
        @Nullable String code,
        @Nullable String words,
        Instant at) {

    static PeerReceipt of(Receipt receipt) {
        return new PeerReceipt(
                receipt.messageId(), receipt.isAccepted(), receipt.code(), receipt.words(), receipt.at());
    }

    Receipt receipt() {
        return new Receipt(messageId, accepted, text(code), text(words), at);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
