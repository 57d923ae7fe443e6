package org.vanthu.archive;

import java.util.function.Supplier;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;

/**
 * Lets the archive itself write what it otherwise keeps as it is: stage, repair of damaged content, destruction. Only
 * in the transaction of the work, and only while that runs.
 */
public final class ArchiveWrites {

    private static final String RESOURCE = ArchiveWrites.class.getName();

    private ArchiveWrites() {}

    /** Runs work of the archive in a transaction; the caller has checked the right to do it. */
    public static <T> T allow(Supplier<T> work) {
        Integer depth = AlfrescoTransactionSupport.getResource(RESOURCE);
        int before = depth == null ? 0 : depth;
        AlfrescoTransactionSupport.bindResource(RESOURCE, before + 1);
        try {
            return work.get();
        } finally {
            AlfrescoTransactionSupport.bindResource(RESOURCE, before);
        }
    }

    /** As {@link #allow(Supplier)}, for work without a result. */
    public static void allow(Runnable work) {
        allow(() -> {
            work.run();
            return true;
        });
    }

    static boolean isAllowed() {
        Integer depth = AlfrescoTransactionSupport.getResource(RESOURCE);
        return depth != null && depth > 0;
    }
}
