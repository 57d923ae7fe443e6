/**
 * The agency's archive (lưu trữ hiện hành): dossiers are handed in, checked, taken over or given back; what was taken
 * over is not changed any more; it is read, lent and copied on request. Entry types are
 * {@link org.vanthu.archive.ArchiveDossiers}; others learn of an acceptance by
 * {@link org.vanthu.archive.ArchivePolicies}. Nothing is moved: dossier and documents stay where they are.
 */
@NullMarked
package org.vanthu.archive;

import org.jspecify.annotations.NullMarked;
