/** Locks of jobs, and jobs that hold one. */
@NullMarked
package org.vanthu.contract.job;

import org.jspecify.annotations.NullMarked;
