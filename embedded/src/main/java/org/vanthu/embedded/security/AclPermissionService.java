package org.vanthu.embedded.security;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.AccessPermission;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.PermissionService;
import org.jspecify.annotations.Nullable;

/**
 * Permissions by access control lists. Administrators and the node's owner may do everything; otherwise what the lists
 * from the node upwards give, less what any of them denies.
 */
public final class AclPermissionService implements PermissionService {
    private final SecuredNodes nodes;
    private final AclStore acls;
    private final AuthorityStore authorities;

    AclPermissionService(SecuredNodes nodes, AclStore acls, AuthorityStore authorities) {
        this.nodes = nodes;
        this.acls = acls;
        this.authorities = authorities;
    }

    @Override
    public String getOwnerAuthority() {
        return OWNER_AUTHORITY;
    }

    @Override
    public String getAllAuthorities() {
        return ALL_AUTHORITIES;
    }

    @Override
    public String getAllPermission() {
        return ALL_PERMISSIONS;
    }

    @Override
    public AccessStatus hasReadPermission(NodeRef nodeRef) {
        return hasPermission(nodeRef, READ);
    }

    /** A node that does not exist is allowed, so that the service itself can say so, as in ACS. */
    @Override
    public AccessStatus hasPermission(@Nullable NodeRef nodeRef, String permission) {
        long wanted = PermissionModel.mask(permission);
        String userName = AuthenticationUtil.getRunAsUser();
        if (userName == null) {
            return AccessStatus.DENIED;
        }
        if (nodeRef == null || AuthenticationUtil.getSystemUserName().equals(userName)) {
            return AccessStatus.ALLOWED;
        }
        Authorities user = authorities.of(userName);
        if (user.administrator()) {
            return AccessStatus.ALLOWED;
        }
        Optional<SecuredNode> node = nodes.find(nodeRef);
        boolean allowed = node.isEmpty() || (rights(user, node.get()) & wanted) == wanted;
        return allowed ? AccessStatus.ALLOWED : AccessStatus.DENIED;
    }

    private long rights(Authorities user, SecuredNode node) {
        if (user.administrator() || user.userName().equals(node.owner())) {
            return PermissionModel.ALL;
        }
        return node.effectiveAclId() == null ? 0 : user.rights(acls, node.effectiveAclId());
    }

    @Override
    public Set<AccessPermission> getPermissions(NodeRef nodeRef) {
        String userName = AuthenticationUtil.getRunAsUser();
        var permissions = new LinkedHashSet<AccessPermission>();
        if (userName != null) {
            long rights = rights(authorities.of(userName), require(nodeRef));
            for (String role : PermissionModel.roles()) {
                long wanted = PermissionModel.mask(role);
                if ((rights & wanted) == wanted) {
                    permissions.add(new Entry(new Ace(userName, role, true), 0));
                }
            }
        }
        return permissions;
    }

    @Override
    public Set<AccessPermission> getAllSetPermissions(NodeRef nodeRef) {
        SecuredNode node = require(nodeRef);
        var entries = new LinkedHashSet<AccessPermission>();
        if (node.effectiveAclId() == null) {
            return entries;
        }
        int position = node.ownAclId() == null ? 1 : 0;
        for (Acl acl : acls.levels(node.effectiveAclId())) {
            for (Ace ace : acl.own()) {
                entries.add(new Entry(ace, position));
            }
            position++;
        }
        return entries;
    }

    @Override
    public Set<String> getSettablePermissions(NodeRef nodeRef) {
        require(nodeRef);
        return PermissionModel.roles();
    }

    @Override
    public Set<String> getReaders(Long aclId) {
        return acls.effective(aclId).readers();
    }

    @Override
    public Set<String> getReadersDenied(Long aclId) {
        return acls.effective(aclId).readersDenied();
    }

    @Override
    public Set<String> getAuthorisations() {
        String user = AuthenticationUtil.getRunAsUser();
        return user == null ? Set.of() : authorities.of(user).all();
    }

    @Override
    public void setPermission(NodeRef nodeRef, String authority, String permission, boolean allow) {
        var entry = new Ace(authority, permission, allow);
        SecuredNode node = require(nodeRef);
        List<Ace> own = ownExcept(
                node,
                ace -> ace.authority().equals(authority) && ace.permission().equals(permission));
        own.add(entry);
        apply(node, inherits(node), own);
    }

