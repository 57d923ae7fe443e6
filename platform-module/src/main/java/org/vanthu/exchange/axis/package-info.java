/**
 * The way over an axis: a server between organisations that takes messages and keeps them until they are fetched.
 *
 * @see "docs/operation/exchange.md"
 */
@NullMarked
package org.vanthu.exchange.axis;

import org.jspecify.annotations.NullMarked;
