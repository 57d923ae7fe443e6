/** Modules found on the class path: descriptions, checks, properties, contexts and set-up components. */
@NullMarked
package org.vanthu.embedded.module;

import org.jspecify.annotations.NullMarked;
