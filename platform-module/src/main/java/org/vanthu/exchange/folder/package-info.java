/** The way to sites that exchange messages as files in a folder, which another program carries between them. */
@NullMarked
package org.vanthu.exchange.folder;

import org.jspecify.annotations.NullMarked;
