package org.alfresco.service;

import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.namespace.NamespaceService;

/** Gives out the public services; only for what ACS itself builds on it, such as nodes in process variables. */
public interface ServiceRegistry {

    NodeService getNodeService();

    ContentService getContentService();

    NamespaceService getNamespaceService();

    AuthorityService getAuthorityService();

    PermissionService getPermissionService();

    PersonService getPersonService();

    WorkflowService getWorkflowService();
}
