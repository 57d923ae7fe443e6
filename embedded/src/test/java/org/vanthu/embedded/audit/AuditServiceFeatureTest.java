package org.vanthu.embedded.audit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.audit.AuditQueryParameters;
import org.alfresco.service.cmr.audit.AuditService;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class AuditServiceFeatureTest {

    private final AuditService audit;
    private final NodeService nodes;
    private final RetryingTransactionHelper transactions;

    AuditServiceFeatureTest(
            @Bean("auditService") AuditService audit,
            @Bean("NodeService") NodeService nodes,
            RetryingTransactionHelper transactions) {
        this.audit = audit;
        this.nodes = nodes;
        this.transactions = transactions;
    }

    @BeforeEach
    void switchOn() {
        AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getSystemUserName());
        audit.setAuditEnabled(true);
        audit.clearAudit("embedded-calls", null, null);
    }

    @AfterEach
    void switchOff() {
        audit.setAuditEnabled(false);
    }

    @Test
    void notesChangesWithTheirTransaction() {
        transactions.doInTransaction(() -> {
            create();
            nodes.exists(nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE));
            return null;
        });

        assertThat(methods()).containsExactly("createNode");
    }

    @Test
    void forgetsChangesThatRolledBackAndKeepsFailures() {
        assertThatThrownBy(() -> transactions.doInTransaction(() -> {
                    create();
                    return nodes.createNode(
                            nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE),
                            ContentModel.ASSOC_CHILDREN,
                            QName.createQName("urn:test", "x"),
                            QName.createQName("urn:no", "such-type"));
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(methods()).containsExactly("createNode failed");
    }

    private void create() {
        String name = UUID.randomUUID().toString();
        nodes.createNode(
                nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE),
                ContentModel.ASSOC_CHILDREN,
                QName.createQName("urn:test", name),
                ContentModel.TYPE_FOLDER,
                Map.of(ContentModel.PROP_NAME, name));
    }

    private List<String> methods() {
        List<String> methods = new ArrayList<>();
        AuditQueryParameters parameters = new AuditQueryParameters();
        parameters.addSearchKey("/embedded-calls/service", "NodeService");
        audit.auditQuery(
                new AuditService.AuditQueryCallback() {
                    @Override
                    public boolean valuesRequired() {
                        return true;
                    }

                    @Override
                    public boolean handleAuditEntry(
                            Long entryId,
                            String application,
                            String user,
                            long time,
                            Map<String, Serializable> values) {
                        methods.add(values.get("/embedded-calls/method")
                                + (values.get("/embedded-calls/failure").equals("") ? "" : " failed"));
                        return true;
                    }

                    @Override
                    public boolean handleAuditEntryError(Long entryId, String errorMsg, Throwable error) {
                        throw new IllegalStateException(errorMsg, error);
                    }
                },
                parameters,
                0);
        return methods;
    }
}
