/**
 * Agencies, their units, accounts and roles. Entry types are {@link org.vanthu.organization.Access} (who may do what)
 * and {@link org.vanthu.organization.Agencies}. People and groups of the repository are what rights rest on; the tables
 * hold the same for lists. It knows no document.
 */
@NullMarked
package org.vanthu.organization;

import org.jspecify.annotations.NullMarked;
