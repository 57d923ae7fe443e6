package org.alfresco.repo.policy;

import java.util.List;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/**
 * Makes what only ACS itself may make: policy delegates and bindings have no public constructor. Sits in their package
 * for that one reason.
 */
public final class PolicyParts {
    private PolicyParts() {}

    /** Finds the behaviours of a policy. */
    public interface Finder<P> {
        P one(NodeRef nodeRef, Set<QName> classNames, QName feature);

        List<P> all(NodeRef nodeRef, Set<QName> classNames, QName feature);
    }

    public static <P extends ClassPolicy> ClassPolicyDelegate<P> classDelegate(Finder<P> finder) {
        return new ClassPolicyDelegate<>(new ClassPolicyDelegate.Lookup<P>() {
            @Override
            public P find(NodeRef nodeRef, Set<QName> classNames, QName feature) {
                return finder.one(nodeRef, classNames, feature);
            }

            @Override
            public List<P> findAll(NodeRef nodeRef, Set<QName> classNames, QName feature) {
                return finder.all(nodeRef, classNames, feature);
            }
        });
    }

    public static <P extends AssociationPolicy> AssociationPolicyDelegate<P> associationDelegate(Finder<P> finder) {
        return new AssociationPolicyDelegate<>(new AssociationPolicyDelegate.Lookup<P>() {
            @Override
            public P find(NodeRef nodeRef, Set<QName> classNames, QName feature) {
                return finder.one(nodeRef, classNames, feature);
            }

            @Override
            public List<P> findAll(NodeRef nodeRef, Set<QName> classNames, QName feature) {
                return finder.all(nodeRef, classNames, feature);
            }
        });
    }

    public static <P extends PropertyPolicy> PropertyPolicyDelegate<P> propertyDelegate(Finder<P> finder) {
        return new PropertyPolicyDelegate<>(new PropertyPolicyDelegate.Lookup<P>() {
            @Override
            public P find(NodeRef nodeRef, Set<QName> classNames, QName feature) {
                return finder.one(nodeRef, classNames, feature);
            }

            @Override
            public List<P> findAll(NodeRef nodeRef, Set<QName> classNames, QName feature) {
                return finder.all(nodeRef, classNames, feature);
            }
        });
    }

    public static ClassBehaviourBinding classBinding(QName className) {
        return new ClassBehaviourBinding(className);
    }

    public static ClassFeatureBehaviourBinding featureBinding(QName className, QName feature) {
        return new ClassFeatureBehaviourBinding(className, feature);
    }

    public static ServiceBehaviourBinding serviceBinding(Object service) {
        return new ServiceBehaviourBinding(service);
    }
}
