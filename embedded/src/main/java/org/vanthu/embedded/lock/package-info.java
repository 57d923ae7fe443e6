/** Locks on nodes, kept in the properties of cm:lockable. */
@NullMarked
package org.vanthu.embedded.lock;

import org.jspecify.annotations.NullMarked;
