/**
 * Long work over many items: planned, shown before anything happens (the dry run and the run are the same code),
 * approved by a second person, done in short transactions with a ledger row for each item, paused, throttled, kept to a
 * window of the day, taken up again after a kill, and undone as a whole or item by item. A feature says what its items
 * are and what becomes of them with a {@link org.vanthu.batch.BatchKind} and proposes a run with
 * {@link org.vanthu.batch.Batches}; it knows nothing of the feature.
 */
@NullMarked
package org.vanthu.batch;

import org.jspecify.annotations.NullMarked;
