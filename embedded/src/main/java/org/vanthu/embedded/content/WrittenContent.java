package org.vanthu.embedded.content;

import java.util.concurrent.CompletableFuture;

/** A file that was written completely: its size, its hash in hexadecimal, and whether it has reached the disk. */
record WrittenContent(String url, long sizeBytes, String sha256, CompletableFuture<Void> synced) {}
