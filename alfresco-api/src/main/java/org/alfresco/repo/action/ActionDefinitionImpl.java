package org.alfresco.repo.action;

import java.util.Set;

import org.alfresco.service.cmr.action.ActionDefinition;
import org.alfresco.service.namespace.QName;

/** The definition of an action, as its executer makes it. */
public class ActionDefinitionImpl extends ParameterizedItemDefinitionImpl implements ActionDefinition {

    private static final long serialVersionUID = 1L;

    private String ruleActionExecutor;
    private Set<QName> applicableTypes = Set.of();
    private boolean trackStatus;

    public ActionDefinitionImpl(String name) {
        super(name);
    }

    /** Returns the bean that runs the action. */
    public String getRuleActionExecutor() {
        return ruleActionExecutor;
    }

    public void setRuleActionExecutor(String ruleActionExecutor) {
        this.ruleActionExecutor = ruleActionExecutor;
    }

    @Override
    public Set<QName> getApplicableTypes() {
        return applicableTypes;
    }

    public void setApplicableTypes(Set<QName> applicableTypes) {
        this.applicableTypes = applicableTypes;
    }

    @Override
    public boolean getTrackStatus() {
        return trackStatus;
    }

    public void setTrackStatus(boolean trackStatus) {
        this.trackStatus = trackStatus;
    }
}
