/**
 * Messages between sites by HTTPS: one posts a message as edXML to the other and gets its receipt as the answer. Each
 * knows the other by a token; which organisations a site speaks for is written down beside it.
 */
@NullMarked
package org.vanthu.exchange.peer;

import org.jspecify.annotations.NullMarked;
