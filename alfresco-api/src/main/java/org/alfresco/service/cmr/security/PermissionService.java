package org.alfresco.service.cmr.security;

import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;

/** Answers and changes who may do what on a node. */
public interface PermissionService {
    String ALL_AUTHORITIES = "GROUP_EVERYONE";

    String OWNER_AUTHORITY = "ROLE_OWNER";

    String LOCK_OWNER_AUTHORITY = "ROLE_LOCK_OWNER";

    String ADMINISTRATOR_AUTHORITY = "ROLE_ADMINISTRATOR";

    String GUEST_AUTHORITY = "ROLE_GUEST";

    String GROUP_PREFIX = "GROUP_";

    String ROLE_PREFIX = "ROLE_";

    String ALL_PERMISSIONS = "All";

    String FULL_CONTROL = "FullControl";

    String READ = "Read";

    String WRITE = "Write";

    String DELETE = "Delete";

    String ADD_CHILDREN = "AddChildren";

    String READ_PROPERTIES = "ReadProperties";

    String READ_CHILDREN = "ReadChildren";

    String WRITE_PROPERTIES = "WriteProperties";

    String DELETE_NODE = "DeleteNode";

    String DELETE_CHILDREN = "DeleteChildren";

    String CREATE_CHILDREN = "CreateChildren";

    String LINK_CHILDREN = "LinkChildren";

    String DELETE_ASSOCIATIONS = "DeleteAssociations";

    String READ_ASSOCIATIONS = "ReadAssociations";

    String CREATE_ASSOCIATIONS = "CreateAssociations";

    String READ_PERMISSIONS = "ReadPermissions";

    String CHANGE_PERMISSIONS = "ChangePermissions";

    String EXECUTE = "Execute";

    String READ_CONTENT = "ReadContent";

    String WRITE_CONTENT = "WriteContent";

    String EXECUTE_CONTENT = "ExecuteContent";

    String TAKE_OWNERSHIP = "TakeOwnership";

    String SET_OWNER = "SetOwner";

    String COORDINATOR = "Coordinator";

    String CONTRIBUTOR = "Contributor";

    String EDITOR = "Editor";

    String CONSUMER = "Consumer";

    String LOCK = "Lock";

    String UNLOCK = "Unlock";

    String CHECK_OUT = "CheckOut";

    String CHECK_IN = "CheckIn";

    String CANCEL_CHECK_OUT = "CancelCheckOut";

    String getOwnerAuthority();

    String getAllAuthorities();

    String getAllPermission();

    /** Answers the entries that say something about the current user on this node. */
    Set<AccessPermission> getPermissions(NodeRef nodeRef);

    /** Answers every entry in force on the node, inherited ones included. */
    Set<AccessPermission> getAllSetPermissions(NodeRef nodeRef);

    /** Answers the names of the roles that may be set on the node. */
    Set<String> getSettablePermissions(NodeRef nodeRef);

    AccessStatus hasPermission(NodeRef nodeRef, String permission);

    AccessStatus hasReadPermission(NodeRef nodeRef);

    /** Answers the authorities that may read nodes with this access control list. */
    Set<String> getReaders(Long aclId);

    /** Answers the authorities that are denied to read nodes with this access control list. */
    Set<String> getReadersDenied(Long aclId);

    /** Answers the groups and roles of the current user. */
    Set<String> getAuthorisations();

    void setPermission(NodeRef nodeRef, String authority, String permission, boolean allow);

    void deletePermission(NodeRef nodeRef, String authority, String permission);

    /** Removes the entries of one authority that are set on the node itself. */
    void clearPermission(NodeRef nodeRef, String authority);

    /** Removes all entries that are set on the node itself. */
    void deletePermissions(NodeRef nodeRef);

    void setInheritParentPermissions(NodeRef nodeRef, boolean inheritParentPermissions);

    boolean getInheritParentPermissions(NodeRef nodeRef);
}
