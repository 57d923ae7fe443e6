/** Nodes: making, changing, linking, moving and deleting them, and what the model does to their properties. */
@NullMarked
package org.vanthu.contract.node;

import org.jspecify.annotations.NullMarked;
