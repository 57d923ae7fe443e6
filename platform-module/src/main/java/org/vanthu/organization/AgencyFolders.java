package org.vanthu.organization;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.model.Repository;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.DuplicateChildNodeNameException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;

/**
 * The folders that hold documents: {@code Company Home/Vanthu/<agency>/yyyy/MM/dd} by date of arrival. A document stays
 * where it was stored; folders say nothing about its state.
 */
public final class AgencyFolders {

    private static final String ROOT_NAME = "Vanthu";
    private static final QName ROOT = QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, "vanthu");
    private static final int MAX_KNOWN_DAYS = 10_000;

    private final NodeService nodeService;
    private final PermissionService permissionService;
    private final Repository repositoryHelper;
    private final Map<String, NodeRef> knownDays = new ConcurrentHashMap<>();

    AgencyFolders(NodeService nodeService, PermissionService permissionService, Repository repositoryHelper) {
        this.nodeService = nodeService;
        this.permissionService = permissionService;
        this.repositoryHelper = repositoryHelper;
    }

    /**
     * The folder of a day, created when it is missing. The caller has checked the right to store a document there.
     *
     * @param agencyFolder the folder of the agency, {@link Agencies#folder}
     */
    public NodeRef day(NodeRef agencyFolder, LocalDate date) {
        String key = agencyFolder.getId() + date;
        NodeRef known = knownDays.get(key);
        if (known != null) {
            return known;
        }
        NodeRef day = Elevation.asSystem("folder of a day", () -> {
            NodeRef year = folder(agencyFolder, String.valueOf(date.getYear()));
            NodeRef month = folder(year, String.format("%02d", date.getMonthValue()));
            return folder(month, String.format("%02d", date.getDayOfMonth()));
        });
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                if (knownDays.size() >= MAX_KNOWN_DAYS) {
                    knownDays.clear();
                }
                knownDays.put(key, day);
            }
        });
        return day;
    }

    NodeRef create(Agency agency) {
        return Elevation.asSystem("folder of a new agency", () -> {
            NodeRef folder = folder(root(), agency.code());
            permissionService.setInheritParentPermissions(folder, false);
            for (Role role : Role.readers()) {
                String permission = role == Role.CLERK ? PermissionService.COORDINATOR : PermissionService.CONSUMER;
                permissionService.setPermission(folder, GroupNames.role(agency.code(), role), permission, true);
            }
            return folder;
        });
    }

    /**
     * The folder of all agencies, made when it is missing. Ours is known by the name of its association: a folder of
     * the same name that somebody else made is left alone.
     *
     * @throws ConflictException if there is such a folder ({@code organization.error.root-folder-taken})
     */
    NodeRef root() {
        NodeRef companyHome = repositoryHelper.getCompanyHome();
        List<ChildAssociationRef> ours = nodeService.getChildAssocs(companyHome, ContentModel.ASSOC_CONTAINS, ROOT);
        if (!ours.isEmpty()) {
            return ours.get(0).getChildRef();
        }
        if (child(companyHome, ROOT_NAME) != null) {
            throw new ConflictException("organization.error.root-folder-taken", ROOT_NAME);
        }
        NodeRef created = create(companyHome, ROOT, ROOT_NAME);
        permissionService.setInheritParentPermissions(created, false);
        permissionService.setPermission(created, GroupNames.ALL, PermissionService.CONSUMER, true);
        return created;
    }

    private NodeRef folder(NodeRef parent, String name) {
        NodeRef existing = child(parent, name);
        return existing != null
                ? existing
                : create(parent, QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name), name);
    }

    private @Nullable NodeRef child(NodeRef parent, String name) {
        return nodeService.getChildByName(parent, ContentModel.ASSOC_CONTAINS, name);
    }

    /**
     * @throws ConcurrencyFailureException if another transaction has just made the folder; whoever owns the transaction
     *     runs it again and finds it
     */
    private NodeRef create(NodeRef parent, QName assocName, String name) {
        try {
            return nodeService
                    .createNode(
                            parent,
                            ContentModel.ASSOC_CONTAINS,
                            assocName,
                            ContentModel.TYPE_FOLDER,
                            Map.<QName, Serializable>of(ContentModel.PROP_NAME, name))
                    .getChildRef();
        } catch (DuplicateChildNodeNameException made) {
            // without the cause: it tells the helper not to run the transaction again
            throw new ConcurrencyFailureException(
                    "folder " + name + " was made by another transaction: " + made.getMessage());
        }
    }
}
