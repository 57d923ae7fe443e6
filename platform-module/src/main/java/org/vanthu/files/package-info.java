/**
 * Decides which files may enter: by what they contain, never by what they are called. Entry type
 * {@link org.vanthu.files.FileGuard}; {@link org.vanthu.files.FileInspector} gives the same judgement as a value for
 * those who keep the reason in a ledger. It stores nothing and knows no document.
 */
@NullMarked
package org.vanthu.files;

import org.jspecify.annotations.NullMarked;
