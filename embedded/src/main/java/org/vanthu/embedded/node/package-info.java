/** Nodes in PostgreSQL: one row a node, a unit of work per transaction, flushed in batches before commit. */
@NullMarked
package org.vanthu.embedded.node;

import org.jspecify.annotations.NullMarked;
