/**
 * Copies of a whole site, made while it works, and their restoring. The commands run in a process of their own and need
 * the account of the site's process, not a password.
 */
@NullMarked
package org.vanthu.embedded.backup;

import org.jspecify.annotations.NullMarked;
