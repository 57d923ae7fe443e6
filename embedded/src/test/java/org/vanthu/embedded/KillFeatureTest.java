package org.vanthu.embedded;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

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

/** Kills a process that writes nodes and looks at what is left. */
class KillFeatureTest {
    private static final QName HOME = QName.createQName(NamespaceService.APP_MODEL_1_0_URI, "company_home");

    @Test
    void losesNothingThatWasCommittedWhenTheProcessIsKilled(@TempDir Path dir) throws Exception {
        Set<String> committed = new HashSet<>();
        for (int round = 0; round < 2; round++) {
            committed.addAll(writeAndKill(dir, "round" + round, 20 + 15 * round));
        }

        try (EmbeddedRepository repository = EmbeddedRepository.at(dir).start()) {
            NodeService nodes = repository.bean("nodeService", NodeService.class);
            List<String> found = repository
                    .bean(RetryingTransactionHelper.class)
                    .doInTransaction(() -> nodes.getChildAssocs(home(nodes)).stream()
                            .map(child ->
                                    String.valueOf(nodes.getProperty(child.getChildRef(), ContentModel.PROP_NAME)))
                            .toList());

            assertThat(found).containsAll(committed).doesNotHaveDuplicates();
        }
    }

    private static Set<String> writeAndKill(Path dir, String prefix, int enough) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KillFeatureTest.class.getName(),
                        dir.toString(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> committed = new HashSet<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("committed ")) {
                    committed.add(line.substring("committed ".length()));
                    if (committed.size() == enough) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(committed).hasSizeGreaterThanOrEqualTo(enough);
        return committed;
    }

    /** The process that is killed: one node a transaction, and a line once it is committed. */
    public static void main(String[] args) {
        EmbeddedRepository repository = EmbeddedRepository.at(Path.of(args[0])).start();
        NodeService nodes = repository.bean("nodeService", NodeService.class);
        RetryingTransactionHelper transactions = repository.bean(RetryingTransactionHelper.class);
        for (int n = 0; n < 10_000; n++) {
            String name = args[1] + "-" + n;
            transactions.doInTransaction(() -> nodes.createNode(
                    home(nodes),
                    ContentModel.ASSOC_CONTAINS,
                    QName.createQName("t", name),
                    ContentModel.TYPE_FOLDER,
                    Map.of(ContentModel.PROP_NAME, name)));
            System.out.println("committed " + name);
            System.out.flush();
        }
        repository.close();
    }

    private static NodeRef home(NodeService nodes) {
        return nodes.getChildAssocs(
                        nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE), ContentModel.ASSOC_CHILDREN, HOME)
                .get(0)
                .getChildRef();
    }
}
