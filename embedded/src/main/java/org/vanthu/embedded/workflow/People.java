package org.vanthu.embedded.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.cmr.workflow.WorkflowException;
import org.jspecify.annotations.Nullable;

/** People and groups as nodes and as names. */
final class People {

    private final NodeService nodeService;
    private final PersonService personService;
    private final AuthorityService authorityService;

    People(NodeService nodeService, PersonService personService, AuthorityService authorityService) {
        this.nodeService = nodeService;
        this.personService = personService;
        this.authorityService = authorityService;
    }

    /** Returns the user or group name of a node. */
    String name(NodeRef ref) {
        Object user = nodeService.getProperty(ref, ContentModel.PROP_USERNAME);
        Object name = user == null ? nodeService.getProperty(ref, ContentModel.PROP_AUTHORITY_NAME) : user;
        if (name == null) {
            throw new WorkflowException(ref + " is neither a person nor a group");
        }
        return name.toString();
    }

    @Nullable
    NodeRef person(@Nullable String userName) {
        return userName == null ? null : personService.getPersonOrNull(userName);
    }

    List<String> groups(String userName) {
        Set<String> all = authorityService.getAuthoritiesForUser(userName);
        return new ArrayList<>(all.stream()
                .filter(name -> AuthorityType.getAuthorityType(name) == AuthorityType.GROUP)
                .toList());
    }
}
