package org.vanthu.exchange;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A document on its way as the desk shows it; see {@code docs/openapi/exchange.yaml}. */
record ExchangeView(
        String id,
        String entry,
        long version,
        String kind,
        String state,
        String sender,
        String senderName,
        String receiver,
        String receiverName,
        String number,
        @Nullable LocalDate date,
        String typeCode,
        String subject,
        String note,
        String fileName,
        String mimetype,
        long sizeBytes,
        int pages,
        boolean readable,
        Instant sentAt,
        String sentBy,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable Long arrivalNumber,
        @Nullable Integer registerYear,
        @Nullable String reason) {}
