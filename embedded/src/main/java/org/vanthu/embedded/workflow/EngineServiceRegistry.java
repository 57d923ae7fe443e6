package org.vanthu.embedded.workflow;

import org.alfresco.service.ServiceRegistry;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.namespace.NamespaceService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;

/** Gives out the public beans by their names; nodes in process variables and delegates of processes ask here. */
public final class EngineServiceRegistry implements ServiceRegistry, BeanFactoryAware {

    private BeanFactory beans;

    @SuppressWarnings("NullAway.Init")
    public EngineServiceRegistry() {}

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beans = beanFactory;
    }

    @Override
    public NodeService getNodeService() {
        return beans.getBean("NodeService", NodeService.class);
    }

    @Override
    public ContentService getContentService() {
        return beans.getBean("ContentService", ContentService.class);
    }

    @Override
    public NamespaceService getNamespaceService() {
        return beans.getBean("namespaceService", NamespaceService.class);
    }

    @Override
    public AuthorityService getAuthorityService() {
        return beans.getBean("AuthorityService", AuthorityService.class);
    }

    @Override
    public PermissionService getPermissionService() {
        return beans.getBean("PermissionService", PermissionService.class);
    }

    @Override
    public PersonService getPersonService() {
        return beans.getBean("PersonService", PersonService.class);
    }

    @Override
    public WorkflowService getWorkflowService() {
        return beans.getBean("WorkflowService", WorkflowService.class);
    }
}
