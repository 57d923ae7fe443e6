/** Versions of nodes: frozen rows beside the living ones. */
@NullMarked
package org.vanthu.embedded.version;

import org.jspecify.annotations.NullMarked;
