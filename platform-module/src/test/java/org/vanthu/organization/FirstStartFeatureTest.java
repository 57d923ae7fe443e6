package org.vanthu.organization;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.model.Repository;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessPermission;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.shared.ConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the module makes when it starts for the first time, and what it leaves alone. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartFeatureTest {

    private final EmbeddedRepository repository;
    private final NodeService nodes;
    private final JdbcTemplate jdbc;

    FirstStartFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.nodes = repository.bean("nodeService", NodeService.class);
        this.jdbc = ModuleTables.of(repository);
    }

    @Test
    @Order(1)
    void makesItsGroupAndItsFolderThatOnlyTheGroupMayRead() {
        asSystem(() -> {
            assertThat(repository
                            .bean("authorityService", AuthorityService.class)
                            .authorityExists(GroupNames.ALL))
                    .isTrue();
            NodeRef root = folders("vanthu").get(0).getChildRef();
            PermissionService permissions = repository.bean("permissionService", PermissionService.class);
            assertThat(permissions.getInheritParentPermissions(root)).isFalse();
            assertThat(permissions.getAllSetPermissions(root))
                    .extracting(AccessPermission::getAuthority, AccessPermission::getPermission)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(GroupNames.ALL, PermissionService.CONSUMER));
            return null;
        });
    }

    @Test
    @Order(2)
    void everyTableIsItsOwnByName() {
        List<String> tables = ModuleTables.names(repository).stream()
                .filter(name -> !name.startsWith("emb_") && !name.startsWith("act_"))
                .toList();

        assertThat(tables).isNotEmpty().allMatch(name -> name.startsWith("vt_"));
    }

    @Test
    @Order(3)
    void aFolderOfTheSameNameThatIsNotItsOwnIsLeftAlone() {
        NodeRef foreign = asSystem(() -> {
            nodes.deleteNode(folders("vanthu").get(0).getChildRef());
            return nodes.createNode(
                            companyHome(),
                            ContentModel.ASSOC_CONTAINS,
                            QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, "Vanthu"),
                            ContentModel.TYPE_FOLDER,
                            Map.<QName, Serializable>of(ContentModel.PROP_NAME, "Vanthu"))
                    .getChildRef();
        });

        assertThatThrownBy(() -> asSystem(() -> OrganizationFixture.agency(repository, "H11", false)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("organization.error.root-folder-taken"));

        asSystem(() -> {
            assertThat(nodes.getChildAssocs(foreign)).isEmpty();
            assertThat(repository
                            .bean("permissionService", PermissionService.class)
                            .getInheritParentPermissions(foreign))
                    .isTrue();
            return null;
        });
        assertThat(jdbc.queryForObject("SELECT count(*) FROM vt_agency", Long.class))
                .isZero();
    }

    private List<ChildAssociationRef> folders(String name) {
        return nodes.getChildAssocs(
                companyHome(),
                ContentModel.ASSOC_CONTAINS,
                QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name));
    }

    private NodeRef companyHome() {
        return repository.bean("repositoryHelper", Repository.class).getCompanyHome();
    }

    private <T> T asSystem(RetryingTransactionHelper.RetryingTransactionCallback<T> work) {
        return AuthenticationUtil.runAsSystem(() -> repository
                .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                .doInTransaction(work, false, true));
    }
}
