package org.alfresco.service.cmr.rule;

import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;

/** Keeps the rules of folders. Rules run before the commit of the transaction in which the event happened. */
public interface RuleService {

    List<RuleType> getRuleTypes();

    RuleType getRuleType(String name);

    boolean isEnabled();

    void enableRules();

    /** Stops rules in this thread until {@link #enableRules()}. */
    void disableRules();

    boolean rulesEnabled(NodeRef nodeRef);

    void disableRules(NodeRef nodeRef);

    void enableRules(NodeRef nodeRef);

    void disableRuleType(String ruleType);

    void enableRuleType(String ruleType);

    boolean isRuleTypeEnabled(String ruleType);

    boolean hasRules(NodeRef nodeRef);

    int countRules(NodeRef nodeRef);

    List<Rule> getRules(NodeRef nodeRef);

    List<Rule> getRules(NodeRef nodeRef, boolean includeInheritedRuleType);

    List<Rule> getRules(NodeRef nodeRef, boolean includeInheritedRuleType, String ruleTypeName);

    Rule getRule(NodeRef nodeRef);

    Rule saveRule(NodeRef nodeRef, Rule rule);

    void removeRule(NodeRef nodeRef, Rule rule);

    void removeAllRules(NodeRef nodeRef);
}
