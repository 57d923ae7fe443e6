/**
 * Content of nodes in files. A file is written and synced to the disk before the commit that names it, and removed if
 * that commit does not come; what nothing refers to any more is removed later by
 * {@link org.vanthu.embedded.content.ContentCleaner}. Entry type: the bean {@code contentService}. Must not interpret
 * content beyond its media type and encoding.
 */
@NullMarked
package org.vanthu.embedded.content;

import org.jspecify.annotations.NullMarked;
