package org.vanthu.archive;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.DossierModel;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;
import org.vanthu.shared.ConflictException;

/**
 * Refuses every change of what the archive keeps, whichever tool or feature asks for it: file, name, registered fields
 * and withdrawal of a document; documents, data and papers of a dossier; deletion and move of both. Called at every
 * event, because what is refused must not happen. Only the archive itself writes ({@link ArchiveWrites}), and a secret
 * document is removed as the law wants it.
 *
 * @see "Law 33/2024/QH15 on archives: integrity of records; Decree 30/2020/NĐ-CP, Appendix VI, III.5.d"
 */
public final class KeptRecordBehaviour
        implements NodeServicePolicies.OnUpdatePropertiesPolicy,
                NodeServicePolicies.BeforeDeleteNodePolicy,
                NodeServicePolicies.BeforeMoveNodePolicy,
                NodeServicePolicies.BeforeRemoveAspectPolicy,
                RegistryPolicies.BeforePurge,
                RegistryPolicies.BeforeDestroyed {

    private static final String PURGED = KeptRecordBehaviour.class.getName() + ".purged:";
    private static final Set<QName> FILE = Set.of(
            ContentModel.PROP_CONTENT, ContentModel.PROP_NAME, ContentModel.PROP_TITLE, ContentModel.PROP_DESCRIPTION);
    /** Handling may end after the dossier was handed in; for how long it is kept may be determined anew. */
    private static final Set<QName> HANDLING = Set.of(RegistryModel.PROP_STATE, RegistryModel.PROP_DUE_DATE);

    /** Aspects by which the archive tells what it keeps and for whom that is open. */
    private static final Set<QName> OWN =
            Set.of(ArchiveModel.ASPECT_RECORD, ArchiveModel.ASPECT_ARCHIVED, ArchiveModel.ASPECT_ACCESS);

    private final PolicyComponent policyComponent;
    private final NodeService nodeService;

    /** @param nodeService the inner bean */
    KeptRecordBehaviour(PolicyComponent policyComponent, NodeService nodeService) {
        this.policyComponent = policyComponent;
        this.nodeService = nodeService;
    }

    /** Binds the behaviour. */
    public void init() {
        for (QName kept : Set.of(ArchiveModel.ASPECT_RECORD, ArchiveModel.ASPECT_ARCHIVED)) {
            bind(NodeServicePolicies.OnUpdatePropertiesPolicy.QNAME, kept, "onUpdateProperties");
            bind(NodeServicePolicies.BeforeDeleteNodePolicy.QNAME, kept, "beforeDeleteNode");
            bind(NodeServicePolicies.BeforeMoveNodePolicy.QNAME, kept, "beforeMoveNode");
            bind(NodeServicePolicies.BeforeRemoveAspectPolicy.QNAME, kept, "beforeRemoveAspect");
        }
        bind(NodeServicePolicies.BeforeRemoveAspectPolicy.QNAME, ArchiveModel.ASPECT_ACCESS, "beforeRemoveAspect");
        bindAssociation(NodeServicePolicies.OnCreateAssociationPolicy.QNAME, "onCreateAssociation");
        bindAssociation(NodeServicePolicies.BeforeDeleteAssociationPolicy.QNAME, "beforeDeleteAssociation");
        policyComponent.bindAssociationBehaviour(
                NodeServicePolicies.OnCreateChildAssociationPolicy.QNAME,
                DossierModel.TYPE_DOSSIER,
                ContentModel.ASSOC_CONTAINS,
                new JavaBehaviour(this, "onCreateChildAssociation", NotificationFrequency.EVERY_EVENT));
        bind(RegistryPolicies.BeforePurge.QNAME, RegistryModel.TYPE_DOCUMENT, "beforePurge");
        bind(RegistryPolicies.BeforeDestroyed.QNAME, ContentModel.TYPE_CONTENT, "beforeDestroyed");
    }

    @Override
    public void onUpdateProperties(NodeRef node, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        if (!isKept(node, before.get(ArchiveModel.PROP_STAGE))) {
            return;
        }
        for (QName name : before.keySet()) {
            if (isFrozen(name) && !Objects.equals(before.get(name), after.get(name))) {
                throw refused(node);
            }
        }
        boolean added = after.keySet().stream()
                .anyMatch(name -> isFrozen(name) && after.get(name) != null && before.get(name) == null);
        boolean withdrawn = DocumentState.VOIDED.equals(after.get(RegistryModel.PROP_STATE))
                && !DocumentState.VOIDED.equals(before.get(RegistryModel.PROP_STATE));
        if (added || withdrawn) {
            throw refused(node);
        }
    }

    @Override
    public void beforeDeleteNode(NodeRef node) {
        require(node);
    }

    @Override
    public void beforeMoveNode(ChildAssociationRef from, NodeRef to) {
        require(from.getChildRef());
    }

    @Override
    public void beforeRemoveAspect(NodeRef node, QName aspect) {
        if (OWN.contains(aspect)) {
            require(node);
        }
    }

    /** A document would be put into a dossier. */
    public void onCreateAssociation(AssociationRef association) {
        require(association.getSourceRef());
    }

    /** A document would be taken out of a dossier. */
    public void beforeDeleteAssociation(AssociationRef association) {
        if (!isPurged(association.getTargetRef())) {
            require(association.getSourceRef());
        }
    }

    /** A paper would be put into a dossier. */
    public void onCreateChildAssociation(ChildAssociationRef child, boolean isNew) {
        require(child.getParentRef());
    }

    @Override
    public void beforePurge(NodeRef document) {
        AlfrescoTransactionSupport.bindResource(PURGED + document.getId(), true);
    }

    /** Its time is over, and that it is destroyed was decided. */
    @Override
    public void beforeDestroyed(NodeRef document) {
        beforePurge(document);
    }

    private void require(NodeRef node) {
        if (isKept(node)) {
            throw refused(node);
        }
    }

    private boolean isKept(NodeRef node) {
        return nodeService.exists(node) && isKept(node, nodeService.getProperty(node, ArchiveModel.PROP_STAGE));
    }

    /** @param stage of a dossier, as it was before the change */
    private boolean isKept(NodeRef node, @Nullable Serializable stage) {
        return !ArchiveWrites.isAllowed()
                && nodeService.exists(node)
                && !isPurged(node)
                && (nodeService.hasAspect(node, ArchiveModel.ASPECT_RECORD)
                        || ArchiveStage.KEPT.contains(String.valueOf(stage)));
    }

    private static boolean isPurged(NodeRef node) {
        return AlfrescoTransactionSupport.getResource(PURGED + node.getId()) != null;
    }

    private static boolean isFrozen(QName name) {
        String namespace = name.getNamespaceURI();
        return FILE.contains(name)
                || namespace.equals(ArchiveModel.URI)
                || (namespace.equals(DossierModel.URI) && !name.equals(DossierModel.PROP_RETENTION))
                || (namespace.equals(RegistryModel.URI) && !HANDLING.contains(name));
    }

    private ConflictException refused(NodeRef node) {
        @Nullable Serializable title = nodeService.getProperty(node, ContentModel.PROP_TITLE);
        return new ConflictException(
                "archive.error.kept",
                title == null ? String.valueOf(nodeService.getProperty(node, ContentModel.PROP_NAME)) : title);
    }

    private void bind(QName policy, QName of, String method) {
        policyComponent.bindClassBehaviour(
                policy, of, new JavaBehaviour(this, method, NotificationFrequency.EVERY_EVENT));
    }

    private void bindAssociation(QName policy, String method) {
        policyComponent.bindAssociationBehaviour(
                policy,
                DossierModel.TYPE_DOSSIER,
                DossierModel.ASSOC_CONTAINS,
                new JavaBehaviour(this, method, NotificationFrequency.EVERY_EVENT));
    }
}
