package org.alfresco.service.namespace;

import java.util.Collection;

/** Knows which prefix stands for which namespace. */
public interface NamespacePrefixResolver {
    /** The namespace of a prefix, or null if there is none. */
    String getNamespaceURI(String prefix) throws NamespaceException;

    Collection<String> getPrefixes(String namespaceURI) throws NamespaceException;

    Collection<String> getPrefixes();

    Collection<String> getURIs();
}
