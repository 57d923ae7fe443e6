/**
 * Certified copies of documents of the archive: given out for a granted request, each under a code by which anybody of
 * the site finds out what it was given out for and whether it still counts. Entry types are the web scripts; rights are
 * those of {@link org.vanthu.archive.certified.CertifiedPermission}. Files are never touched: the hash of the original
 * is what proves a copy.
 *
 * @see "Circular 05/2025/TT-BNV: levels of use, the authentication file of a DIP"
 */
@NullMarked
package org.vanthu.archive.certified;

import org.jspecify.annotations.NullMarked;
