/** Permissions, owners, groups, people, accounts, tickets, and whose name work runs under. */
@NullMarked
package org.vanthu.contract.security;

import org.jspecify.annotations.NullMarked;
