/** Processes of a module: deployment, tasks, pools, delegates, timers. */
@NullMarked
package org.vanthu.contract.workflow;

import org.jspecify.annotations.NullMarked;
