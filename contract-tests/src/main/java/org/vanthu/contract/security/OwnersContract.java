package org.vanthu.contract.security;

import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.OwnableService;
import org.alfresco.service.cmr.security.PermissionService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who owns a node, and what owning gives. */
@ExtendWith(Repository.class)
class OwnersContract {
    private final Acs acs;
    private final NodeService nodes;
    private final PermissionService permissions;
    private final OwnableService owners;
    private String clerk = "";

    OwnersContract(Acs acs) {
        this.acs = acs;
        nodes = acs.bean(NodeService.class);
        permissions = acs.bean(PermissionService.class);
        owners = acs.bean(OwnableService.class);
    }

    @BeforeEach
    void makeClerk() {
        clerk = acs.person();
    }

    @Test
    void whoMakesANodeOwnsItAndMayDoEverythingWithIt() {
        NodeRef folder = acs.newFolder();
        permissions.setPermission(folder, clerk, "Contributor", true);

        NodeRef made = acs.asUser(clerk, () -> make(folder));

        assertThat(owners.hasOwner(made)).isTrue();
        assertThat(owners.getOwner(made)).isEqualTo(clerk);
        assertThat(status(clerk, made, "Delete")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, made, "ChangePermissions")).isEqualTo(AccessStatus.ALLOWED);
        acs.asUser(clerk, () -> nodes.deleteNode(made));
        assertThat(nodes.exists(made)).isFalse();
    }

    @Test
    void anotherOwnerTakesThePlaceOfTheCreator() {
        NodeRef folder = acs.newFolder();
        permissions.setPermission(folder, clerk, "Contributor", true);
        NodeRef made = acs.asUser(clerk, () -> make(folder));
        String other = acs.newPerson();

        owners.setOwner(made, other);

        assertThat(owners.getOwner(made)).isEqualTo(other);
        assertThat(status(other, made, "Delete")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, made, "Delete")).isEqualTo(AccessStatus.DENIED);
        assertThat(nodes.getProperty(made, ContentModel.PROP_CREATOR)).isEqualTo(clerk);
    }

    @Test
    void theOwnerIsAPropertyOfTheNode() {
        NodeRef node = acs.newDocument();

        nodes.addAspect(node, ContentModel.ASPECT_OWNABLE, Map.of(ContentModel.PROP_OWNER, clerk));
        assertThat(owners.getOwner(node)).isEqualTo(clerk);

        nodes.setProperty(node, ContentModel.PROP_OWNER, AuthenticationUtil.getAdminUserName());
        assertThat(owners.getOwner(node)).isEqualTo(AuthenticationUtil.getAdminUserName());

        nodes.removeAspect(node, ContentModel.ASPECT_OWNABLE);
        assertThat(owners.getOwner(node)).isEqualTo(nodes.getProperty(node, ContentModel.PROP_CREATOR));
    }

    @Test
    void whoTakesOwnershipIsTheUserWhoAsks() {
        NodeRef node = acs.newDocument();
        owners.setOwner(node, clerk);

        owners.takeOwnership(node);

        assertThat(owners.getOwner(node)).isEqualTo(AuthenticationUtil.getAdminUserName());
        assertThat(status(clerk, node, "Delete")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void aReaderNeitherTakesNorGivesANode() {
        NodeRef node = acs.newDocument();

        acs.asUser(clerk, () -> {
            assertThatThrownBy(() -> owners.takeOwnership(node)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> owners.setOwner(node, clerk)).isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void anOwnerNeedsNoEntryInAListThatInheritsNothing() {
        NodeRef node = acs.newDocument();
        permissions.setInheritParentPermissions(node, false);
        owners.setOwner(node, clerk);

        assertThat(permissions.getAllSetPermissions(node)).isEmpty();
        assertThat(acs.asUser(clerk, () -> nodes.getProperties(node))).isNotEmpty();
    }

    private NodeRef make(NodeRef parent) {
        String name = Acs.unique();
        return nodes.createNode(
                        parent,
                        ContentModel.ASSOC_CONTAINS,
                        Acs.cm(name),
                        ContentModel.TYPE_CONTENT,
                        Map.of(ContentModel.PROP_NAME, name))
                .getChildRef();
    }

    private AccessStatus status(String user, NodeRef node, String permission) {
        return AuthenticationUtil.runAs(() -> permissions.hasPermission(node, permission), user);
    }
}
