package org.alfresco.repo.action;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.alfresco.service.cmr.action.ActionServiceException;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.action.ParameterizedItem;
import org.alfresco.service.cmr.action.ParameterizedItemDefinition;
import org.springframework.extensions.surf.util.I18NUtil;

/** Base of executers and evaluators: knows the parameters and checks that the mandatory ones are given. */
public abstract class ParameterizedItemAbstractBase extends CommonResourceAbstractBase {

    protected static final String DISPLAY_LABEL = "display-label";
    private static final String TITLE = "title";
    private static final String DESCRIPTION = "description";

    protected RuntimeActionService runtimeActionService;
    protected boolean adhocPropertiesAllowed;

    public ParameterizedItemAbstractBase() {}

    public void setRuntimeActionService(RuntimeActionService runtimeActionService) {
        this.runtimeActionService = runtimeActionService;
    }

    public void setAdhocPropertiesAllowed(boolean adhocPropertiesAllowed) {
        this.adhocPropertiesAllowed = adhocPropertiesAllowed;
    }

    protected boolean getAdhocPropertiesAllowed() {
        return adhocPropertiesAllowed;
    }

    /** Adds the parameters that this item takes. */
    protected abstract void addParameterDefinitions(List<ParameterDefinition> paramList);

    protected List<ParameterDefinition> getParameterDefintions() {
        List<ParameterDefinition> result = new ArrayList<>();
        addParameterDefinitions(result);
        return result;
    }

    protected String getTitleKey() {
        return name + "." + TITLE;
    }

    protected String getDescriptionKey() {
        return name + "." + DESCRIPTION;
    }

    /** Returns the label of a parameter from the message bundles, or null. */
    protected String getParamDisplayLabel(String paramName) {
        return I18NUtil.getMessage(name + "." + paramName + "." + DISPLAY_LABEL);
    }

    /**
     * Checks that every mandatory parameter has a value.
     *
     * @throws ActionServiceException if one has none
     */
    protected void checkMandatoryProperties(
            ParameterizedItem ruleItem, ParameterizedItemDefinition ruleItemDefinition) {
        for (ParameterDefinition definition : ruleItemDefinition.getParameterDefinitions()) {
            if (definition.isMandatory() && isEmpty(ruleItem.getParameterValue(definition.getName()))) {
                throw new ActionServiceException("A value for the mandatory parameter " + definition.getName()
                        + " has not been set on the rule item " + ruleItemDefinition.getName());
            }
        }
    }

    private static boolean isEmpty(Serializable value) {
        return value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> values && values.isEmpty();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + name + "]";
    }
}
