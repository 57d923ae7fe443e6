package org.vanthu.embedded.policy;

import org.alfresco.repo.policy.Behaviour;
import org.alfresco.repo.policy.BehaviourBinding;
import org.alfresco.repo.policy.BehaviourDefinition;
import org.alfresco.repo.policy.PolicyDefinition;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** A behaviour bound to a class or feature; without a class it is bound to all. */
record BoundBehaviour<B extends BehaviourBinding>(
        QName policy, @Nullable QName className, @Nullable QName feature, B binding, Behaviour behaviour)
        implements BehaviourDefinition<B> {
    @Override
    public QName getPolicy() {
        return policy;
    }

    @Override
    public @Nullable PolicyDefinition<?> getPolicyDefinition() {
        return null;
    }

    @Override
    public B getBinding() {
        return binding;
    }

    @Override
    public Behaviour getBehaviour() {
        return behaviour;
    }
}
