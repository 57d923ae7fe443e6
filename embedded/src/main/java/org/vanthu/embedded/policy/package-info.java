/** Behaviours: registered, bound, found by class and called at once or at the end of the transaction. */
@NullMarked
package org.vanthu.embedded.policy;

import org.jspecify.annotations.NullMarked;
