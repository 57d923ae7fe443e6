/** Transactions: the retrying helper, listeners, resources, the data source. */
@NullMarked
package org.vanthu.contract.transaction;

import org.jspecify.annotations.NullMarked;
