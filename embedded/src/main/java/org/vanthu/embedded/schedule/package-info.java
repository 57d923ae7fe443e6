/**
 * Scheduled jobs and their locks: the Quartz scheduler is a plain Spring bean ({@code schedulerFactory}); this package
 * keeps the locks of jobs in a table, so that two processes on one database never run the same job at the same time.
 * Entry type: {@link org.vanthu.embedded.schedule.JdbcJobLockService}.
 */
@NullMarked
package org.vanthu.embedded.schedule;

import org.jspecify.annotations.NullMarked;
