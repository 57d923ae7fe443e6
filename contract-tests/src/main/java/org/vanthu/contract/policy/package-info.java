/** Behaviours: which events there are, in what order and when they come, and how they are switched off. */
@NullMarked
package org.vanthu.contract.policy;

import org.jspecify.annotations.NullMarked;