    @Override
    public void deletePermission(NodeRef nodeRef, String authority, String permission) {
        SecuredNode node = require(nodeRef);
        apply(
                node,
                inherits(node),
                ownExcept(
                        node,
                        ace -> ace.authority().equals(authority)
                                && ace.permission().equals(permission)));
    }

    @Override
    public void clearPermission(NodeRef nodeRef, String authority) {
        SecuredNode node = require(nodeRef);
        apply(node, inherits(node), ownExcept(node, ace -> ace.authority().equals(authority)));
    }

    @Override
    public void deletePermissions(NodeRef nodeRef) {
        SecuredNode node = require(nodeRef);
        apply(node, inherits(node), List.of());
    }

    @Override
    public void setInheritParentPermissions(NodeRef nodeRef, boolean inheritParentPermissions) {
        SecuredNode node = require(nodeRef);
        apply(node, inheritParentPermissions, ownExcept(node, ace -> false));
    }

    @Override
    public boolean getInheritParentPermissions(NodeRef nodeRef) {
        return inherits(require(nodeRef));
    }

    /**
     * Removes every entry for an authority that is being deleted, so that a new one of the same name gets none of its
     * rights.
     */
    void forget(String authority) {
        nodes.nodesNaming(authority).forEach(nodeRef -> clearPermission(nodeRef, authority));
    }

    /** Follows a node to its new parent: what it and its descendants inherit changes. */
    void moved(NodeRef nodeRef) {
        SecuredNode node = require(nodeRef);
        if (node.ownAclId() == null) {
            if (node.effectiveAclId() != null) {
                rebase(node.id(), node.effectiveAclId());
            }
        } else {
            apply(node, inherits(node), ownExcept(node, ace -> false));
        }
    }

    private void apply(SecuredNode node, boolean inherits, List<Ace> own) {
        Long parentAcl =
                node.parentId() == null ? null : nodes.get(node.parentId()).effectiveAclId();
        Long wanted = inherits && own.isEmpty() && parentAcl != null ? null : acls.intern(inherits, parentAcl, own);
        if (Objects.equals(wanted, node.ownAclId())) {
            return;
        }
        boolean followed = nodes.setAcl(node.nodeRef(), wanted);
        Long effective = wanted == null ? parentAcl : wanted;
        if (followed && effective != null) {
            rebase(node.id(), effective);
        }
    }

    /** Gives the lists that inherit from this node's the new list as their parent. */
    private void rebase(long nodeId, long effective) {
        for (SecuredNodes.Holder holder : nodes.nearestHolders(nodeId)) {
            Acl acl = acls.get(holder.aclId());
            Long parent = acl.parentId();
            if (acl.inherits() && (parent == null || parent != effective)) {
                long rebased = acls.intern(true, effective, acl.own());
                if (nodes.setAcl(nodes.get(holder.nodeId()).nodeRef(), rebased)) {
                    rebase(holder.nodeId(), rebased);
                }
            }
        }
    }

    private boolean inherits(SecuredNode node) {
        return node.ownAclId() == null || acls.get(node.ownAclId()).inherits();
    }

    private List<Ace> ownExcept(SecuredNode node, Predicate<Ace> leftOut) {
        var own = new ArrayList<Ace>();
        if (node.ownAclId() != null) {
            acls.get(node.ownAclId()).own().stream().filter(leftOut.negate()).forEach(own::add);
        }
        return own;
    }

    private SecuredNode require(NodeRef nodeRef) {
        return nodes.find(nodeRef)
                .orElseThrow(() -> new InvalidNodeRefException("Node does not exist: " + nodeRef, nodeRef));
    }

    private record Entry(Ace ace, int position) implements AccessPermission {
        @Override
        public String getPermission() {
            return ace.permission();
        }

        @Override
        public AccessStatus getAccessStatus() {
            return ace.allowed() ? AccessStatus.ALLOWED : AccessStatus.DENIED;
        }

        @Override
        public String getAuthority() {
            return ace.authority();
        }

        @Override
        public AuthorityType getAuthorityType() {
            return AuthorityType.getAuthorityType(ace.authority());
        }

        @Override
        public int getPosition() {
            return position;
        }

        @Override
        public boolean isInherited() {
            return position > 0;
        }

        @Override
        public boolean isSetDirectly() {
            return position == 0;
        }
    }
}
