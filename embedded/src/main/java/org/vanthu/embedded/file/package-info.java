/** Files and folders by name, and the fixed places of the repository, on top of the node service. */
@NullMarked
package org.vanthu.embedded.file;

import org.jspecify.annotations.NullMarked;
