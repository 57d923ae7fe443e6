package org.vanthu.registry;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * What is to be registered as an incoming document.
 *
 * @param agency the agency whose register it goes into
 * @param register the code or id of the register; null for the usual one
 * @param document a document that is stored already (captured, or in a folder), or null
 * @param upload a file that came with the request, or null; never together with {@code document}
 * @param fields the fields of the form
 * @param arrivalDate the date of arrival where it is not that of the time of receipt
 * @param eventTime when it really arrived, where it is entered afterwards (downtime, back-entry)
 * @param reservedNumber a number set aside earlier, or null for the next one
 * @param overrideReason why it is registered although it looks like a duplicate, or null
 * @param awaitDirection whether it waits, without number, for a leader's direction first
 */
public record RegistrationRequest(
        String agency,
        @Nullable String register,
        @Nullable NodeRef document,
        @Nullable Upload upload,
        IncomingFields fields,
        @Nullable LocalDate arrivalDate,
        @Nullable Instant eventTime,
        @Nullable Long reservedNumber,
        @Nullable String overrideReason,
        boolean awaitDirection) {

    /** A file on local disk, kept by the caller until the transaction ends. */
    public record Upload(String fileName, Path file) {}
}
