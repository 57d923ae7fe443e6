package org.vanthu.embedded.security;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever adds a method to a service of the slice adds its rule to method-security.properties. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class MethodSecurityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "repository.NodeService",
                "repository.ContentService",
                "repository.MimetypeService",
                "security.PermissionService",
                "security.AuthorityService",
                "security.PersonService",
                "security.MutableAuthenticationService",
                "security.OwnableService",
                "model.FileFolderService",
                "version.VersionService",
                "lock.LockService",
                "action.ActionService",
                "rule.RuleService",
                "audit.AuditService",
                "workflow.WorkflowService",
                "search.SearchService",
                "attributes.AttributeService"
            })
    void everyMethodOfAServiceHasARule(String name, MethodSecurity security) throws ClassNotFoundException {
        Class<?> service = Class.forName("org.alfresco.service.cmr." + name);

        assertThat(security.withoutRule(service.getSimpleName(), service)).isEmpty();
    }
}
