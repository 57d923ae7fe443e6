/**
 * Information packages of the archive: dossiers written as SIP, AIP and DIP, and packages read that came from outside.
 * Entry types are {@link org.vanthu.archive.packages.DossierPackages} and
 * {@link org.vanthu.archive.packages.PackageImports}. A package is written to a stream and read from a file; nothing is
 * ever whole in memory.
 *
 * @see "Circular 05/2025/TT-BNV, Appendices I to V; E-ARK CSIP 2"
 */
@NullMarked
package org.vanthu.archive.packages;

import org.jspecify.annotations.NullMarked;
