package org.vanthu.dossier;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agencies;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Texts;

/** Reads of a document what a dossier shows of it, as far as the signed-in person may read it. */
final class DocumentFacts {

    /** The kind of a paper that lies in the dossier itself. */
    static final String PAPER = "paper";

    private static final int MAX_DEPTH = 20;
    /** The part of a name that makes it unique in its folder. */
    private static final int PAPER_PREFIX = 9;

    private final NodeService nodeService;
    private final NodeService innerNodeService;
    private final PermissionService permissionService;
    private final DictionaryService dictionaryService;
    private final Agencies agencies;

    /**
     * @param nodeService the public bean: it checks the rights of the person
     * @param innerNodeService only to find out below which folder a document lies that the person may read
     * @param permissionService the public bean
     */
    DocumentFacts(
            NodeService nodeService,
            NodeService innerNodeService,
            PermissionService permissionService,
            DictionaryService dictionaryService,
            Agencies agencies) {
        this.nodeService = nodeService;
        this.innerNodeService = innerNodeService;
        this.permissionService = permissionService;
        this.dictionaryService = dictionaryService;
        this.agencies = agencies;
    }

    /** Whether the document is there and the person may read it. */
    boolean mayRead(NodeRef document) {
        return innerNodeService.exists(document)
                && permissionService.hasPermission(document, PermissionService.READ) == AccessStatus.ALLOWED;
    }

    /** The same of one of a dossier that the person may see: its own papers are seen with it. */
    Facts of(NodeRef document, String dossier) {
        boolean own = innerNodeService.exists(document)
                && innerNodeService.hasAspect(document, DossierModel.ASPECT_PAPER)
                && innerNodeService
                        .getPrimaryParent(document)
                        .getParentRef()
                        .getId()
                        .equals(dossier);
        return own ? paper(document) : of(document);
    }

    private Facts paper(NodeRef document) {
        Map<QName, Serializable> p = innerNodeService.getProperties(document);
        ContentData content = (ContentData) p.get(ContentModel.PROP_CONTENT);
        String name = text(p, ContentModel.PROP_NAME).orElse(document.getId());
        Integer pages = (Integer) p.get(DossierModel.PROP_PAGES);
        return new Facts(
                document.getId(),
                true,
                PAPER,
                "",
                "",
                "",
                date(p.get(DossierModel.PROP_PAPER_DATE)),
                Texts.of(
                        Texts.VIETNAMESE,
                        "dossier.paper-" + text(p, DossierModel.PROP_PAPER_KIND).orElse("other")),
                text(p, ContentModel.PROP_TITLE).orElse(name),
                text(p, DossierModel.PROP_AUTHOR).orElse(""),
                null,
                null,
                "",
                pages == null || pages == 0 ? null : pages,
                "",
                "",
                text(p, DossierModel.PROP_SHA256).orElse(""),
                name.substring(Math.min(name.length() - 1, PAPER_PREFIX)),
                content == null ? "" : content.getMimetype(),
                content == null ? 0 : content.getSize(),
                created(p));
    }

    /** What the person may know of a document that is in a dossier. */
    Facts of(NodeRef document) {
        if (!innerNodeService.exists(document)) {
            return Facts.gone(document.getId());
        }
        return mayRead(document) ? read(document) : Facts.closed(document.getId());
    }

    /**
     * A document of the agency that the person may read.
     *
     * @throws NotFoundException if there is none, or the person may not know of it
     */
    Facts required(NodeRef document, String agency) {
        if (!mayRead(document)
                || !dictionaryService.isSubClass(nodeService.getType(document), ContentModel.TYPE_CONTENT)
                || !belongsTo(document, agency)) {
            throw new NotFoundException("dossier.error.no-document", document.getId());
        }
        return read(document);
    }

    private boolean belongsTo(NodeRef document, String agency) {
        Serializable owner = nodeService.getProperty(document, RegistryModel.PROP_AGENCY);
        if (owner != null) {
            return owner.equals(agency);
        }
        NodeRef folder = agencies.folder(agency);
        NodeRef above = document;
        for (int depth = 0; above != null && depth < MAX_DEPTH; depth++) {
            if (above.equals(folder)) {
                return true;
            }
            above = innerNodeService.getPrimaryParent(above).getParentRef();
        }
        return false;
    }

