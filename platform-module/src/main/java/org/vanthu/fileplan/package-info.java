/**
 * The list of dossiers of a year (danh mục hồ sơ): drafted from last year's, numbered, approved by the head, issued to
 * the units; dossiers are opened from its lines, and one whose matter goes on has a line in the next list as well.
 * Entry type is {@link org.vanthu.fileplan.FilePlans}. It knows nothing of the archive.
 */
@NullMarked
package org.vanthu.fileplan;

import org.jspecify.annotations.NullMarked;
