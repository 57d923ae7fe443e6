package org.vanthu.embedded.content;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.node.NodeStore;

/**
 * Removes content at once instead of leaving it to the cleaner, for what must not be here at all. The rows go with the
 * transaction, the files right after its commit; the content of the node's versions goes too, and no copy elsewhere is
 * spared.
 */
final class ContentPurge {
    private static final String OF_VERSIONS = """
            select distinct found[1] from emb_version v
            join emb_node n on n.id = v.node_id
            join emb_node frozen on frozen.uuid = v.frozen_uuid,
            lateral regexp_matches(frozen.props::text, 'store://[0-9/]+/[0-9a-fA-F-]{36}[.]bin', 'g') as found
            where n.uuid = ?::uuid""";

    private final NodeStore nodes;
    private final JdbcClient jdbc;
    private final ContentTransaction transaction;

    ContentPurge(NodeStore nodes, JdbcClient jdbc, ContentTransaction transaction) {
        this.nodes = nodes;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Purges the given content and that of the node's versions. */
    void purge(NodeRef nodeRef, List<String> urls) {
        nodes.flush();
        Set<String> all = new LinkedHashSet<>(urls);
        all.addAll(
                jdbc.sql(OF_VERSIONS).param(nodeRef.getId()).query(String.class).list());
        all.removeIf(url -> !FileContentStore.isUrl(url));
        for (String url : all) {
            jdbc.sql("delete from emb_content where url = ?").param(url).update();
        }
        transaction.deleteAfterCommit(new ArrayList<>(all));
    }
}
