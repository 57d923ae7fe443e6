/** The models: read from XML, joined to definitions, asked through DictionaryService. */
@NullMarked
package org.vanthu.embedded.dictionary;

import org.jspecify.annotations.NullMarked;
