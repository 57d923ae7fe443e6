/**
 * Tells people what is near or past its deadline, and lets leaders and heads of units urge: one row for each thing,
 * person and stage, which is the log as well. Entry types are {@link org.vanthu.reminder.Reminders} and
 * {@link org.vanthu.reminder.Urging}. It looks at work in hands and changes nothing of it.
 */
@NullMarked
package org.vanthu.reminder;

import org.jspecify.annotations.NullMarked;
