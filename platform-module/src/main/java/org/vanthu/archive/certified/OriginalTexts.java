package org.vanthu.archive.certified;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.vanthu.dossier.DossierModel;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.Elevation;

/** What a certified copy says of its original. */
final class OriginalTexts {

    private final NodeService nodeService;

    /** @param nodeService the inner bean, used elevated: the request is the right to know */
    OriginalTexts(NodeService nodeService) {
        this.nodeService = nodeService;
    }

    /**
     * The texts of a document.
     *
     * @param number số, ký hiệu; may be empty
     * @param typeName tên loại; may be empty
     * @param subject trích yếu, or the title of a paper
     * @param sha256 of its file as it was taken in, or empty
     */
    record Texts(String number, String typeName, String subject, String sha256) {}

    Texts of(String nodeId) {
        Map<QName, Serializable> p = Elevation.asSystem(
                "what a certified copy is of",
                () -> nodeService.getProperties(new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, nodeId)));
        return new Texts(
                text(p, RegistryModel.PROP_NUMBER),
                text(p, RegistryModel.PROP_TYPE_NAME),
                first(
                        text(p, RegistryModel.PROP_SUBJECT),
                        text(p, ContentModel.PROP_TITLE),
                        text(p, ContentModel.PROP_NAME)),
                first(text(p, RegistryModel.PROP_SHA256), text(p, DossierModel.PROP_SHA256)));
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String text(Map<QName, Serializable> properties, QName name) {
        return Objects.toString(properties.get(name), "").strip();
    }
}
