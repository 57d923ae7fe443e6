/** Models, types, properties and namespaces. */
@NullMarked
package org.vanthu.contract.dictionary;

import org.jspecify.annotations.NullMarked;
