package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agency;

/**
 * A document that was received: checked, stored, and without a twin. Only the number is missing.
 *
 * @param key the key under which its row is written
 * @param version the version of its row, 0 where it has none yet
 */
record ReceivedDocument(
        Agency agency,
        NodeRef node,
        QName type,
        Incoming in,
        ReceiptTime.Receipt receipt,
        Duplicates.Key key,
        @Nullable String sha256,
        long version) {}
