package org.alfresco.service.cmr.dictionary;

import java.util.Collection;

import org.alfresco.service.cmr.i18n.MessageLookup;
import org.alfresco.service.namespace.QName;

/** A model of the dictionary. */
public interface ModelDefinition {
    QName getName();

    String getDescription(MessageLookup messageLookup);

    String getAuthor();

    String getVersion();

    Collection<NamespaceDefinition> getNamespaces();
}
