/** Web scripts of modules and the sign-in of the REST API, asked over HTTP. */
@NullMarked
package org.vanthu.contract.webscript;

import org.jspecify.annotations.NullMarked;
