/**
 * Keeps what the archive took over as it was: a hash of every file kept apart, copies in a second store, checks in
 * turn, repair from the copy, and what happened as PREMIS events. Entry types are
 * {@link org.vanthu.archive.preservation.Fixity} and {@link org.vanthu.archive.preservation.ArchiveEvents}.
 *
 * @see "Circular 05/2025/TT-BNV: every document is checked within three years; QCVN 12:2026/BCA: hashes kept apart"
 */
@NullMarked
package org.vanthu.archive.preservation;

import org.jspecify.annotations.NullMarked;
