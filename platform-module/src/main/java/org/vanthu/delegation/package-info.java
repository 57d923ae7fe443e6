/**
 * Who may act for whom: a principal (a leader, the head of a unit) lets somebody else enter in his name what he has
 * decided. Entry types are {@link org.vanthu.delegation.Delegations} and {@link org.vanthu.delegation.Acting}. Whoever
 * acts for another signs in as himself; every trace names both. It must not know what is done in whose name, and there
 * is no scope for signing or drafting.
 *
 * @see "Decision 182/QĐ-VP of Hồ Chí Minh City, articles 3.2, 14–16; conflict C-2"
 */
@NullMarked
package org.vanthu.delegation;

import org.jspecify.annotations.NullMarked;
