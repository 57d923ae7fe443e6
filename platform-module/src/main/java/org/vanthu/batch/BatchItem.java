package org.vanthu.batch;

/**
 * Something that a run is about.
 *
 * @param key unique in the run, at most 80 characters
 * @param label what people see, at most 300 characters
 * @param weight how many documents it stands for, at least 1; progress and rate are told in documents
 */
public record BatchItem(String key, String label, int weight) {}
