/**
 * Takes files in: from scan folders, a repository folder and uploads, through the intake ledger, to an entry that waits
 * for the clerk with its fields read. Entry type {@link org.vanthu.capture.CaptureService}. It registers nothing: that
 * is the registry's, which tells capture when an entry has become a document.
 */
@NullMarked
package org.vanthu.capture;

import org.jspecify.annotations.NullMarked;
