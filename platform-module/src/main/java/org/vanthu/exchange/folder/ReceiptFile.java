package org.vanthu.exchange.folder;

import java.time.Instant;

import org.vanthu.exchange.connector.Receipt;

/** A receipt as it lies beside a message, in JSON. */
record ReceiptFile(String messageId, boolean accepted, String code, String words, Instant at) {

    static ReceiptFile of(Receipt receipt) {
        return new ReceiptFile(
                receipt.messageId(), receipt.isAccepted(), receipt.code(), receipt.words(), receipt.at());
    }

    Receipt receipt() {
        return new Receipt(messageId, accepted, code, words, at);
    }
}
