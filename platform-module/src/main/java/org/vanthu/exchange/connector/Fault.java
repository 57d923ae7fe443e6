package org.vanthu.exchange.connector;

import java.time.Instant;

/**
 * Something that could not be delivered, fetched or read.
 *
 * @param item by which the other side knows the message; empty where the place itself does not do what it should
 * @param code for machines
 * @param words for people
 */
public record Fault(
        String connector,
        String place,
        String item,
        String code,
        String words,
        long times,
        Instant firstAt,
        Instant lastAt) {}
