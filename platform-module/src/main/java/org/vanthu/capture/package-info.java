/**
 * Takes files in: from scan folders, a repository folder and uploads, through the intake ledger, to an entry that waits
 * for the clerk with its fields read. What clerks do with entries: {@link org.vanthu.capture.CaptureService},
 * {@link org.vanthu.capture.EntryLists}, {@link org.vanthu.capture.EntryFiles}, {@link org.vanthu.capture.EntryPages}
 * and {@link org.vanthu.capture.Uploads}. It registers nothing: that is the registry's, which tells capture when an
 * entry has become a document.
 */
@NullMarked
package org.vanthu.capture;

import org.jspecify.annotations.NullMarked;
