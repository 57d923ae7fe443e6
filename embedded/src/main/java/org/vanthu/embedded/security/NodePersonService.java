package org.vanthu.embedded.security;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.model.ContentModel;
import org.alfresco.query.ListBackedPagingResults;
import org.alfresco.query.PagingRequest;
import org.alfresco.query.PagingResults;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.NoSuchPersonException;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.Pair;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.security.PersonStore.Person;

/**
 * People as nodes of type {@code cm:person} below {@code sys:system/sys:people}, found through a table. No home
 * folders.
 */
final class NodePersonService implements PersonService {
    private final NodeService nodeService;
    private final PersonStore people;
    private final AuthorityStore authorities;
    private final AclPermissionService permissions;
    private final MutableAuthenticationService authentication;
    private final SystemFolders folders;

    NodePersonService(
            NodeService nodeService,
            PersonStore people,
            AuthorityStore authorities,
            AclPermissionService permissions,
            MutableAuthenticationService authentication,
            SystemFolders folders) {
        this.nodeService = nodeService;
        this.people = people;
        this.authorities = authorities;
        this.permissions = permissions;
        this.authentication = authentication;
        this.folders = folders;
    }

    @Override
    public NodeRef getPerson(String userName) {
        return people.find(userName).map(Person::nodeRef).orElseThrow(() -> new NoSuchPersonException(userName));
    }

    @Override
    public NodeRef getPerson(String userName, boolean autoCreateHomeFolderAndMissingPersonIfAllowed) {
        return getPerson(userName);
    }

    @Override
    public PersonInfo getPerson(NodeRef personRef) {
        return info(people.find(personRef).orElseThrow(() -> new NoSuchPersonException(personRef.toString())));
    }

    @Override
    public @Nullable NodeRef getPersonOrNull(String userName) {
        return people.find(userName).map(Person::nodeRef).orElse(null);
    }

    @Override
    public boolean personExists(String userName) {
        return people.find(userName).isPresent();
    }

    @Override
    public boolean isEnabled(String userName) {
        getPerson(userName);
        return authentication.getAuthenticationEnabled(userName);
    }

    @Override
    public boolean createMissingPeople() {
        return false;
    }

    @Override
    public boolean isMutable() {
        return true;
    }

    @Override
    public boolean getUserNamesAreCaseSensitive() {
        return false;
    }

    @Override
    public @Nullable String getUserIdentifier(String caseSensitiveUserName) {
        return people.find(caseSensitiveUserName).map(Person::userName).orElse(null);
    }

    @Override
    public int countPeople() {
        return people.count();
    }

    @Override
    public NodeRef getPeopleContainer() {
        return folders.people();
    }

    /** Changes the given properties; the others stay. The user name itself cannot change. */
    @Override
    public void setPersonProperties(String userName, Map<QName, Serializable> properties) {
        Person person = people.find(userName).orElseThrow(() -> new NoSuchPersonException(userName));
        var changed = new HashMap<>(properties);
        changed.put(ContentModel.PROP_USERNAME, person.userName());
        nodeService.addProperties(person.nodeRef(), changed);
    }

    @Override
    public NodeRef createPerson(Map<QName, Serializable> properties, @Nullable Set<String> zones) {
        return createPerson(properties);
    }

    @Override
    public NodeRef createPerson(Map<QName, Serializable> properties) {
        if (!(properties.get(ContentModel.PROP_USERNAME) instanceof String userName) || userName.isBlank()) {
            throw new IllegalArgumentException("No user name specified when creating the person");
        }
        if (AuthorityType.getAuthorityType(userName) != AuthorityType.USER
                || userName.equals(AuthenticationUtil.getSystemUserName())) {
            throw new AlfrescoRuntimeException("'" + userName + "' cannot be the name of a person");
        }
        if (personExists(userName)) {
            throw new AlfrescoRuntimeException("Person '" + userName + "' already exists");
        }
        var given = new HashMap<>(properties);
        given.putIfAbsent(ContentModel.PROP_OWNER, userName);
        NodeRef person = nodeService
                .createNode(
                        folders.people(),
                        ContentModel.ASSOC_CHILDREN,
                        QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, userName.toLowerCase(Locale.ROOT)),
                        ContentModel.TYPE_PERSON,
                        given)
                .getChildRef();
        people.add(userName, person);
        return person;
    }

    @Override
    public void deletePerson(String userName) {
        people.find(userName).ifPresent(person -> deletePerson(person.nodeRef()));
    }

    @Override
    public void deletePerson(NodeRef personRef) {
        nodeService.deleteNode(personRef);
    }

    /** Takes away all that hangs on a person whose node goes, whoever deletes it. */
    void beforeDelete(NodeRef personRef) {
        people.find(personRef).map(Person::userName).ifPresent(userName -> {
            permissions.forget(userName);
            authorities.removeFromAll(userName);
            if (authentication.authenticationExists(userName)) {
                authentication.deleteAuthentication(userName);
            }
            people.remove(userName);
        });
    }

    @Override
    public PagingResults<PersonInfo> getPeople(
            @Nullable String pattern,
            @Nullable List<QName> filterProps,
            @Nullable List<Pair<QName, Boolean>> sortProps,
            PagingRequest pagingRequest) {
        var found = new ArrayList<Row>();
        for (Person person : people.all()) {
            var row = new Row(person.nodeRef(), nodeService.getProperties(person.nodeRef()));
            if (row.matches(pattern, filterProps)) {
                found.add(row);
            }
        }
        if (sortProps != null && !sortProps.isEmpty()) {
            found.sort(order(sortProps));
        }
        return new ListBackedPagingResults<>(found.stream().map(Row::info).toList(), pagingRequest);
    }

    private PersonInfo info(Person person) {
        return new Row(person.nodeRef(), nodeService.getProperties(person.nodeRef())).info();
    }

    private static Comparator<Row> order(List<Pair<QName, Boolean>> sortProps) {
        Comparator<Row> order = Comparator.comparing(row -> 0);
        for (Pair<QName, Boolean> sort : sortProps) {
            Comparator<Row> next =
                    Comparator.comparing(row -> row.text(sort.getFirst()), String.CASE_INSENSITIVE_ORDER);
            order = order.thenComparing(Boolean.FALSE.equals(sort.getSecond()) ? next.reversed() : next);
        }
        return order;
    }

    private record Row(NodeRef nodeRef, Map<QName, Serializable> properties) {
        boolean matches(@Nullable String pattern, @Nullable List<QName> filterProps) {
            if (pattern == null || pattern.isBlank() || pattern.equals("*")) {
                return true;
            }
            List<QName> looked = filterProps == null || filterProps.isEmpty()
                    ? List.of(ContentModel.PROP_USERNAME, ContentModel.PROP_FIRSTNAME, ContentModel.PROP_LASTNAME)
                    : filterProps;
            String wanted = pattern.replace("*", "").toLowerCase(Locale.ROOT);
            return looked.stream()
                    .anyMatch(name -> text(name).toLowerCase(Locale.ROOT).contains(wanted));
        }

        PersonInfo info() {
            return new PersonInfo(
                    nodeRef,
                    text(ContentModel.PROP_USERNAME),
                    text(ContentModel.PROP_FIRSTNAME),
                    text(ContentModel.PROP_LASTNAME));
        }

        String text(QName name) {
            Serializable value = properties.get(name);
            return value == null ? "" : value.toString();
        }
    }
}
