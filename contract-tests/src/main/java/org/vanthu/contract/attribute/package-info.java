/** Values by up to three keys. */
@NullMarked
package org.vanthu.contract.attribute;

import org.jspecify.annotations.NullMarked;
