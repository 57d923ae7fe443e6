package org.alfresco.service.cmr.action;

import java.util.List;

/** What an action or condition is called and takes. */
public interface ParameterizedItemDefinition {

    String getName();

    String getTitle();

    String getDescription();

    /** Says whether parameters that are not defined may be given too. */
    boolean getAdhocPropertiesAllowed();

    boolean hasParameterDefinitions();

    List<ParameterDefinition> getParameterDefinitions();

    /** Returns the definition of the parameter, or null. The name is spelled as ACS spells it. */
    ParameterDefinition getParameterDefintion(String name);
}
