/**
 * Counts what the tables of other features hold and says it as reports: by unit, person, leader, field and officer,
 * over a period, live. Every figure is the length of a list that the same condition gives
 * ({@link org.vanthu.statistics.Reports}). It changes nothing but its own schedules, kept reports and what was signed
 * in.
 */
@NullMarked
package org.vanthu.statistics;

import org.jspecify.annotations.NullMarked;
