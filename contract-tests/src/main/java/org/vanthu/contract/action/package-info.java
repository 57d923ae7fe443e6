/** Actions, their conditions, and the rules of folders. */
@NullMarked
package org.vanthu.contract.action;

import org.jspecify.annotations.NullMarked;
