package org.vanthu.exchange.connector;

/** A message that waits at the other side, by the other side's id. */
public record Waiting(String id) {}
