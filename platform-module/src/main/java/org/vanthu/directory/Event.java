package org.vanthu.directory;

import java.time.Instant;

/**
 * Something that became of an organisation in the directory.
 *
 * @param event {@code added}, {@code changed}, {@code renamed}, {@code merged}, {@code absorbed}, {@code closed} or
 *     {@code reopened}
 */
record Event(String event, String detail, String reason, Instant at, String by) {}
