/**
 * Directives (nhiệm vụ được giao): what leaders order others to do, followed until it is done. A directive is written
 * with the draft of its document, checked against what was approved, given when the document is issued, and has a line
 * for whoever leads and for each who coordinates. {@link org.vanthu.directive.OutgoingTies} joins the issuing of
 * documents, {@link org.vanthu.directive.IncomingTies} their registration; what people do comes over HTTP. Work in
 * hands belongs to {@code org.vanthu.work}. It knows nothing of statistics and publication, which read its tables.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, articles 13 to 15; Decision 520/QĐ-UBND of Bà Rịa – Vũng Tàu"
 */
@NullMarked
package org.vanthu.directive;

import org.jspecify.annotations.NullMarked;
