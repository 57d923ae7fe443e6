/**
 * The web script container: reads {@code *.desc.xml} documents, finds the beans that answer them, matches URLs, signs
 * callers in as a script asks for it, and runs scripts in transactions that may be repeated. Entry type:
 * {@link org.vanthu.embedded.webscript.WebScriptEngine}. It knows nothing of the server that carries it beyond the
 * servlet API.
 */
@NullMarked
package org.vanthu.embedded.webscript;

import org.jspecify.annotations.NullMarked;
