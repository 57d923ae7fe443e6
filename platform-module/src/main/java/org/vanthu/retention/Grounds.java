package org.vanthu.retention;

import java.util.List;

/**
 * What the period of a dossier rests on besides its own rule.
 *
 * @param documentRules of the documents in it that have one
 * @param events that were noted and not withdrawn
 * @param submissionDays as {@link Submission#days}
 */
record Grounds(List<RetentionRule> documentRules, List<RetentionEvent> events, int submissionDays) {}
