/**
 * Documents that the agency itself makes, from the draft to the issuing: drafting with a submission, check of content
 * and of form, approval, signature, number, seal, issuing, and the registers of all that
 * ({@link org.vanthu.outgoing.Drafts}, {@link org.vanthu.outgoing.Processing}, {@link org.vanthu.outgoing.Issuing}). A
 * draft is seen by those who handle it and by nobody else until it is issued. Sending over networks is not done here.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 10 to 19"
 */
@NullMarked
package org.vanthu.outgoing;

import org.jspecify.annotations.NullMarked;
