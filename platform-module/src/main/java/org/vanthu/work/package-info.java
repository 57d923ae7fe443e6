/**
 * Work in somebody's hands: who holds which step of which document since when and until when. Each branch of work is a
 * process of the repository's workflow engine; {@link org.vanthu.work.Work} moves the process and writes the row of
 * each step in one transaction, so that lists, counters and the picture of the flow come from one table. It knows
 * nothing of what the steps mean: that is the business of the features above (routing, outgoing).
 */
@NullMarked
package org.vanthu.work;

import org.jspecify.annotations.NullMarked;
