package org.alfresco.repo.workflow.activiti;

import java.util.Map;

import org.activiti.engine.delegate.JavaDelegate;
import org.alfresco.service.ServiceRegistry;

/**
 * Base of service steps of a process. A bean with {@code parent="baseJavaDelegate"} is seen by process definitions
 * under the simple name of its class.
 */
public abstract class BaseJavaDelegate implements JavaDelegate {

    private ServiceRegistry serviceRegistry;

    public BaseJavaDelegate() {}

    /** Puts this delegate among the beans that process definitions see. */
    public void setBeanRegistry(Map<Object, Object> beanRegistry) {
        beanRegistry.put(getName(), this);
    }

    public void setServiceRegistry(ServiceRegistry serviceRegistry) {
        this.serviceRegistry = serviceRegistry;
    }

    protected ServiceRegistry getServiceRegistry() {
        return serviceRegistry;
    }

    /** Returns the name by which expressions find this delegate. */
    protected String getName() {
        return getClass().getSimpleName();
    }
}
