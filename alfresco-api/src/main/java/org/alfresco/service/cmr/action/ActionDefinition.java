package org.alfresco.service.cmr.action;

import java.util.Set;

import org.alfresco.service.namespace.QName;

/** What an action is called and takes, and to which node types it applies. */
public interface ActionDefinition extends ParameterizedItemDefinition {

    Set<QName> getApplicableTypes();

    boolean getTrackStatus();
}
