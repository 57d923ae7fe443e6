/**
 * Makes scans searchable: runs the installed program OCRmyPDF and hands back the searchable PDF/A and its words.
 *
 * <p>Entry type: {@link org.vanthu.capture.ocr.Recognizer}, made by {@link org.vanthu.capture.ocr.Recognizers}. The
 * engine starts programs without a shell in a private directory, with limits of time and memory; it knows no node and
 * no queue.
 */
@NullMarked
package org.vanthu.capture.ocr;

import org.jspecify.annotations.NullMarked;
