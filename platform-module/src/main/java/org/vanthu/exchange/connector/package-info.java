/** The ways on which messages leave this site and come to it. A further way is one class and one bean. */
@NullMarked
package org.vanthu.exchange.connector;

import org.jspecify.annotations.NullMarked;
