package org.vanthu.embedded;

import java.nio.file.Path;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedRepositoryTest {
    private static final QName HOME = QName.createQName(NamespaceService.APP_MODEL_1_0_URI, "company_home");

    @Test
    void keepsNodesAcrossRestarts(@TempDir Path dir) {
        NodeRef made;
        try (EmbeddedRepository repository = EmbeddedRepository.at(dir).start()) {
            made = repository.bean(RetryingTransactionHelper.class).doInTransaction(() -> {
                NodeService nodes = repository.bean("nodeService", NodeService.class);
                return nodes.createNode(
                                home(nodes),
                                ContentModel.ASSOC_CONTAINS,
                                QName.createQName("x", "kept"),
                                ContentModel.TYPE_FOLDER,
                                Map.of(ContentModel.PROP_NAME, "Kept"))
                        .getChildRef();
            });
        }
        try (EmbeddedRepository repository = EmbeddedRepository.at(dir).start()) {
            Object name = repository
                    .bean(RetryingTransactionHelper.class)
                    .doInTransaction(() -> repository
                            .bean("nodeService", NodeService.class)
                            .getProperty(made, ContentModel.PROP_NAME));

            assertThat(name).isEqualTo("Kept");
        }
    }

    private static NodeRef home(NodeService nodes) {
        return nodes.getChildAssocs(
                        nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE), ContentModel.ASSOC_CHILDREN, HOME)
                .get(0)
                .getChildRef();
    }
}
