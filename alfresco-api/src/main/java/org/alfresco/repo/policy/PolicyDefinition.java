package org.alfresco.repo.policy;

import org.alfresco.service.namespace.QName;

/** A registered policy. */
public interface PolicyDefinition<T extends Policy> {
    QName getName();

    PolicyType getType();

    Class<T> getPolicyInterface();

    Policy.Arg getArgument(int index);

    Policy.Arg[] getArguments();
}