    private Facts read(NodeRef document) {
        Map<QName, Serializable> p = nodeService.getProperties(document);
        QName type = nodeService.getType(document);
        ContentData content = (ContentData) p.get(ContentModel.PROP_CONTENT);
        String name = text(p, ContentModel.PROP_NAME).orElse(document.getId());
        return new Facts(
                document.getId(),
                true,
                kind(type),
                text(p, RegistryModel.PROP_NUMBER).orElse(""),
                text(p, RegistryModel.PROP_CODE_NUMBER).orElse(""),
                text(p, RegistryModel.PROP_CODE_NOTATION).orElse(""),
                date(p.get(RegistryModel.PROP_ISSUED_DATE)),
                text(p, RegistryModel.PROP_TYPE_NAME).orElse(""),
                text(p, RegistryModel.PROP_SUBJECT)
                        .or(() -> text(p, ContentModel.PROP_TITLE))
                        .orElse(name),
                text(p, RegistryModel.PROP_ISSUER_NAME).orElse(""),
                (Long) p.get(RegistryModel.PROP_ARRIVAL_NUMBER),
                (Integer) p.get(RegistryModel.PROP_REGISTER_YEAR),
                text(p, RegistryModel.PROP_STATE).orElse(""),
                (Integer) p.get(RegistryModel.PROP_PAGE_AMOUNT),
                text(p, RegistryModel.PROP_LANGUAGE).orElse(""),
                text(p, RegistryModel.PROP_DOCUMENT_ID).orElse(""),
                text(p, RegistryModel.PROP_SHA256).orElse(""),
                name,
                content == null ? "" : content.getMimetype(),
                content == null ? 0 : content.getSize(),
                created(p));
    }

    private String kind(QName type) {
        if (dictionaryService.isSubClass(type, RegistryModel.TYPE_INCOMING_DOCUMENT)) {
            return "incoming";
        }
        return dictionaryService.isSubClass(type, RegistryModel.TYPE_DOCUMENT) ? "outgoing" : "file";
    }

    private static Instant created(Map<QName, Serializable> properties) {
        return properties.get(ContentModel.PROP_CREATED) instanceof Date date ? date.toInstant() : Instant.EPOCH;
    }

    private static Optional<String> text(Map<QName, Serializable> properties, QName name) {
        return Optional.ofNullable(properties.get(name)).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static @Nullable LocalDate date(@Nullable Serializable value) {
        return value instanceof Date date ? date.toInstant().atZone(Json.ZONE).toLocalDate() : null;
    }

    /**
     * What a dossier shows of a document.
     *
     * @param readable false where the person may not read it: nothing else is told then
     * @param kind {@code incoming}, {@code outgoing}, {@code file}, {@code paper}, {@code closed} or {@code gone}
     * @param number number and notation together
     */
    record Facts(
            String nodeId,
            boolean readable,
            String kind,
            String number,
            String codeNumber,
            String codeNotation,
            @Nullable LocalDate issuedDate,
            String typeName,
            String subject,
            String issuerName,
            @Nullable Long arrivalNumber,
            @Nullable Integer year,
            String state,
            @Nullable Integer pages,
            String language,
            String documentId,
            String sha256,
            String fileName,
            String mimetype,
            long sizeBytes,
            Instant createdAt) {

        static Facts closed(String nodeId) {
            return hidden(nodeId, "closed", Texts.of("dossier.document-closed"));
        }

        static Facts gone(String nodeId) {
            return hidden(nodeId, "gone", Texts.of("dossier.document-gone"));
        }

        private static Facts hidden(String nodeId, String kind, String subject) {
            return new Facts(
                    nodeId,
                    false,
                    kind,
                    "",
                    "",
                    "",
                    null,
                    "",
                    subject,
                    "",
                    null,
                    null,
                    "",
                    null,
                    "",
                    "",
                    "",
                    "",
                    "",
                    0,
                    Instant.EPOCH);
        }

        boolean isPdf() {
            return mimetype.equals("application/pdf");
        }

        /** Type and abstract as forms write them. */
        String typeAndSubject() {
            boolean repeated = typeName.isEmpty()
                    || subject.toLowerCase(Texts.VIETNAMESE).startsWith(typeName.toLowerCase(Texts.VIETNAMESE));
            return repeated ? subject : typeName + ": " + subject;
        }
    }
}
