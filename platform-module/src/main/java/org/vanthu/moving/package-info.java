/**
 * Moves a site with everything that Vanthu keeps to another repository that has the module: the old site, closed for
 * changes, hands out parcels in a fixed order; the new, empty one takes each in one transaction and remembers how far
 * it has come, so that the move goes on after any interruption and does nothing twice. In the end both sides reckon
 * counts and hashes over what they hold. Entry types: {@link org.vanthu.moving.Moving} and
 * {@link org.vanthu.moving.Parcels}. Passwords never move, and nothing outside of the folder of Vanthu and the tables
 * {@code vt_*} is looked at.
 *
 * @see "docs/adr/0019-moving-a-site.md"
 */
@NullMarked
package org.vanthu.moving;

import org.jspecify.annotations.NullMarked;
