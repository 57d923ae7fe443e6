package org.vanthu.destruction;

import org.jspecify.annotations.Nullable;

/**
 * What was in a destroyed dossier.
 *
 * @param sha256 of the file, or empty where there was none
 * @param keptIn the dossier for whose sake it was not destroyed, or null
 */
record DestroyedFile(
        String dossier,
        String nodeId,
        int ordinal,
        String name,
        String sha256,
        long sizeBytes,
        @Nullable String keptIn) {}
