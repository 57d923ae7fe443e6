package org.alfresco.repo.policy;

/** What a behaviour is bound to. */
public interface BehaviourBinding {
    /** The next wider binding, or null. */
    BehaviourBinding generaliseBinding();
}
