package org.alfresco.repo.policy;

import org.alfresco.service.namespace.QName;

/** A behaviour and what it is bound to. */
public interface BehaviourDefinition<B extends BehaviourBinding> {
    QName getPolicy();

    PolicyDefinition<?> getPolicyDefinition();

    B getBinding();

    Behaviour getBehaviour();
}
