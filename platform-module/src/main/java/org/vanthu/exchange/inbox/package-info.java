/**
 * What comes to agencies of this site, whatever the way: checked, stored with the clerk's entry in one transaction,
 * answered with a receipt; what the clerk and the process do with it is told to the sender.
 */
@NullMarked
package org.vanthu.exchange.inbox;

import org.jspecify.annotations.NullMarked;
