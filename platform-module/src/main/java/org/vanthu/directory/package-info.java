/**
 * The agencies and organisations that documents travel to and come from: by which identifier each is known today and
 * was before, what it can receive, and by which way it is reached. The agencies of this site are in it by themselves;
 * the others are written in by hand or come from a published list. {@link org.vanthu.directory.Directory} answers; it
 * sends nothing, knows no message, and holds no secret.
 */
@NullMarked
package org.vanthu.directory;

import org.jspecify.annotations.NullMarked;
