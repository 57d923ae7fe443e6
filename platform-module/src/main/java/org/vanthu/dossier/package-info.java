/**
 * Work dossiers (hồ sơ công việc): what belongs to one matter, kept together without moving or copying a document.
 * Entry type is {@link org.vanthu.dossier.Dossiers}; {@link org.vanthu.dossier.DocumentLinks} ties documents to one
 * another. Others learn of a document that was put into a dossier by {@link org.vanthu.dossier.DossierPolicies} and
 * have a say in its end by {@link org.vanthu.dossier.DossierExtensions}. Who may see a dossier says nothing of its
 * documents: each of them is checked by itself. It knows no process; submission to the archive is another feature's.
 */
@NullMarked
package org.vanthu.dossier;

import org.jspecify.annotations.NullMarked;
