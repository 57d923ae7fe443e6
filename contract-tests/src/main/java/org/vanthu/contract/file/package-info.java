/** Files and folders by name. */
@NullMarked
package org.vanthu.contract.file;

import org.jspecify.annotations.NullMarked;
