/**
 * Digital signatures on PDF files: signing with the keys of persons and of the organisation, the looks that the decree
 * prescribes, verification in words that a clerk understands, and the check of a document's form.
 *
 * @see "docs/features/signing.md"
 * @see "Decree 30/2020/NĐ-CP, Appendix I"
 */
@NullMarked
package org.vanthu.signing;

import org.jspecify.annotations.NullMarked;
