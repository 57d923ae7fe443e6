/** Attributes: values under up to three keys, in one table. */
@NullMarked
package org.vanthu.embedded.attribute;

import org.jspecify.annotations.NullMarked;
