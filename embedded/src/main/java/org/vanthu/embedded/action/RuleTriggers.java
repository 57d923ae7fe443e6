package org.vanthu.embedded.action;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.rule.Rule;
import org.alfresco.service.cmr.rule.RuleType;
import org.alfresco.service.namespace.QName;

/**
 * Notes what happens in folders and runs their rules before the commit, each rule once for a node in a transaction. A
 * document with empty content is not inbound yet: its rules run when content arrives. Public because behaviours are
 * called by reflection.
 */
public final class RuleTriggers {

    private static final String PENDING = RuleTriggers.class.getName() + ".pending";
    private static final String CREATED = RuleTriggers.class.getName() + ".created";
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
        created().add(association.getChildRef());
        note(association.getParentRef(), association.getChildRef(), RuleType.INBOUND);
    }

    /** Notes that a node left a folder and came into another. */
    public void onMoveNode(ChildAssociationRef from, ChildAssociationRef to) {
        if (ruleService.isEmpty() || Objects.equals(from.getParentRef(), to.getParentRef())) {
            return;
        }
        note(from.getParentRef(), to.getChildRef(), RuleType.OUTBOUND);
        note(to.getParentRef(), to.getChildRef(), RuleType.INBOUND);
    }

    /**
     * Notes that content arrived or that something else changed. A new document is inbound unless its content is empty;
     * one that was there before is inbound with its first content.
     */
    public void onUpdateProperties(NodeRef node, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        if (ruleService.isEmpty() || before.equals(after) || !nodeService.exists(node)) {
            return;
        }
        NodeRef folder = nodeService.getPrimaryParent(node).getParentRef();
        if (folder == null) {
            return;
        }
        Changes changes = Changes.between(before, after, dictionaryService);
        if (created().contains(node)) {
            if (changes.hasEmptyContent()) {
                pending().removeIf(pending -> pending.node().equals(node));
            } else {
                note(folder, node, RuleType.INBOUND);
            }
        } else if (!before.isEmpty()) {
            if (changes.hasFirstContent()) {
                note(folder, node, RuleType.INBOUND);
            }
            if (changes.hasOthers()) {
                note(folder, node, RuleType.UPDATE);
            }
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

    private static Set<NodeRef> created() {
        return TransactionalResourceHelper.getSet(CREATED);
    }

    private static List<Pending> pending() {
        return TransactionalResourceHelper.getList(PENDING);
    }

    private void note(NodeRef folder, NodeRef node, String type) {
        List<Rule> rules = rules(folder, type);
        if (rules.isEmpty()) {
            return;
        }
        boolean first = !TransactionalResourceHelper.isResourcePresent(PENDING);
        List<Pending> pending = pending();
        rules.stream()
                .map(rule -> new Pending(rule, node, type))
                .filter(wanted -> !pending.contains(wanted))
                .forEach(pending::add);
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
            Set<Pending> now = new LinkedHashSet<>(pending());
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
