package org.vanthu.embedded.security;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.model.Repository;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.CyclicChildRelationshipException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessPermission;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.OwnableService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.RegexQNamePattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class PermissionsFeatureTest {
    private final NodeService nodes;
    private final NodeService anyNodes;
    private final RetryingTransactionHelper transactions;
    private final PermissionService permissions;
    private final AuthorityService authorities;
    private final PersonService people;
    private final OwnableService owners;
    private final ContentService contents;
    private final ReadFilter readFilter;
    private final NodeRef home;
    private String clerk = "";
    private String group = "";

    PermissionsFeatureTest(EmbeddedRepository repository) {
        nodes = repository.bean("NodeService", NodeService.class);
        anyNodes = repository.bean("nodeService", NodeService.class);
        transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
        permissions = repository.bean("PermissionService", PermissionService.class);
        authorities = repository.bean("AuthorityService", AuthorityService.class);
        people = repository.bean("PersonService", PersonService.class);
        owners = repository.bean("OwnableService", OwnableService.class);
        contents = repository.bean("ContentService", ContentService.class);
        readFilter = repository.bean(ReadFilter.class);
        home = repository.bean("repositoryHelper", Repository.class).getCompanyHome();
    }

    @BeforeEach
    void setUp() {
        AuthenticationUtil.setFullyAuthenticatedUser("admin");
        clerk = person();
        group = group();
        authorities.addAuthority(group, clerk);
    }

    @AfterEach
    void signOut() {
        AuthenticationUtil.clearCurrentSecurityContext();
    }

    @ParameterizedTest
    @CsvSource({
        "Consumer,     true,  false, false, false, false",
        "Editor,       true,  true,  false, false, false",
        "Contributor,  true,  false, true,  false, false",
        "Collaborator, true,  true,  true,  false, false",
        "Coordinator,  true,  true,  true,  true,  true"
    })
    void publicServicesAllowWhatTheRoleAllows(
            String role, boolean read, boolean write, boolean addChildren, boolean delete, boolean change) {
        NodeRef folder = folder(home);
        NodeRef child = folder(folder);
        permissions.setInheritParentPermissions(folder, false);
        permissions.setPermission(folder, group, role, true);
        as(clerk);

        check(read, () -> nodes.getProperties(folder));
        check(write, () -> nodes.setProperty(folder, ContentModel.PROP_DESCRIPTION, "x"));
        check(write, () -> contents.getWriter(folder, ContentModel.PROP_CONTENT, false));
        check(addChildren, () -> folder(folder));
        check(change, () -> permissions.setPermission(child, clerk, "Consumer", true));
        check(delete, () -> nodes.deleteNode(child));
    }

    @Test
    void nobodyAndStrangersSeeNothing() {
        NodeRef folder = folder(home);
        permissions.setInheritParentPermissions(folder, false);
        as(person());

        assertThatThrownBy(() -> nodes.getProperties(folder)).isInstanceOf(AccessDeniedException.class);
        assertThat(names(home)).doesNotContain(folder);
        AuthenticationUtil.clearCurrentSecurityContext();
        assertThatThrownBy(() -> nodes.getProperties(folder)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> nodes.getProperties(home)).isInstanceOf(AccessDeniedException.class);
        assertThat(transactions.doInTransaction(() -> anyNodes.getProperties(folder)))
                .isNotEmpty();
    }

    @Test
    void listsOnlyChildrenThatMayBeRead() {
        NodeRef folder = folder(home);
        NodeRef open = folder(folder);
        NodeRef closed = folder(folder);
        permissions.setInheritParentPermissions(closed, false);
        as(clerk);

        assertThat(names(folder)).containsExactly(open);
        assertThat(names(folder)).hasSize(1);
    }

    @Test
    void whatIsSetAboveReachesEverythingBelowAndFollowsChanges() {
        NodeRef top = folder(home);
        permissions.setInheritParentPermissions(top, false);
        NodeRef middle = folder(top);
        NodeRef bottom = folder(middle);
        permissions.setPermission(middle, group, "Editor", true);
        String reader = person();

        assertThat(status(reader, bottom, "Read")).isEqualTo(AccessStatus.DENIED);
        permissions.setPermission(top, reader, "Consumer", true);
        assertThat(status(reader, bottom, "Read")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, bottom, "Write")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(status(clerk, top, "Read")).isEqualTo(AccessStatus.DENIED);

        permissions.setInheritParentPermissions(middle, false);
        assertThat(status(reader, bottom, "Read")).isEqualTo(AccessStatus.DENIED);
        permissions.setInheritParentPermissions(middle, true);
        permissions.deletePermission(top, reader, "Consumer");
        assertThat(status(reader, bottom, "Read")).isEqualTo(AccessStatus.DENIED);
        permissions.clearPermission(middle, group);
        assertThat(status(clerk, bottom, "Write")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void aMovedFolderTakesThePermissionsOfItsNewPlace() {
        NodeRef open = folder(home);
        NodeRef closed = folder(home);
        permissions.setInheritParentPermissions(closed, false);
        NodeRef moved = folder(open);
        NodeRef below = folder(moved);
        permissions.setPermission(below, "ROLE_OWNER", "Consumer", true);

        nodes.moveNode(moved, closed, ContentModel.ASSOC_CONTAINS, name(moved));

        assertThat(status(clerk, moved, "Read")).isEqualTo(AccessStatus.DENIED);
        assertThat(status(clerk, below, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void rightsSetInTheTransactionThatMadeTheTreeReachAllOfIt() {
        NodeRef[] made = transactions.doInTransaction(() -> {
            NodeRef top = folder(home);
            NodeRef child = folder(top);
            permissions.setInheritParentPermissions(top, false);
            NodeRef later = folder(top);
            permissions.setPermission(top, group, "Editor", true);
            return new NodeRef[] {top, child, later};
        });

        for (NodeRef node : made) {
            assertThat(status(clerk, node, "Write")).isEqualTo(AccessStatus.ALLOWED);
            assertThat(status(person(), node, "Read")).isEqualTo(AccessStatus.DENIED);
        }
    }

    @Test
    void aChangeOfPropertiesDoesNotUndoAChangeOfRightsMadeMeanwhile() {
        NodeRef node = folder(home);

        transactions.doInTransaction(() -> {
            nodes.getProperties(node);
            transactions.doInTransaction(
                    () -> {
                        permissions.setInheritParentPermissions(node, false);
                        return null;
                    },
                    false,
                    true);
            nodes.setProperty(node, ContentModel.PROP_DESCRIPTION, "x");
            return null;
        });

        assertThat(status(clerk, node, "Read")).isEqualTo(AccessStatus.DENIED);
        assertThat(permissions.getInheritParentPermissions(node)).isFalse();
    }

    @Test
    void aDenialBeatsAGrant() {
        NodeRef folder = folder(home);
        permissions.setPermission(folder, clerk, "Read", false);

        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
        assertThat(status(person(), folder, "Read")).isEqualTo(AccessStatus.ALLOWED);
    }

    @Test
    void theOwnerMayDoEverything() {
        NodeRef folder = folder(home);
        permissions.setInheritParentPermissions(folder, false);
        owners.setOwner(folder, clerk);

        assertThat(owners.getOwner(folder)).isEqualTo(clerk);
        assertThat(status(clerk, folder, "ChangePermissions")).isEqualTo(AccessStatus.ALLOWED);
        owners.takeOwnership(folder);
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void groupsInGroupsCountThroughAllLevelsAndAtOnce() {
        String outer = group();
        String middle = group();
        authorities.addAuthority(outer, middle);
        NodeRef folder = folder(home);
        permissions.setInheritParentPermissions(folder, false);
        permissions.setPermission(folder, outer, "Consumer", true);

        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
        authorities.addAuthority(middle, group);
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(authorities.getAuthoritiesForUser(clerk)).contains(group, middle, outer, "GROUP_EVERYONE");
        assertThat(authorities.getContainedAuthorities(AuthorityType.USER, outer, false))
                .containsExactly(clerk);
        assertThat(authorities.getContainedAuthorities(null, outer, true)).containsExactly(middle);
        authorities.removeAuthority(outer, middle);
        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void refusesARingOfGroups() {
        String outer = group();
        String inner = group();
        authorities.addAuthority(outer, inner);
        authorities.addAuthority(inner, group);

        assertThatThrownBy(() -> authorities.addAuthority(group, outer))
                .isInstanceOf(CyclicChildRelationshipException.class);
        assertThatThrownBy(() -> authorities.addAuthority(group, group))
                .isInstanceOf(CyclicChildRelationshipException.class);
    }

    @Test
    void aDeletedGroupLeavesNoRightsToOneOfTheSameName() {
        NodeRef folder = folder(home);
        permissions.setInheritParentPermissions(folder, false);
        permissions.setPermission(folder, group, "Coordinator", true);
        authorities.deleteAuthority(group);

        authorities.createAuthority(AuthorityType.GROUP, authorities.getShortName(group));
        authorities.addAuthority(group, clerk);

        assertThat(status(clerk, folder, "Read")).isEqualTo(AccessStatus.DENIED);
    }

    @Test
    void showsWhatIsSetAndWhatIsInherited() {
        NodeRef folder = folder(home);
        NodeRef child = folder(folder);
        permissions.setPermission(folder, group, "Editor", true);
        permissions.setPermission(child, clerk, "Consumer", true);

        assertThat(permissions.getAllSetPermissions(child))
                .filteredOn(AccessPermission::isSetDirectly)
                .extracting(AccessPermission::getAuthority)
                .containsExactly(clerk);
        assertThat(permissions.getAllSetPermissions(child))
                .filteredOn(AccessPermission::isInherited)
                .extracting(AccessPermission::getAuthority)
                .contains(group, "GROUP_EVERYONE");
        assertThat(permissions.getInheritParentPermissions(child)).isTrue();
    }

    @Test
    void documentsWithTheSamePermissionsShareOneList() {
        NodeRef one = folder(home);
        NodeRef two = folder(home);
        for (NodeRef node : new NodeRef[] {one, two}) {
            permissions.setInheritParentPermissions(node, false);
            permissions.setPermission(node, group, "Coordinator", true);
        }

        assertThat(nodes.getNodeAclId(one)).isEqualTo(nodes.getNodeAclId(two));
    }

    @Test
    void theFilterOfTheSearchKnowsTheListsThatAUserMayRead() {
        NodeRef closed = folder(home);
        permissions.setInheritParentPermissions(closed, false);
        NodeRef forGroup = folder(closed);
        permissions.setPermission(forGroup, group, "Consumer", true);
        long closedList = nodes.getNodeAclId(closed);
        long groupList = nodes.getNodeAclId(forGroup);

        as(clerk);
        ReadFilter.Reader reader = readFilter.current();
        assertThat(reader.everything()).isFalse();
        assertThat(reader.userName()).isEqualTo(clerk);
        assertThat(reader.readableAcls()).contains(groupList).doesNotContain(closedList);
        assertThat(readFilter.readers(groupList)).contains(group);
        AuthenticationUtil.setFullyAuthenticatedUser("admin");
        assertThat(readFilter.current().everything()).isTrue();
        AuthenticationUtil.clearCurrentSecurityContext();
        assertThat(readFilter.current().mayRead(groupList)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "group", "delete"})
    void onlyAdministratorsManageAccounts(String what) {
        as(clerk);

        assertThatThrownBy(() -> {
                    switch (what) {
                        case "create" -> people.createPerson(Map.of(ContentModel.PROP_USERNAME, "x"));
                        case "group" -> authorities.addAuthority("GROUP_ALFRESCO_ADMINISTRATORS", clerk);
                        default -> people.deletePerson(clerk);
                    }
                })
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void membersOfTheAdministratorsMayEverything() {
        NodeRef folder = folder(home);
        permissions.setInheritParentPermissions(folder, false);

        authorities.addAuthority("GROUP_ALFRESCO_ADMINISTRATORS", clerk);

        assertThat(status(clerk, folder, "Delete")).isEqualTo(AccessStatus.ALLOWED);
        assertThat(authorities.isAdminAuthority(clerk)).isTrue();
    }

    private void check(boolean allowed, Runnable call) {
        if (allowed) {
            assertThatCode(call::run).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(call::run).isInstanceOf(AccessDeniedException.class);
        }
    }

    private AccessStatus status(String user, NodeRef node, String permission) {
        return AuthenticationUtil.runAs(() -> permissions.hasPermission(node, permission), user);
    }

    private void as(String user) {
        AuthenticationUtil.setFullyAuthenticatedUser(user);
    }

    private java.util.List<NodeRef> names(NodeRef parent) {
        return nodes.getChildAssocs(parent, ContentModel.ASSOC_CONTAINS, RegexQNamePattern.MATCH_ALL).stream()
                .map(ChildAssociationRef::getChildRef)
                .toList();
    }

    private NodeRef folder(NodeRef parent) {
        String name = "folder-" + UUID.randomUUID();
        return nodes.createNode(
                        parent,
                        ContentModel.ASSOC_CONTAINS,
                        QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name),
                        ContentModel.TYPE_FOLDER,
                        Map.<QName, Serializable>of(ContentModel.PROP_NAME, name))
                .getChildRef();
    }

    private QName name(NodeRef node) {
        return nodes.getPrimaryParent(node).getQName();
    }

    private String person() {
        String name = "user-" + UUID.randomUUID();
        AuthenticationUtil.runAs(
                () -> people.createPerson(Map.<QName, Serializable>of(
                        ContentModel.PROP_USERNAME,
                        name,
                        ContentModel.PROP_FIRSTNAME,
                        "Ann",
                        ContentModel.PROP_LASTNAME,
                        "Lê",
                        ContentModel.PROP_EMAIL,
                        name + "@example.org")),
                "admin");
        return name;
    }

    private String group() {
        return authorities.createAuthority(AuthorityType.GROUP, "g-" + UUID.randomUUID());
    }
}
