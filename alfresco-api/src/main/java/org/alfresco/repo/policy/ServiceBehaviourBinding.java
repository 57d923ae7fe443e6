package org.alfresco.repo.policy;

/** Binds a behaviour to events of a service as a whole. */
public class ServiceBehaviourBinding implements BehaviourBinding {
    private final Object service;

    ServiceBehaviourBinding(Object service) {
        this.service = service;
    }

    public Object getService() {
        return service;
    }

    @Override
    public BehaviourBinding generaliseBinding() {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceBehaviourBinding that && service.equals(that.service);
    }

    @Override
    public int hashCode() {
        return service.hashCode();
    }

    @Override
    public String toString() {
        return "ServiceBinding[service=" + service + "]";
    }
}
