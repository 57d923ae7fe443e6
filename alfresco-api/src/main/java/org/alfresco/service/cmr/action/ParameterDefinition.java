package org.alfresco.service.cmr.action;

import org.alfresco.service.namespace.QName;

/** One parameter of an action or condition. */
public interface ParameterDefinition {

    String getName();

    QName getType();

    boolean isMultiValued();

    boolean isMandatory();

    String getDisplayLabel();

    String getParameterConstraintName();
}
