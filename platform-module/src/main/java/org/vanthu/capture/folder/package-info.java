/**
 * Scan folders on disk: which files count, when a file is complete, copying it with its hash, and putting it away.
 * Entry type {@link org.vanthu.capture.folder.ScanFolder}. It knows no ledger and no node, so that every step can be
 * tried with plain files.
 */
@NullMarked
package org.vanthu.capture.folder;

import org.jspecify.annotations.NullMarked;
