package org.vanthu.batch;

import java.util.Map;

/**
 * What became of an item of a run, for the forms of features.
 *
 * @param state as {@link BatchState.Item} names them
 * @param reason in the language of the person, or empty
 */
public record BatchOutcome(BatchItem item, String state, Map<String, String> becomes, String reason) {}
