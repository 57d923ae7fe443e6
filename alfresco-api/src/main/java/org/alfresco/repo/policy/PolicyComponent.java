package org.alfresco.repo.policy;

import org.alfresco.service.namespace.QName;

/** Registers policies and binds behaviours to them. */
public interface PolicyComponent {
    <P extends ClassPolicy> ClassPolicyDelegate<P> registerClassPolicy(Class<P> policy);

    <P extends AssociationPolicy> AssociationPolicyDelegate<P> registerAssociationPolicy(Class<P> policy);

    <P extends PropertyPolicy> PropertyPolicyDelegate<P> registerPropertyPolicy(Class<P> policy);

    boolean isRegisteredPolicy(PolicyType policyType, QName policy);

    BehaviourDefinition<ClassBehaviourBinding> bindClassBehaviour(QName policy, QName className, Behaviour behaviour);

    BehaviourDefinition<ServiceBehaviourBinding> bindClassBehaviour(QName policy, Object service, Behaviour behaviour);

    BehaviourDefinition<ClassFeatureBehaviourBinding> bindAssociationBehaviour(
            QName policy, QName className, QName assocName, Behaviour behaviour);

    BehaviourDefinition<ClassFeatureBehaviourBinding> bindAssociationBehaviour(
            QName policy, QName className, Behaviour behaviour);

    BehaviourDefinition<ServiceBehaviourBinding> bindAssociationBehaviour(
            QName policy, Object service, Behaviour behaviour);

    BehaviourDefinition<ClassFeatureBehaviourBinding> bindPropertyBehaviour(
            QName policy, QName className, QName propertyName, Behaviour behaviour);

    BehaviourDefinition<ClassFeatureBehaviourBinding> bindPropertyBehaviour(
            QName policy, QName className, Behaviour behaviour);

    void removeClassDefinition(BehaviourDefinition<ClassBehaviourBinding> definition);
}
