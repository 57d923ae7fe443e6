package org.alfresco.repo.policy;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** Finds the behaviours to call when an association event happens. */
public class AssociationPolicyDelegate<P extends AssociationPolicy> {
    /** Looks behaviours up; the engine supplies it. */
    interface Lookup<P> {
        P find(NodeRef nodeRef, Set<QName> classNames, QName feature);

        List<P> findAll(NodeRef nodeRef, Set<QName> classNames, QName feature);
    }

    private final Lookup<P> lookup;

    AssociationPolicyDelegate(Lookup<P> lookup) {
        this.lookup = lookup;
    }

    /** One object that calls all behaviours. */
    public P get(QName className, QName assocName) {
        return get(null, className, assocName);
    }

    public P get(NodeRef nodeRef, QName className, QName assocName) {
        return lookup.find(nodeRef, Set.of(className), assocName);
    }

    public P get(Set<QName> classNames, QName assocName) {
        return get(null, classNames, assocName);
    }

    public P get(NodeRef nodeRef, Set<QName> classNames, QName assocName) {
        return lookup.find(nodeRef, classNames, assocName);
    }

    public Collection<P> getList(QName className, QName assocName) {
        return getList(null, className, assocName);
    }

    public Collection<P> getList(NodeRef nodeRef, QName className, QName assocName) {
        return lookup.findAll(nodeRef, Set.of(className), assocName);
    }

    public Collection<P> getList(Set<QName> classNames, QName assocName) {
        return getList(null, classNames, assocName);
    }

    public Collection<P> getList(NodeRef nodeRef, Set<QName> classNames, QName assocName) {
        return lookup.findAll(nodeRef, classNames, assocName);
    }
}
