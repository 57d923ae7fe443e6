/**
 * The year of an agency at a glance for its archivists, and the extract of what is in its dossiers. Entry types are
 * {@link org.vanthu.archive.overview.YearFigures} and {@link org.vanthu.archive.overview.Extracts}. It reads tables of
 * the features below and changes nothing.
 */
@NullMarked
package org.vanthu.archive.overview;

import org.jspecify.annotations.NullMarked;
