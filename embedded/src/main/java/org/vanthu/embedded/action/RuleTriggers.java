package org.vanthu.embedded.action;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.repo.transaction.TransactionalResourceHelper;
import org.alfresco.service.cmr.action.ActionService;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.rule.Rule;
import org.alfresco.service.cmr.rule.RuleType;
import org.alfresco.service.namespace.QName;

/**
 * Notes what happens in folders and runs their rules before the commit, each rule once for a node in a transaction. A
 * document without content is not inbound yet: its rules run when content arrives. Public because behaviours are called
 * by reflection.
 */
public final class RuleTriggers {

    private static final String PENDING = RuleTriggers.class.getName() + ".pending";
    private static final String ARRIVED = RuleTriggers.class.getName() + ".arrived";
    private static final int MAX_ROUNDS = 20;

    private final PolicyComponent policyComponent;
    private final NodeService nodeService;
    private final DictionaryService dictionaryService;
    private final JdbcRuleService ruleService;
    private final ActionService actionService;

    private record Pending(Rule rule, NodeRef node, String type) {}

    public RuleTriggers(
            PolicyComponent policyComponent,
            NodeService nodeService,
            DictionaryService dictionaryService,
            JdbcRuleService ruleService,
            ActionService actionService) {
        this.policyComponent = policyComponent;
        this.nodeService = nodeService;
        this.dictionaryService = dictionaryService;
        this.ruleService = ruleService;
        this.actionService = actionService;
    }

    /** Binds the behaviours. */
    public void init() {
        bind(NodeServicePolicies.OnCreateNodePolicy.QNAME, "onCreateNode");
        bind(NodeServicePolicies.OnMoveNodePolicy.QNAME, "onMoveNode");
        bind(NodeServicePolicies.OnUpdatePropertiesPolicy.QNAME, "onUpdateProperties");
        bind(NodeServicePolicies.BeforeDeleteNodePolicy.QNAME, "beforeDeleteNode");
    }

    private void bind(QName policy, String method) {
        policyComponent.bindClassBehaviour(
                policy, this, new JavaBehaviour(this, method, NotificationFrequency.EVERY_EVENT));
    }

    /** Notes that a node came into its folder. */
    public void onCreateNode(ChildAssociationRef association) {
        if (ruleService.isEmpty()) {
            return;
        }
        if (hasArrived(association.getChildRef())) {
            arrived(association.getParentRef(), association.getChildRef());
        }
    }

    /** Notes that a node left a folder and came into another. */
    public void onMoveNode(ChildAssociationRef from, ChildAssociationRef to) {
        if (ruleService.isEmpty() || Objects.equals(from.getParentRef(), to.getParentRef())) {
            return;
        }
        note(from.getParentRef(), to.getChildRef(), RuleType.OUTBOUND);
        if (hasArrived(to.getChildRef())) {
            arrived(to.getParentRef(), to.getChildRef());
        }
    }

    /** Notes that the first content of a document arrived, or that it was updated. */
    public void onUpdateProperties(NodeRef node, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        if (ruleService.isEmpty() || before.equals(after) || !nodeService.exists(node)) {
            return;
        }
        NodeRef folder = nodeService.getPrimaryParent(node).getParentRef();
        if (folder == null) {
            return;
        }
        boolean firstContent = !hasContent(before) && hasContent(after);
        if (firstContent && isContent(node)) {
            arrived(folder, node);
        } else if (!TransactionalResourceHelper.<NodeRef>getSet(ARRIVED).contains(node)
                && !before.isEmpty()
                && hasArrived(node)) {
            note(folder, node, RuleType.UPDATE);
        }
    }

    /** Runs the outbound rules at once, while the node is still there. */
    public void beforeDeleteNode(NodeRef node) {
        if (ruleService.isEmpty() || !nodeService.exists(node)) {
            return;
        }
        NodeRef folder = nodeService.getPrimaryParent(node).getParentRef();
        if (folder != null) {
            for (Rule rule : rules(folder, RuleType.OUTBOUND)) {
                run(new Pending(rule, node, RuleType.OUTBOUND));
            }
        }
    }

    private void arrived(NodeRef folder, NodeRef node) {
        TransactionalResourceHelper.<NodeRef>getSet(ARRIVED).add(node);
        note(folder, node, RuleType.INBOUND);
    }

    private boolean hasArrived(NodeRef node) {
        return !isContent(node) || hasContent(nodeService.getProperties(node));
    }

    private boolean isContent(NodeRef node) {
        return dictionaryService.isSubClass(nodeService.getType(node), ContentModel.TYPE_CONTENT);
    }

    private static boolean hasContent(Map<QName, Serializable> properties) {
        return properties.get(ContentModel.PROP_CONTENT) instanceof ContentData data && data.getContentUrl() != null;
    }

    private void note(NodeRef folder, NodeRef node, String type) {
        List<Rule> rules = rules(folder, type);
        if (rules.isEmpty()) {
            return;
        }
        boolean first = !TransactionalResourceHelper.isResourcePresent(PENDING);
        Set<Pending> pending = TransactionalResourceHelper.getSet(PENDING);
        rules.forEach(rule -> pending.add(new Pending(rule, node, type)));
        if (first) {
            AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    runPending();
                }
            });
        }
    }

    private List<Rule> rules(NodeRef folder, String type) {
        if (!ruleService.rulesEnabled(folder) || !ruleService.isRuleTypeEnabled(type) || !nodeService.exists(folder)) {
            return List.of();
        }
        return ruleService.getRules(folder, true, type).stream()
                .filter(rule -> !rule.getRuleDisabled())
                .toList();
    }

    /** Runs what was noted, and what running it makes noted, until nothing is left. */
    private void runPending() {
        Set<Pending> done = new LinkedHashSet<>();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Set<Pending> now = new LinkedHashSet<>(TransactionalResourceHelper.<Pending>getSet(PENDING));
            now.removeAll(done);
            if (now.isEmpty()) {
                return;
            }
            for (Pending pending : now) {
                done.add(pending);
                if (nodeService.exists(pending.node())) {
                    run(pending);
                }
            }
        }
    }

    private void run(Pending pending) {
        Rule rule = pending.rule();
        actionService.executeAction(rule.getAction(), pending.node(), true, rule.getExecuteAsynchronously());
    }
}
