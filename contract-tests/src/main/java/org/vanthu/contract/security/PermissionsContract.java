package org.vanthu.contract.security;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.security.AccessPermission;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.PermissionService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Roles, denial and inheritance as {@link PermissionService} and the public beans apply them.
 *
 * @see "permissionDefinitions.xml and public-services-security-context.xml of ACS"
 */
@ExtendWith(Repository.class)
class PermissionsContract {
    private final Acs acs;
    private final NodeService nodes;
    private final PermissionService permissions;
    private final AuthorityService authorities;
    private String clerk = "";
    private String group = "";
    private NodeRef folder = new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, "none");

    PermissionsContract(Acs acs) {
        this.acs = acs;
        nodes = acs.bean(NodeService.class);
        permissions = acs.bean(PermissionService.class);
        authorities = acs.bean(AuthorityService.class);
    }

    /** A folder that nobody but administrators may see, and a clerk in a group. */
    @BeforeEach
    void closeAFolder() {
        clerk = acs.person();
        group = acs.newGroup();
        authorities.addAuthority(group, clerk);
        folder = acs.newFolder();
        permissions.setInheritParentPermissions(folder, false);
    }

    @ParameterizedTest
    @CsvSource({
        "Consumer,     true,  false, false, false, false",
        "Editor,       true,  true,  false, false, false",
        "Contributor,  true,  false, true,  false, false",
        "Collaborator, true,  true,  true,  false, false",
        "Coordinator,  true,  true,  true,  true,  true"
    })
    void publicBeansAllowWhatTheRoleAllows(
            String role, boolean read, boolean write, boolean addChildren, boolean delete, boolean change) {
        NodeRef child = child(folder);
        permissions.setPermission(folder, group, role, true);

        acs.asUser(clerk, () -> {
            check(read, () -> nodes.getProperties(folder));
            check(write, () -> nodes.setProperty(folder, ContentModel.PROP_DESCRIPTION, "x"));
            check(addChildren, () -> child(folder, "by the clerk"));
            check(change, () -> permissions.setPermission(child, clerk, "Consumer", true));
            check(delete, () -> nodes.deleteNode(child));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Consumer,     Read",
        "Editor,       Write",
        "Contributor,  CreateChildren",
        "Collaborator, Write",
        "Coordinator,  ChangePermissions"
    })
    void aRoleHoldsForThePermissionsInIt(String role, String permission) {
        permissions.setPermission(folder, group, role, true);

        assertThat(status(clerk, folder, role)).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, folder, permission)).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void publicBeansRefuseAStrangerAndInnerBeansDoNotAsk() {
        acs.asUser(clerk, () -> {
            assertThatThrownBy(() -> nodes.getProperties(folder)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> nodes.getChildAssocs(folder)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> nodes.addAspect(folder, ContentModel.ASPECT_TITLED, null))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> nodes.deleteNode(folder)).isInstanceOf(AccessDeniedException.class);
            assertThat(acs.inTransaction(() -> acs.nodes().getProperties(folder)))
                    .isNotEmpty();
        });
    }

    @Test
    void publicBeansRefuseWhoeverIsNotSignedIn() {
        AuthenticationUtil.clearCurrentSecurityContext();

        assertThatThrownBy(() -> nodes.getProperties(folder)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void everybodyMayAskWhetherANodeExists() {
        assertThat(acs.asUser(clerk, () -> nodes.exists(folder))).isTrue();
    }

    @Test
    void theSystemUserMayEverything() {
        AuthenticationUtil.runAsSystem(() -> {
            assertThat(nodes.getProperties(folder)).isNotEmpty();
            assertThat(permissions.hasPermission(folder, "ChangePermissions")).isEqualTo(AccessStatus.ALLOWED);
            return null;
        });
    }

    @Test
    void theUserWhoRunsCountsAndNotTheOneWhoSignedIn() {
        AuthenticationUtil.runAs(
                () -> {
                    assertThatThrownBy(() -> nodes.getProperties(folder)).isInstanceOf(AccessDeniedException.class);
                    return null;
                },
                clerk);
    }

    @Test
    void listsOnlyChildrenThatMayBeRead() {
        permissions.setPermission(folder, group, "Consumer", true);
        NodeRef open = child(folder);
        NodeRef closed = child(folder);
        permissions.setInheritParentPermissions(closed, false);

        assertThat(acs.asUser(clerk, () -> children(nodes, folder))).containsExactly(open);
        assertThat(acs.asUser(clerk, () -> acs.inTransaction(() -> children(acs.nodes(), folder))))
                .containsExactlyInAnyOrder(open, closed);
    }

    @Test
    void whatIsSetAboveHoldsForEverythingBelow() {
        NodeRef bottom = child(child(folder));

        permissions.setPermission(folder, group, "Editor", true);

        assertThat(status(clerk, bottom, "Write")).isEqualTo(AccessStatus.ALLOWED);
        permissions.deletePermission(folder, group, "Editor");
        assertThat(status(clerk, bottom, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void whatIsSetBelowDoesNotHoldAbove() {
        NodeRef child = child(folder);

        permissions.setPermission(child, group, "Consumer", true);

        assertThat(status(clerk, child, "Read")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void inheritanceIsCutAndTakenUpAgain() {
        NodeRef middle = child(folder);
        NodeRef bottom = child(middle);
        permissions.setPermission(folder, group, "Consumer", true);

        permissions.setInheritParentPermissions(middle, false);
        assertThat(permissions.getInheritParentPermissions(middle)).isFalse();
        assertThat(permissions.getInheritParentPermissions(bottom)).isTrue();
        assertThat(status(clerk, bottom, "Read")).isEqualTo(AccessStatus.DENIED);

        permissions.setInheritParentPermissions(middle, true);
        assertThat(status(clerk, bottom, "Read")).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void aCutKeepsWhatIsSetOnTheNodeItself() {
        NodeRef child = child(folder);
        permissions.setPermission(child, group, "Consumer", true);

        permissions.setInheritParentPermissions(child, false);

        assertThat(status(clerk, child, "Read")).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void aNewNodeHasThePermissionsOfItsFolder() {
        permissions.setPermission(folder, group, "Editor", true);

        NodeRef made = child(folder);

        assertThat(permissions.getInheritParentPermissions(made)).isTrue();
        assertThat(status(clerk, made, "Write")).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void aMovedNodeTakesThePermissionsOfItsNewPlace() {
        NodeRef open = acs.newFolder();
        NodeRef moved = child(open);
        NodeRef below = child(moved);
        assertThat(status(clerk, below, "Read")).isEqualTo(AccessStatus.ALLOWED);

        nodes.moveNode(moved, folder, ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique()));

        assertThat(status(clerk, moved, "Read")).isEqualTo(AccessStatus.DENIED);
        assertThat(status(clerk, below, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void aMoveNeedsDeletionHereAndCreationThere() {
        NodeRef from = acs.newFolder();
        NodeRef moved = child(from);
        permissions.setPermission(folder, group, "Contributor", true);

        acs.asUser(
                clerk,
                () -> assertThatThrownBy(
                                () -> nodes.moveNode(moved, folder, ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique())))
                        .isInstanceOf(AccessDeniedException.class));
        permissions.setPermission(moved, group, "Coordinator", true);
        acs.asUser(
                clerk,
                () -> assertThatCode(
                                () -> nodes.moveNode(moved, folder, ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique())))
                        .doesNotThrowAnyException());
    }

    @Test
    void aDenialBeatsAGrantOnTheSameNode() {
        permissions.setPermission(folder, group, "Consumer", true);
        permissions.setPermission(folder, clerk, "Read", false);
        String colleague = acs.newPerson();
        authorities.addAuthority(group, colleague);

        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
        assertThat(status(colleague, folder, "Read")).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void anInheritedDenialOfAPersonBeatsANearerGrantToAGroup() {
        NodeRef child = child(folder);
        permissions.setPermission(folder, clerk, "Read", false);

        permissions.setPermission(child, group, "Consumer", true);

        assertThat(status(clerk, child, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void aNearerGrantBeatsAnInheritedDenialOfTheSameAuthority() {
        NodeRef child = child(folder);
        permissions.setPermission(folder, clerk, "Read", false);

        permissions.setPermission(child, clerk, "Consumer", true);

        assertThat(status(clerk, child, "Read")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void aNearerDenialBeatsAnInheritedGrantToTheSameAuthority() {
        NodeRef child = child(folder);
        permissions.setPermission(folder, group, "Consumer", true);

        permissions.setPermission(child, group, "Read", false);

        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, child, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void aDenialEndsWhereInheritanceEnds() {
        NodeRef child = child(folder);
        permissions.setPermission(folder, clerk, "Read", false);
        permissions.setPermission(child, clerk, "Consumer", true);

        permissions.setInheritParentPermissions(child, false);

        assertThat(status(clerk, child, "Read")).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void aDeniedPartDeniesTheWholeButNotItsOtherParts() {
        permissions.setPermission(folder, clerk, "Editor", true);
        permissions.setPermission(folder, clerk, "WriteContent", false);

        assertThat(status(clerk, folder, "WriteContent")).isEqualTo(AccessStatus.DENIED);
        assertThat(status(clerk, folder, "WriteProperties")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, folder, "Write")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void everyoneHoldsForEveryPerson() {
        permissions.setPermission(folder, PermissionService.ALL_AUTHORITIES, "Consumer", true);

        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(acs.newPerson(), folder, "Read")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, folder, "Write")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void groupsInGroupsCountThroughAllLevelsAndAtOnce() {
        String outer = acs.newGroup();
        String middle = acs.newGroup();
        permissions.setPermission(folder, outer, "Consumer", true);
        authorities.addAuthority(outer, middle);
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);

        authorities.addAuthority(middle, group);
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.ALLOWED);

        authorities.removeAuthority(outer, middle);
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void whoLeavesAGroupLosesItsRightsAtOnce() {
        permissions.setPermission(folder, group, "Coordinator", true);
        assertThat(status(clerk, folder, "Delete")).isEqualTo(AccessStatus.ALLOWED);

        authorities.removeAuthority(group, clerk);

        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void aDeletedGroupLeavesNoRightsToOneOfTheSameName() {
        permissions.setPermission(folder, group, "Coordinator", true);
        authorities.deleteAuthority(group, false);

        authorities.createAuthority(AuthorityType.GROUP, authorities.getShortName(group));
        authorities.addAuthority(group, clerk);

        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void membersOfTheAdministratorsMayEverything() {
        String administrator = acs.newPerson();
        authorities.addAuthority("GROUP_ALFRESCO_ADMINISTRATORS", administrator);

        assertThat(status(administrator, folder, "Delete")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(administrator, folder, "ChangePermissions")).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void onlyWhoMayChangePermissionsChangesThem() {
        permissions.setPermission(folder, group, "Collaborator", true);

        acs.asUser(clerk, () -> {
            assertThatThrownBy(() -> permissions.setPermission(folder, clerk, "Coordinator", true))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> permissions.setInheritParentPermissions(folder, true))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> permissions.deletePermissions(folder)).isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void showsWhatIsSetOnTheNodeAndWhatIsInherited() {
        NodeRef child = child(folder);
        permissions.setPermission(folder, group, "Editor", true);
        permissions.setPermission(child, clerk, "Read", false);

        Set<AccessPermission> set = permissions.getAllSetPermissions(child);

        assertThat(set)
                .filteredOn(AccessPermission::isSetDirectly)
                .extracting(
                        AccessPermission::getAuthority,
                        AccessPermission::getPermission,
                        AccessPermission::getAccessStatus)
                .containsExactly(tuple(clerk, "Read", AccessStatus.DENIED));
        assertThat(set)
                .filteredOn(AccessPermission::isInherited)
                .extracting(AccessPermission::getAuthority, AccessPermission::getPermission)
                .containsExactly(tuple(group, "Editor"));
    }

    @Test
    void namesTheTypeOfWhomAPermissionIsFor() {
        permissions.setPermission(folder, group, "Editor", true);
        permissions.setPermission(folder, clerk, "Consumer", true);
        permissions.setPermission(folder, PermissionService.ALL_AUTHORITIES, "Consumer", true);

        assertThat(permissions.getAllSetPermissions(folder))
                .extracting(AccessPermission::getAuthorityType)
                .containsExactlyInAnyOrder(AuthorityType.GROUP, AuthorityType.USER, AuthorityType.EVERYONE);
    }

    @Test
    void settingAPermissionTwiceLeavesOneEntry() {
        permissions.setPermission(folder, group, "Editor", true);
        permissions.setPermission(folder, group, "Editor", true);

        assertThat(permissions.getAllSetPermissions(folder)).hasSize(1);
    }

    @Test
    void oneAuthorityMayHaveSeveralRoles() {
        permissions.setPermission(folder, group, "Editor", true);
        permissions.setPermission(folder, group, "Contributor", true);

        assertThat(permissions.getAllSetPermissions(folder))
                .extracting(AccessPermission::getPermission)
                .containsExactlyInAnyOrder("Editor", "Contributor");
        assertThat(status(clerk, folder, "Write")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, folder, "CreateChildren")).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void clearsAllEntriesOfOneAuthority() {
        permissions.setPermission(folder, group, "Editor", true);
        permissions.setPermission(folder, group, "Contributor", true);
        permissions.setPermission(folder, clerk, "Consumer", true);

        permissions.clearPermission(folder, group);

        assertThat(permissions.getAllSetPermissions(folder))
                .extracting(AccessPermission::getAuthority)
                .containsExactly(clerk);
    }

    @Test
    void deletesAllEntriesOfTheNodeAndNoneAbove() {
        NodeRef child = child(folder);
        permissions.setPermission(folder, group, "Consumer", true);
        permissions.setPermission(child, clerk, "Editor", true);

        permissions.deletePermissions(child);

        assertThat(permissions.getAllSetPermissions(child)).noneMatch(AccessPermission::isSetDirectly);
        assertThat(status(clerk, child, "Read")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, child, "Write")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void deletingAllEntriesDoesNotTakeUpInheritanceAgain() {
        NodeRef child = child(folder);
        permissions.setPermission(folder, group, "Consumer", true);
        permissions.setInheritParentPermissions(child, false);
        permissions.setPermission(child, clerk, "Editor", true);

        permissions.deletePermissions(child);

        assertThat(permissions.getInheritParentPermissions(child)).isFalse();
        assertThat(status(clerk, child, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void deletingAnEntryThatIsNotThereDoesNothing() {
        permissions.setPermission(folder, group, "Consumer", true);

        permissions.deletePermission(folder, clerk, "Consumer");

        assertThat(permissions.getAllSetPermissions(folder)).hasSize(1);
    }

    @Test
    void offersTheRolesOfAFolder() {
        assertThat(permissions.getSettablePermissions(folder))
                .contains("Coordinator", "Collaborator", "Contributor", "Editor", "Consumer");
    }

    @Test
    void aChangeIsUndoneWithItsTransaction() {
        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    permissions.setPermission(folder, group, "Coordinator", true);
                    assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.ALLOWED);
                    throw new IllegalStateException("the power is cut");
                }))
                .hasMessageContaining("the power is cut");

        assertThat(permissions.getAllSetPermissions(folder)).isEmpty();
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void rightsSetInTheTransactionThatMakesATreeReachAllOfIt() {
        List<NodeRef> made = acs.inTransaction(() -> {
            NodeRef top = child(acs.folder());
            NodeRef before = child(top);
            permissions.setInheritParentPermissions(top, false);
            NodeRef after = child(top);
            permissions.setPermission(top, group, "Editor", true);
            return List.of(top, before, after);
        });
        String stranger = acs.newPerson();

        for (NodeRef node : made) {
            assertThat(status(clerk, node, "Write")).isEqualTo(AccessStatus.ALLOWED);
            assertThat(status(stranger, node, "Read")).isEqualTo(AccessStatus.DENIED);
        }
    }

    @Test
    void whatDoesNotExistIsForbiddenToNobody() {
        NodeRef nowhere = new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, "00000000-0000-0000-0000-000000000001");

        assertThat(status(clerk, nowhere, "Read")).isEqualTo(AccessStatus.ALLOWED);
    }

    private AccessStatus status(String user, NodeRef node, String permission) {
        return AuthenticationUtil.runAs(() -> permissions.hasPermission(node, permission), user);
    }

    private NodeRef child(NodeRef parent) {
        return child(parent, Acs.unique());
    }

    private NodeRef child(NodeRef parent, String name) {
        return nodes.createNode(
                        parent,
                        ContentModel.ASSOC_CONTAINS,
                        Acs.cm(name),
                        ContentModel.TYPE_FOLDER,
                        Map.of(ContentModel.PROP_NAME, name))
                .getChildRef();
    }

    private static List<NodeRef> children(NodeService from, NodeRef parent) {
        return from.getChildAssocs(parent).stream()
                .map(ChildAssociationRef::getChildRef)
                .toList();
    }

    private static void check(boolean allowed, Runnable call) {
        if (allowed) {
            assertThatCode(call::run).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(call::run).isInstanceOf(AccessDeniedException.class);
        }
    }
}
