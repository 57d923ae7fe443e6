/**
 * Hands permanent dossiers over to the historical archive: the list, its registration, the packages, the answers. Entry
 * type is {@link org.vanthu.archive.transfer.Transfers}. How packages get there is a
 * {@link org.vanthu.archive.transfer.TransferChannel}.
 *
 * @see "Law 33/2024/QH15 on archives: permanent records, within five years; Circular 05/2025/TT-BNV, article 17"
 */
@NullMarked
package org.vanthu.archive.transfer;

import org.jspecify.annotations.NullMarked;
