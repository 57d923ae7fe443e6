package org.vanthu.embedded.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.repo.transaction.TransactionalResourceHelper;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.rule.Rule;
import org.alfresco.service.cmr.rule.RuleService;
import org.alfresco.service.cmr.rule.RuleServiceException;
import org.alfresco.service.cmr.rule.RuleType;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.action.StoredRules.FolderRule;

/** Keeps the rules of folders in a table, and in memory for the many changes in folders without rules. */
public final class JdbcRuleService implements RuleService {

    private static final List<RuleType> TYPES = List.of(
            new EngineRuleType(RuleType.INBOUND),
            new EngineRuleType(RuleType.UPDATE),
            new EngineRuleType(RuleType.OUTBOUND));

    private static final String DISABLED = JdbcRuleService.class.getName() + ".disabled";

    private final StoredRules stored;
    private final NodeService nodeService;
    private final PermissionService permissionService;
    private final ThreadLocal<Boolean> enabled = ThreadLocal.withInitial(() -> true);
    private volatile @Nullable Map<NodeRef, List<Rule>> byFolder;

    public JdbcRuleService(JdbcClient jdbc, NodeService nodeService, PermissionService permissionService) {
        this.stored = new StoredRules(jdbc);
        this.nodeService = nodeService;
        this.permissionService = permissionService;
    }

    @Override
    public List<RuleType> getRuleTypes() {
        return TYPES;
    }

    @Override
    public @Nullable RuleType getRuleType(String name) {
        return TYPES.stream()
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Rules are switched on and off for a thread; nodes and types for a transaction. */
    @Override
    public boolean isEnabled() {
        return enabled.get();
    }

    @Override
    public void enableRules() {
        enabled.remove();
    }

    @Override
    public void disableRules() {
        enabled.set(false);
    }

    @Override
    public boolean rulesEnabled(NodeRef nodeRef) {
        return isEnabled() && !disabled().contains(nodeRef);
    }

    @Override
    public void disableRules(NodeRef nodeRef) {
        disabled().add(nodeRef);
    }

    @Override
    public void enableRules(NodeRef nodeRef) {
        disabled().remove(nodeRef);
    }

    @Override
    public void disableRuleType(String ruleType) {
        disabled().add(ruleType);
    }

    @Override
    public void enableRuleType(String ruleType) {
        disabled().remove(ruleType);
    }

    @Override
    public boolean isRuleTypeEnabled(String ruleType) {
        return !disabled().contains(ruleType);
    }

    private static Set<Object> disabled() {
        return TransactionalResourceHelper.getSet(DISABLED);
    }

    @Override
    public boolean hasRules(NodeRef nodeRef) {
        return !getRules(nodeRef).isEmpty();
    }

    @Override
    public int countRules(NodeRef nodeRef) {
        return rules().getOrDefault(nodeRef, List.of()).size();
    }

    @Override
    public List<Rule> getRules(NodeRef nodeRef) {
        return getRules(nodeRef, true);
    }

    @Override
    public List<Rule> getRules(NodeRef nodeRef, boolean includeInherited) {
        Map<NodeRef, List<Rule>> all = rules();
        List<Rule> found = new ArrayList<>(all.getOrDefault(nodeRef, List.of()));
        if (includeInherited && all.values().stream().anyMatch(JdbcRuleService::hasInherited)) {
            ChildAssociationRef up = nodeService.getPrimaryParent(nodeRef);
            while (up != null && up.getParentRef() != null) {
                found.addAll(
                        0,
                        all.getOrDefault(up.getParentRef(), List.of()).stream()
                                .filter(Rule::isAppliedToChildren)
                                .toList());
                up = nodeService.getPrimaryParent(up.getParentRef());
            }
        }
        return found;
    }

    private static boolean hasInherited(List<Rule> rules) {
        return rules.stream().anyMatch(Rule::isAppliedToChildren);
    }

    @Override
    public List<Rule> getRules(NodeRef nodeRef, boolean includeInherited, @Nullable String ruleTypeName) {
        return getRules(nodeRef, includeInherited).stream()
                .filter(rule -> ruleTypeName == null || rule.getRuleTypes().contains(ruleTypeName))
                .toList();
    }

    @Override
    public Rule getRule(NodeRef nodeRef) {
        return rules().values().stream()
                .flatMap(List::stream)
                .filter(rule -> nodeRef.equals(rule.getNodeRef()))
                .findFirst()
                .orElseThrow(() -> new RuleServiceException("There is no rule " + nodeRef));
    }

    @Override
    public Rule saveRule(NodeRef nodeRef, Rule rule) {
        if (!nodeService.exists(nodeRef)) {
            throw new RuleServiceException("There is no folder " + nodeRef + " for the rule");
        }
        if (rule.getAction() == null || rule.getRuleTypes().isEmpty()) {
            throw new RuleServiceException("A rule needs an action and a rule type");
        }
        mayChange(nodeRef);
        stored.save(nodeRef, rule);
        changed();
        return rule;
    }

    @Override
    public void removeRule(NodeRef nodeRef, Rule rule) {
        mayChange(nodeRef);
        stored.delete(rule);
        changed();
    }

    @Override
    public void removeAllRules(NodeRef nodeRef) {
        mayChange(nodeRef);
        stored.deleteAll(nodeRef);
        changed();
    }

    private void mayChange(NodeRef folder) {
        if (permissionService.hasPermission(folder, PermissionService.CHANGE_PERMISSIONS) != AccessStatus.ALLOWED) {
            throw new RuleServiceException("The user may not change the rules of " + folder);
        }
    }

    /** Says whether any folder has rules at all. */
    boolean isEmpty() {
        return rules().isEmpty();
    }

    private Map<NodeRef, List<Rule>> rules() {
        Map<NodeRef, List<Rule>> known = byFolder;
        if (known == null) {
            known = stored.all().stream()
                    .collect(Collectors.groupingBy(
                            FolderRule::folder,
                            ConcurrentHashMap::new,
                            Collectors.mapping(FolderRule::rule, Collectors.toList())));
            byFolder = known;
        }
        return known;
    }

    /** Forgets what is in memory, now and again when the transaction ends either way. */
    private void changed() {
        byFolder = null;
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                byFolder = null;
            }

            @Override
            public void afterRollback() {
                byFolder = null;
            }
        });
    }
}
