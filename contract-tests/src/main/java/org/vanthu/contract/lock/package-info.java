/** Locks that people set on nodes. */
@NullMarked
package org.vanthu.contract.lock;

import org.jspecify.annotations.NullMarked;
