/**
 * What agencies of this site send to others: messages that are written once with the transaction that sends them, how
 * far each has come at each recipient, and the worker that delivers with the same id until the other side has said that
 * it has the message.
 */
@NullMarked
package org.vanthu.exchange.outbox;

import org.jspecify.annotations.NullMarked;
