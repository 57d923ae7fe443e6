package org.vanthu.exchange.fetch;

import java.time.Instant;

/**
 * Something that could not be fetched or read.
 *
 * @param item by which the other side knows the message; empty where the place itself does not answer
 * @param code for machines
 * @param words for people
 */
record FetchFault(
        String connector,
        String place,
        String item,
        String code,
        String words,
        long times,
        Instant firstAt,
        Instant lastAt) {}
