/**
 * Who may do what: accounts and tickets, people, groups in groups, access control lists, and the guard in front of the
 * public services. Entry types: the beans {@code authenticationService}, {@code permissionService},
 * {@code authorityService} and {@code personService}; {@link org.vanthu.embedded.security.ReadFilter} for the search.
 * Must not know how nodes are stored beyond their list and owner.
 */
@NullMarked
package org.vanthu.embedded.security;

import org.jspecify.annotations.NullMarked;
