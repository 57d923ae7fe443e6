package org.vanthu.search;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.registry.RegistryModel;
import org.vanthu.search.SearchHit.Highlights;
import org.vanthu.shared.Json;

/** Reads what a result shows of a document, with the rights of the person who searches. */
final class HitReader {
    private final NodeService nodeService;

    HitReader(NodeService publicNodeService) {
        this.nodeService = publicNodeService;
    }

    static NodeRef node(String id) {
        return new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, id);
    }

    /** The document; empty where it is gone or the person may not read it (the index may be a moment behind). */
    Optional<SearchHit> read(NodeRef node, float score) {
        try {
            return Optional.of(hit(node, nodeService.getProperties(node), score));
        } catch (AccessDeniedException | InvalidNodeRefException e) {
            return Optional.empty();
        }
    }

    private static SearchHit hit(NodeRef node, Map<QName, Serializable> properties, float score) {
        return new SearchHit(
                node.getId(),
                properties.get(RegistryModel.PROP_ARRIVAL_NUMBER) instanceof Number number ? number.longValue() : null,
                properties.get(RegistryModel.PROP_REGISTER_YEAR) instanceof Number year ? year.intValue() : null,
                text(properties, RegistryModel.PROP_NUMBER),
                date(properties, RegistryModel.PROP_ISSUED_DATE),
                text(properties, RegistryModel.PROP_ISSUER_NAME),
                text(properties, RegistryModel.PROP_TYPE_CODE),
                text(properties, RegistryModel.PROP_TYPE_NAME),
                text(properties, RegistryModel.PROP_SUBJECT),
                properties.get(RegistryModel.PROP_URGENCY) instanceof Number urgency ? urgency.intValue() : null,
                text(properties, RegistryModel.PROP_STATE),
                text(properties, RegistryModel.PROP_AGENCY),
                text(properties, RegistryModel.PROP_REGISTER),
                date(properties, RegistryModel.PROP_ARRIVAL_DATE),
                properties.get(RegistryModel.PROP_RECEIVED_AT) instanceof Date time ? time.toInstant() : null,
                text(properties, RegistryModel.PROP_TO_PLACES),
                score,
                Highlights.NONE);
    }

    private static @Nullable String text(Map<QName, Serializable> properties, QName name) {
        Serializable value = properties.get(name);
        return value == null ? null : value.toString();
    }

    private static @Nullable LocalDate date(Map<QName, Serializable> properties, QName name) {
        return properties.get(name) instanceof Date date
                ? Instant.ofEpochMilli(date.getTime()).atZone(Json.ZONE).toLocalDate()
                : null;
    }
}
