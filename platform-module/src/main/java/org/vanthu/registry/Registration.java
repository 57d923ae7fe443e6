package org.vanthu.registry;

import java.time.Instant;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * What came of a registration.
 *
 * @param register the id of the register; null while the document waits for direction
 * @param arrivalNumber the arrival number; null while the document waits for direction
 * @param ledgerId the entry in the register; null while the document waits for direction
 * @param receivedAt when it counts as received
 */
public record Registration(
        NodeRef nodeRef,
        String agency,
        @Nullable String register,
        @Nullable String registerName,
        int year,
        @Nullable Long arrivalNumber,
        @Nullable String ledgerId,
        Instant receivedAt,
        String state) {}
