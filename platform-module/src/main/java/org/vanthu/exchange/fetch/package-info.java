/** Asks for what waits at other places, takes it in and says what became of it; notes what cannot be taken in. */
@NullMarked
package org.vanthu.exchange.fetch;

import org.jspecify.annotations.NullMarked;
