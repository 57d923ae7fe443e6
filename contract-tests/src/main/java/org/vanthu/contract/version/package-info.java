/** Versions of nodes. */
@NullMarked
package org.vanthu.contract.version;

import org.jspecify.annotations.NullMarked;
