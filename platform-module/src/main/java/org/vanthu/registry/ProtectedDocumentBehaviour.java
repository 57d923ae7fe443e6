package org.vanthu.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;

/**
 * Keeps registered documents as they were registered, whatever tool somebody takes to them (WebDAV, CMIS, REST, a
 * script): they are not deleted, moved, renamed, retyped, their fields and files are not changed and no registration is
 * forged except through the registry. Who tries is told so, and it is noted in the audit trail. Not even an
 * administrator may; the system user may, which is no account but our own elevated code.
 *
 * @see "QĐ 2080/QĐ-UBND, 13.5; QĐ 520/QĐ-UBND, 6.4; QĐ 59/2014/QĐ-UBND, 3.4"
 */
public final class ProtectedDocumentBehaviour
        implements NodeServicePolicies.OnCreateNodePolicy,
                NodeServicePolicies.OnUpdatePropertiesPolicy,
                NodeServicePolicies.BeforeDeleteNodePolicy,
                NodeServicePolicies.BeforeMoveNodePolicy,
                NodeServicePolicies.BeforeSetNodeTypePolicy,
                NodeServicePolicies.BeforeRemoveAspectPolicy {

    private static final String CAPTURE = "http://www.vanthu.org/model/capture/1.0";

    /** The aspect that keeps the untouched source of a digitised document. */
    private static final QName DIGITISED = QName.createQName(CAPTURE, "digitised");

    /** What only a registration gives; {@code backfilled} is not among them because it has a default. */
    private static final Set<QName> GIVEN_BY_REGISTRATION = Set.of(
            RegistryModel.PROP_STATE,
            RegistryModel.PROP_REGISTER,
            RegistryModel.PROP_REGISTER_YEAR,
            RegistryModel.PROP_ARRIVAL_NUMBER,
            RegistryModel.PROP_ARRIVAL_DATE,
            RegistryModel.PROP_RECEIVED_AT,
            RegistryModel.PROP_ENTERED_AT,
            RegistryModel.PROP_SHA256);

    /** What a number of ours consists of. */
    private static final Set<QName> GIVEN_BY_NUMBERING =
            Set.of(RegistryModel.PROP_NUMBER, RegistryModel.PROP_CODE_NUMBER, RegistryModel.PROP_CODE_NOTATION);

    private final PolicyComponent policyComponent;
    private final NodeService nodeService;
    private final RegisterLedger ledger;
    private final OwnChanges own;
    private final RefusedChanges refused;

    /** @param nodeService the inner bean: what is protected does not depend on what the person may read */
    ProtectedDocumentBehaviour(
            PolicyComponent policyComponent,
            NodeService nodeService,
            RegisterLedger ledger,
            OwnChanges own,
            RefusedChanges refused) {
        this.policyComponent = policyComponent;
        this.nodeService = nodeService;
        this.ledger = ledger;
        this.own = own;
        this.refused = refused;
    }

    /** Binds the behaviour; at once, because at the commit nobody knows any more who made which change. */
    public void init() {
        bind(NodeServicePolicies.OnCreateNodePolicy.QNAME, RegistryModel.TYPE_DOCUMENT, "onCreateNode");
        bind(NodeServicePolicies.OnUpdatePropertiesPolicy.QNAME, RegistryModel.TYPE_DOCUMENT, "onUpdateProperties");
        bind(NodeServicePolicies.BeforeDeleteNodePolicy.QNAME, RegistryModel.TYPE_DOCUMENT, "beforeDeleteNode");
        bind(NodeServicePolicies.BeforeMoveNodePolicy.QNAME, RegistryModel.TYPE_DOCUMENT, "beforeMoveNode");
        bind(NodeServicePolicies.BeforeSetNodeTypePolicy.QNAME, RegistryModel.TYPE_DOCUMENT, "beforeSetNodeType");
        for (QName aspect : List.of(DIGITISED, ContentModel.ASPECT_VERSIONABLE)) {
            bind(NodeServicePolicies.BeforeRemoveAspectPolicy.QNAME, aspect, "beforeRemoveAspect");
        }
    }

    private void bind(QName policy, QName className, String method) {
        policyComponent.bindClassBehaviour(
                policy, className, new JavaBehaviour(this, method, NotificationFrequency.EVERY_EVENT));
    }

    /** Nobody makes a registered document by hand, and no copy of one passes for it. */
    @Override
    public void onCreateNode(ChildAssociationRef childAssocRef) {
        NodeRef node = childAssocRef.getChildRef();
        if (isLetPass(node)) {
            return;
        }
        Map<QName, Serializable> properties = nodeService.getProperties(node);
        if (GIVEN_BY_REGISTRATION.stream().anyMatch(name -> properties.get(name) != null)) {
            refuse(node, properties, Refusal.FORGED, Set.of());
        }
    }

    @Override
    public void onUpdateProperties(NodeRef node, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        if (isLetPass(node)) {
            return;
        }
        Set<QName> changed = changed(before, after);
        if (isRegistered(before)) {
            changed.removeIf(name -> !isKept(name));
            if (!changed.isEmpty()) {
                refuse(node, before, isContent(changed) ? Refusal.CONTENT : Refusal.FIELDS, changed);
            }
            return;
        }
        if (changed.stream().anyMatch(GIVEN_BY_REGISTRATION::contains)) {
            refuse(node, before, Refusal.FORGED, changed);
        }
        if (changed.stream().anyMatch(GIVEN_BY_NUMBERING::contains) && isNumbered(node)) {
            refuse(node, before, Refusal.FIELDS, changed);
        }
    }

    @Override
    public void beforeDeleteNode(NodeRef node) {
        refuseIfEvidence(node, Refusal.DELETE);
    }

    @Override
    public void beforeMoveNode(ChildAssociationRef oldChildAssocRef, NodeRef newParentRef) {
        NodeRef node = oldChildAssocRef.getChildRef();
        if (isLetPass(node)) {
            return;
        }
        Map<QName, Serializable> properties = nodeService.getProperties(node);
        if (isRegistered(properties)) {
            refuse(node, properties, Refusal.MOVE, Set.of());
        }
    }

    @Override
    public void beforeSetNodeType(NodeRef node, QName oldType, QName newType) {
        refuseIfEvidence(node, Refusal.TYPE);
    }

    @Override
    public void beforeRemoveAspect(NodeRef node, QName aspect) {
        if (isLetPass(node)) {
            return;
        }
        Map<QName, Serializable> properties = nodeService.getProperties(node);
        if (isRegistered(properties)) {
            refuse(node, properties, Refusal.CONTENT, Set.of(aspect));
        }
    }

    private void refuseIfEvidence(NodeRef node, Refusal what) {
        if (isLetPass(node)) {
            return;
        }
        Map<QName, Serializable> properties = nodeService.getProperties(node);
        if (isRegistered(properties) || isNumbered(node)) {
            refuse(node, properties, what, Set.of());
        }
    }

    /** Versions and the bin of deleted nodes live in stores of their own, which their services keep. */
    private boolean isLetPass(NodeRef node) {
        return own.areBeingMade()
                || !StoreRef.STORE_REF_WORKSPACE_SPACESSTORE.equals(node.getStoreRef())
                || AuthenticationUtil.isRunAsUserTheSystemUser();
    }

    /** Everything with a row in the list of documents, also what waits for direction or was withdrawn. */
    private static boolean isRegistered(Map<QName, Serializable> properties) {
        Serializable state = properties.get(RegistryModel.PROP_STATE);
        return state != null && !state.equals(DocumentState.AWAITING_CHECK);
    }

    private boolean isNumbered(NodeRef node) {
        return ledger.ofDocument(node.getId()).stream().anyMatch(entry -> entry.kind() == LedgerEntry.Kind.NUMBERING);
    }

    private static boolean isKept(QName property) {
        return property.getNamespaceURI().equals(RegistryModel.URI)
                || property.getNamespaceURI().equals(CAPTURE)
                || property.equals(ContentModel.PROP_NAME)
                || property.equals(ContentModel.PROP_CONTENT);
    }

    private static boolean isContent(Set<QName> changed) {
        return changed.contains(ContentModel.PROP_CONTENT);
    }

    private static Set<QName> changed(Map<QName, Serializable> before, Map<QName, Serializable> after) {
        Set<QName> changed = new TreeSet<>();
        for (Map<QName, Serializable> one : List.of(before, after)) {
            for (QName name : one.keySet()) {
                if (!Objects.equals(before.get(name), after.get(name))) {
                    changed.add(name);
                }
            }
        }
        return changed;
    }

    private void refuse(NodeRef node, Map<QName, Serializable> properties, Refusal what, Set<QName> names) {
        String agency = Objects.toString(properties.get(RegistryModel.PROP_AGENCY), "");
        List<String> fields = names.stream().map(QName::getLocalName).toList();
        throw refused.refuse(agency, node, what.code, fields, what.msgId);
    }

    /** What was tried. */
    private enum Refusal {
        DELETE("delete"),
        MOVE("move"),
        TYPE("type"),
        FIELDS("fields"),
        CONTENT("content"),
        FORGED("forged");

        private final String code;
        private final String msgId;

        Refusal(String code) {
            this.code = code;
            this.msgId = "registry.error.protected-" + code;
        }
    }
}
