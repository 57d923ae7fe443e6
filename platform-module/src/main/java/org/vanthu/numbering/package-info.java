/**
 * Numbers of documents: how they are written and read ({@link org.vanthu.numbering.DocumentNumber}) and how the next
 * one is taken without gap or double ({@link org.vanthu.numbering.NumberSequence}). It does not know what is numbered.
 */
@NullMarked
package org.vanthu.numbering;

import org.jspecify.annotations.NullMarked;
