/** Outgoing e-mail by SMTP, as the repository's action {@code mail}. */
@NullMarked
package org.vanthu.embedded.mail;

import org.jspecify.annotations.NullMarked;
