package org.alfresco.repo.policy;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** Finds the behaviours to call when a property event happens. */
public class PropertyPolicyDelegate<P extends PropertyPolicy> {
    /** Looks behaviours up; the engine supplies it. */
    interface Lookup<P> {
        P find(NodeRef nodeRef, Set<QName> classNames, QName feature);

        List<P> findAll(NodeRef nodeRef, Set<QName> classNames, QName feature);
    }

    private final Lookup<P> lookup;

    PropertyPolicyDelegate(Lookup<P> lookup) {
        this.lookup = lookup;
    }

    /** One object that calls all behaviours. */
    public P get(QName className, QName propertyName) {
        return get(null, className, propertyName);
    }

    public P get(NodeRef nodeRef, QName className, QName propertyName) {
        return lookup.find(nodeRef, Set.of(className), propertyName);
    }

    public P get(Set<QName> classNames, QName propertyName) {
        return get(null, classNames, propertyName);
    }

    public P get(NodeRef nodeRef, Set<QName> classNames, QName propertyName) {
        return lookup.find(nodeRef, classNames, propertyName);
    }

    public Collection<P> getList(QName className, QName propertyName) {
        return getList(null, className, propertyName);
    }

    public Collection<P> getList(NodeRef nodeRef, QName className, QName propertyName) {
        return lookup.findAll(nodeRef, Set.of(className), propertyName);
    }

    public Collection<P> getList(Set<QName> classNames, QName propertyName) {
        return getList(null, classNames, propertyName);
    }

    public Collection<P> getList(NodeRef nodeRef, Set<QName> classNames, QName propertyName) {
        return lookup.findAll(nodeRef, classNames, propertyName);
    }
}
