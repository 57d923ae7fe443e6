/**
 * Shows to everybody what an agency releases: the result of a document to who knows its number and date or the code on
 * its receipt, reports, and documents for wide dissemination or consultation. Who asks without having signed in gets
 * what {@link org.vanthu.publication.PublicView} reads, and nothing else; what is not released is answered as what does
 * not exist.
 */
@NullMarked
package org.vanthu.publication;

import org.jspecify.annotations.NullMarked;
