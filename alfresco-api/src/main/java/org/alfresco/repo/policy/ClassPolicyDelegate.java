package org.alfresco.repo.policy;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** Finds the behaviours to call when a class event happens. */
public class ClassPolicyDelegate<P extends ClassPolicy> {
    /** Looks behaviours up; the engine supplies it. */
    interface Lookup<P> {
        P find(NodeRef nodeRef, Set<QName> classNames, QName feature);

        List<P> findAll(NodeRef nodeRef, Set<QName> classNames, QName feature);
    }

    private final Lookup<P> lookup;

    ClassPolicyDelegate(Lookup<P> lookup) {
        this.lookup = lookup;
    }

    /** One object that calls all behaviours. */
    public P get(QName className) {
        return get(null, className);
    }

    public P get(NodeRef nodeRef, QName className) {
        return lookup.find(nodeRef, Set.of(className), null);
    }

    public P get(Set<QName> classNames) {
        return get(null, classNames);
    }

    public P get(NodeRef nodeRef, Set<QName> classNames) {
        return lookup.find(nodeRef, classNames, null);
    }

    public Collection<P> getList(QName className) {
        return getList(null, className);
    }

    public Collection<P> getList(NodeRef nodeRef, QName className) {
        return lookup.findAll(nodeRef, Set.of(className), null);
    }

    public Collection<P> getList(Set<QName> classNames) {
        return getList(null, classNames);
    }

    public Collection<P> getList(NodeRef nodeRef, Set<QName> classNames) {
        return lookup.findAll(nodeRef, classNames, null);
    }
}
