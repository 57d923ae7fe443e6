/**
 * Documents that go from one agency of the site to another, as both see them: what came and whether its receipt was
 * confirmed, what was sent and what became of it. The door of outside units, which have no register here. It puts files
 * among what came in to the receiver ({@link org.vanthu.capture.ExchangeEntries}); registering is the receiver's
 * clerk's.
 */
@NullMarked
package org.vanthu.exchange;

import org.jspecify.annotations.NullMarked;
