/**
 * Pages of scans: turning, splitting and joining them, and recognising that two scans show the same page. Entry types
 * {@link org.vanthu.capture.page.PdfPages}, {@link org.vanthu.capture.page.PictureHash} and
 * {@link org.vanthu.capture.page.TextSignature}. Pure: files in, files and values out.
 */
@NullMarked
package org.vanthu.capture.page;

import org.jspecify.annotations.NullMarked;
