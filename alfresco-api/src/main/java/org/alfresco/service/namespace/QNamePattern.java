package org.alfresco.service.namespace;

/** Decides whether a qualified name is meant. */
public interface QNamePattern {
    boolean isMatch(QName qname);
}
