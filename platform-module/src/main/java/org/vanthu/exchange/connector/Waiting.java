package org.vanthu.exchange.connector;

/**
 * A message that waits at the other side.
 *
 * @param id by which the other side knows it
 * @param from identifier of the sender as the other side says, or empty
 * @param sha256 of its bytes as the other side says, in hex, or empty
 */
public record Waiting(String id, String from, String sha256) {}
