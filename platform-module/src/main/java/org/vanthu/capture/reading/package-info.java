/**
 * Reads the fields of an official document from the words on its pages and their places.
 *
 * <p>Entry type: {@link org.vanthu.capture.reading.DocumentReader}. It knows the layout of Decree 30/2020 (appendix I),
 * the errors that character recognition makes and the vocabulary of offices; it knows no file, no node and no database,
 * so that it can be tried on stored words.
 */
@NullMarked
package org.vanthu.capture.reading;

import org.jspecify.annotations.NullMarked;
