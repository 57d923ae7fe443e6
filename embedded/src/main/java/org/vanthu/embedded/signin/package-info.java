/**
 * Ways to sign in that prove a person elsewhere, as ACS has them in its authentication chain: an identity provider
 * (OpenID Connect) and a mailbox (IMAP over TLS). They are named in {@code authentication.chain}; the accounts of this
 * site with their own passwords are always one of them.
 */
@NullMarked
package org.vanthu.embedded.signin;

import org.jspecify.annotations.NullMarked;
