package org.alfresco.service.cmr.rule;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.repository.NodeRef;

/** An action that runs when something happens in a folder. */
public class Rule implements Serializable {

    private static final long serialVersionUID = 1L;

    private NodeRef nodeRef;
    private String title;
    private String description;
    private ArrayList<String> ruleTypes = new ArrayList<>();
    private transient Action action;
    private boolean executeAsynchronously;
    private boolean ruleDisabled;
    private boolean appliedToChildren;

    public Rule() {}

    public Rule(NodeRef nodeRef) {
        this.nodeRef = nodeRef;
    }

    /** Returns the node that keeps the rule, or null before it is saved. */
    public NodeRef getNodeRef() {
        return nodeRef;
    }

    public void setNodeRef(NodeRef nodeRef) {
        this.nodeRef = nodeRef;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public List<String> getRuleTypes() {
        return ruleTypes;
    }

    public void setRuleTypes(List<String> ruleTypes) {
        this.ruleTypes = new ArrayList<>(ruleTypes);
    }

    public void setRuleType(String ruleType) {
        setRuleTypes(List.of(ruleType));
    }

    public Action getAction() {
        return action;
    }

    public void setAction(Action action) {
        this.action = action;
    }

    public boolean getExecuteAsynchronously() {
        return executeAsynchronously;
    }

    public void setExecuteAsynchronously(boolean executeAsynchronously) {
        this.executeAsynchronously = executeAsynchronously;
    }

    public boolean getRuleDisabled() {
        return ruleDisabled;
    }

    public void setRuleDisabled(boolean ruleDisabled) {
        this.ruleDisabled = ruleDisabled;
    }

    public boolean isAppliedToChildren() {
        return appliedToChildren;
    }

    public void applyToChildren(boolean isAppliedToChildren) {
        this.appliedToChildren = isAppliedToChildren;
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(nodeRef);
    }

    @Override
    public boolean equals(Object obj) {
        return obj == this || obj instanceof Rule other && nodeRef != null && nodeRef.equals(other.nodeRef);
    }
}
