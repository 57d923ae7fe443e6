package org.alfresco.service.cmr.dictionary;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.service.cmr.i18n.MessageLookup;
import org.alfresco.service.namespace.QName;

/** A type or an aspect. */
public interface ClassDefinition {
    ModelDefinition getModel();

    QName getName();

    String getTitle(MessageLookup messageLookup);

    String getDescription(MessageLookup messageLookup);

    QName getParentName();

    ClassDefinition getParentClassDefinition();

    boolean isAspect();

    boolean isContainer();

    Boolean getArchive();

    /** All properties, own and inherited, without those of mandatory aspects. */
    Map<QName, PropertyDefinition> getProperties();

    Map<QName, Serializable> getDefaultValues();

    Map<QName, AssociationDefinition> getAssociations();

    Map<QName, ChildAssociationDefinition> getChildAssociations();

    List<AspectDefinition> getDefaultAspects();

    List<AspectDefinition> getDefaultAspects(boolean inherited);

    Set<QName> getDefaultAspectNames();
}
