/**
 * Sends issued documents to other agencies and shows what became of them on both sides. Issuing and sending are two
 * acts: the clerk releases a document, chooses the way of each recipient, calls it back where that is needed. It
 * composes messages for the outbox and writes states back to the outgoing document; it knows no way itself.
 */
@NullMarked
package org.vanthu.dispatch;

import org.jspecify.annotations.NullMarked;
