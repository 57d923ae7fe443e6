/** Transactions over Spring's DataSourceTransactionManager behind the ACS TransactionService. */
@NullMarked
package org.vanthu.embedded.transaction;

import org.jspecify.annotations.NullMarked;
