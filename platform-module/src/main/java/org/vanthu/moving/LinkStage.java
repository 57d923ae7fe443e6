package org.vanthu.moving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.alfresco.repo.policy.BehaviourFilter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.RegexQNamePattern;

/** Associations between nodes, when all nodes are there. */
final class LinkStage implements Stage {

    private static final int MOST = 500;

    private final NodeWalk walk;
    private final NodeService nodeService;
    private final BehaviourFilter behaviours;

    LinkStage(NodeWalk walk, NodeService nodeService, BehaviourFilter behaviours) {
        this.walk = walk;
        this.nodeService = nodeService;
        this.behaviours = behaviours;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Portion read(String after, ContentSink contents) {
        NodeWalk.Walker walker = walk.after(after);
        List<ObjectNode> items = new ArrayList<>();
        String last = after;
        for (int visited = 0; visited < MOST; visited++) {
            Optional<NodeWalk.Step> step = walker.next();
            if (step.isEmpty()) {
                return new Portion(items, null);
            }
            items.addAll(links(step.get().node()));
            last = step.get().path();
        }
        return new Portion(items, last);
    }

    private List<ObjectNode> links(NodeRef source) {
        TreeSet<String> targets = new TreeSet<>();
        nodeService
                .getTargetAssocs(source, RegexQNamePattern.MATCH_ALL)
                .forEach(link -> targets.add(
                        link.getTypeQName() + "\t" + link.getTargetRef().getId()));
        return targets.stream()
                .map(target -> MoveJson.object()
                        .put("source", source.getId())
                        .put("type", target.split("\t", -1)[0])
                        .put("target", target.split("\t", -1)[1]))
                .toList();
    }

    @Override
    public void write(List<ObjectNode> items, ContentSource contents) {
        behaviours.disableBehaviour();
        try {
            items.forEach(item -> nodeService.createAssociation(
                    NodeWalk.ref(item.path("source").asText()),
                    NodeWalk.ref(item.path("target").asText()),
                    QName.createQName(item.path("type").asText())));
        } finally {
            behaviours.enableBehaviour();
        }
    }
}
