/**
 * Where the papers of the archive are: stores, shelves and boxes, each with a code that is printed on its label. A
 * dossier is in one box; a box that is moved takes everything in it along. Entry types are the web scripts; rights are
 * those of {@link org.vanthu.archive.shelves.ShelfPermission}.
 */
@NullMarked
package org.vanthu.archive.shelves;

import org.jspecify.annotations.NullMarked;
