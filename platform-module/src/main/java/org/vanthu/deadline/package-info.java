/**
 * Until when something must be done: the rules that the regulations set, as data that an agency may change, reckoned on
 * its working calendar. Entry types are {@link org.vanthu.deadline.Deadlines} and, for tables that hold running
 * deadlines, {@link org.vanthu.deadline.DeadlineBearers}. It must not know what it is that has a deadline.
 */
@NullMarked
package org.vanthu.deadline;

import org.jspecify.annotations.NullMarked;
