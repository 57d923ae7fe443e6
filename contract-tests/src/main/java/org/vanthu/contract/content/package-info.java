/** Content: readers, writers, media types, and what a rollback leaves. */
@NullMarked
package org.vanthu.contract.content;

import org.jspecify.annotations.NullMarked;
