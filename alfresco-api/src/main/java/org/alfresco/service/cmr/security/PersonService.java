package org.alfresco.service.cmr.security;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.query.PagingRequest;
import org.alfresco.query.PagingResults;
import org.alfresco.repo.security.permissions.PermissionCheckValue;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.Pair;

/** The people of the site, each a node of type {@code cm:person}. */
public interface PersonService {
    /** @throws NoSuchPersonException if there is none and none may be created */
    NodeRef getPerson(String userName);

    NodeRef getPerson(String userName, boolean autoCreateHomeFolderAndMissingPersonIfAllowed);

    PersonInfo getPerson(NodeRef personRef) throws NoSuchPersonException;

    NodeRef getPersonOrNull(String userName);

    boolean personExists(String userName);

    boolean isEnabled(String userName);

    boolean createMissingPeople();

    void setPersonProperties(String userName, Map<QName, Serializable> properties);

    boolean isMutable();

    NodeRef createPerson(Map<QName, Serializable> properties);

    NodeRef createPerson(Map<QName, Serializable> properties, Set<String> zones);

    void deletePerson(String userName);

    void deletePerson(NodeRef personRef);

    PagingResults<PersonInfo> getPeople(
            String pattern, List<QName> filterProps, List<Pair<QName, Boolean>> sortProps, PagingRequest pagingRequest);

    NodeRef getPeopleContainer();

    boolean getUserNamesAreCaseSensitive();

    /** Answers the user name as it is written in the person's node, or null if there is no such person. */
    String getUserIdentifier(String caseSensitiveUserName);

    int countPeople();

    /** What lists of people show. */
    class PersonInfo implements PermissionCheckValue {
        private final NodeRef nodeRef;
        private final String userName;
        private final String firstName;
        private final String lastName;

        public PersonInfo(NodeRef nodeRef, String userName, String firstName, String lastName) {
            this.nodeRef = nodeRef;
            this.userName = userName;
            this.firstName = firstName;
            this.lastName = lastName;
        }

        @Override
        public NodeRef getNodeRef() {
            return nodeRef;
        }

        public String getUserName() {
            return userName;
        }

        public String getFirstName() {
            return firstName;
        }

        public String getLastName() {
            return lastName;
        }
    }
}
