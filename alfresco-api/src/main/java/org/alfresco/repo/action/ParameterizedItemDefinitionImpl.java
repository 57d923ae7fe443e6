package org.alfresco.repo.action;

import java.io.Serializable;
import java.util.List;

import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.action.ParameterizedItemDefinition;
import org.springframework.extensions.surf.util.I18NUtil;

/** Name, titles and parameters; titles are looked up in the message bundles. */
public abstract class ParameterizedItemDefinitionImpl implements ParameterizedItemDefinition, Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private String titleKey;
    private String descriptionKey;
    private boolean adhocPropertiesAllowed;
    private List<ParameterDefinition> parameterDefinitions = List.of();

    public ParameterizedItemDefinitionImpl(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    public void setTitleKey(String title) {
        this.titleKey = title;
    }

    @Override
    public String getTitle() {
        return text(titleKey);
    }

    public void setDescriptionKey(String descriptionKey) {
        this.descriptionKey = descriptionKey;
    }

    @Override
    public String getDescription() {
        return text(descriptionKey);
    }

    @Override
    public boolean getAdhocPropertiesAllowed() {
        return adhocPropertiesAllowed;
    }

    public void setAdhocPropertiesAllowed(boolean adhocPropertiesAllowed) {
        this.adhocPropertiesAllowed = adhocPropertiesAllowed;
    }

    public void setParameterDefinitions(List<ParameterDefinition> parameterDefinitions) {
        this.parameterDefinitions = List.copyOf(parameterDefinitions);
    }

    @Override
    public boolean hasParameterDefinitions() {
        return !parameterDefinitions.isEmpty();
    }

    @Override
    public List<ParameterDefinition> getParameterDefinitions() {
        return parameterDefinitions;
    }

    @Override
    public ParameterDefinition getParameterDefintion(String name) {
        for (ParameterDefinition definition : parameterDefinitions) {
            if (definition.getName().equals(name)) {
                return definition;
            }
        }
        return null;
    }

    private String text(String key) {
        String message = I18NUtil.getMessage(key);
        return message == null ? name : message;
    }
}
