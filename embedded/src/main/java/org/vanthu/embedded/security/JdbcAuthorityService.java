package org.vanthu.embedded.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.authority.AuthorityException;
import org.alfresco.repo.security.authority.UnknownAuthorityException;
import org.alfresco.service.cmr.repository.CyclicChildRelationshipException;
import org.alfresco.service.cmr.repository.DuplicateChildNodeNameException;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.jspecify.annotations.Nullable;

/** Groups in groups, kept in tables. There are no zones but the default ones and no nodes for groups. */
final class JdbcAuthorityService implements AuthorityService {
    private static final Set<String> ZONES = Set.of("APP.DEFAULT", "AUTH.ALF");

    private final AuthorityStore store;
    private final PersonStore people;
    private final AclPermissionService permissions;

    JdbcAuthorityService(AuthorityStore store, PersonStore people, AclPermissionService permissions) {
        this.store = store;
        this.people = people;
        this.permissions = permissions;
    }

    @Override
    public boolean hasAdminAuthority() {
        String user = AuthenticationUtil.getRunAsUser();
        return user != null && isAdminAuthority(user);
    }

    @Override
    public boolean isAdminAuthority(String authorityName) {
        return store.of(canonical(authorityName)).administrator();
    }

    @Override
    public Set<String> getAuthorities() {
        String user = AuthenticationUtil.getRunAsUser();
        return user == null ? Set.of() : new LinkedHashSet<>(store.of(user).groupsAndRoles());
    }

    @Override
    public Set<String> getAuthoritiesForUser(String userName) {
        return new LinkedHashSet<>(store.of(canonical(userName)).groupsAndRoles());
    }

    @Override
    public Set<String> getAllAuthorities(AuthorityType type) {
        return new LinkedHashSet<>(store.names(type));
    }

    @Override
    public Set<String> getAllRootAuthorities(AuthorityType type) {
        return new LinkedHashSet<>(store.roots(type));
    }

    @Override
    public Set<String> findAuthorities(
            AuthorityType type,
            @Nullable String parentAuthority,
            boolean immediate,
            @Nullable String displayNamePattern,
            @Nullable String zoneName) {
        Collection<String> candidates =
                parentAuthority == null ? store.names(type) : getContainedAuthorities(type, parentAuthority, immediate);
        if (displayNamePattern == null || displayNamePattern.isEmpty()) {
            return new LinkedHashSet<>(candidates);
        }
        Pattern pattern = wildcards(displayNamePattern);
        var found = new TreeSet<String>();
        for (String name : candidates) {
            if (pattern.matcher(getShortName(name)).matches()
                    || pattern.matcher(getAuthorityDisplayName(name)).matches()) {
                found.add(name);
            }
        }
        return found;
    }

    @Override
    public String createAuthority(AuthorityType type, String shortName) {
        return createAuthority(type, shortName, shortName, ZONES);
    }

    @Override
    public String createAuthority(
            AuthorityType type,
            String shortName,
            @Nullable String authorityDisplayName,
            @Nullable Set<String> authorityZones) {
        if (type != AuthorityType.GROUP && type != AuthorityType.ROLE) {
            throw new AuthorityException("Only groups and roles can be created, not " + type);
        }
        String name = getName(type, shortName);
        if (store.exists(name)) {
            throw new DuplicateChildNodeNameException(null, ContentModel.ASSOC_CHILDREN, name, null);
        }
        store.create(name, type, authorityDisplayName == null ? shortName : authorityDisplayName);
        return name;
    }

    @Override
    public void addAuthority(String parentName, String childName) {
        requireExisting(parentName);
        requireExisting(childName);
        String child = canonical(childName);
        store.lock();
        if (parentName.equals(child) || store.containing(parentName).contains(child)) {
            throw new CyclicChildRelationshipException(
                    child + " cannot be put into " + parentName + ", which it contains", null);
        }
        if (!store.add(parentName, child)) {
            throw new DuplicateChildNodeNameException(null, ContentModel.ASSOC_MEMBER, child, null);
        }
    }

    @Override
    public void addAuthority(Collection<String> parentNames, String childName) {
        parentNames.forEach(parent -> addAuthority(parent, childName));
    }

    @Override
    public void removeAuthority(String parentName, String childName) {
        requireExisting(parentName);
        if (!store.remove(parentName, canonical(childName))) {
            throw new UnknownAuthorityException(childName + " is not a member of " + parentName);
        }
    }

    @Override
    public void deleteAuthority(String name) {
        deleteAuthority(name, false);
    }

    @Override
    public void deleteAuthority(String name, boolean cascade) {
        requireExisting(name);
        if (cascade) {
            for (String child : store.children(name)) {
                if (AuthorityType.getAuthorityType(child) == AuthorityType.GROUP && store.exists(child)) {
                    deleteAuthority(child, true);
                }
            }
        }
        permissions.forget(name);
        store.delete(name);
    }

    @Override
    public Set<String> getContainedAuthorities(@Nullable AuthorityType type, String name, boolean immediate) {
        requireExisting(name);
        return ofType(type, immediate ? store.children(name) : store.contained(name));
    }

    @Override
    public Set<String> getContainingAuthorities(@Nullable AuthorityType type, String name, boolean immediate) {
        String child = canonical(name);
        return ofType(type, immediate ? store.parents(child) : store.containing(child));
    }

    @Override
    public String getShortName(String name) {
        AuthorityType type = AuthorityType.getAuthorityType(name);
        return type.isPrefixed() ? name.substring(type.getPrefixString().length()) : name;
    }

    @Override
    public String getName(AuthorityType type, String shortName) {
        if (type.isFixedString()) {
            return type.getFixedString();
        }
        return type.isPrefixed() ? type.getPrefixString() + shortName : shortName;
    }

    @Override
    public boolean authorityExists(String name) {
        return store.exists(name);
    }

    @Override
    public String getAuthorityDisplayName(String name) {
        return store.displayName(name).filter(text -> !text.isEmpty()).orElseGet(() -> getShortName(name));
    }

    @Override
    public void setAuthorityDisplayName(String authorityName, String authorityDisplayName) {
        requireExisting(authorityName);
        store.setDisplayName(authorityName, authorityDisplayName);
    }

    @Override
    public Set<String> getDefaultZones() {
        return ZONES;
    }

    @Override
    public long countUsers() {
        return people.count();
    }

    @Override
    public long countGroups() {
        return store.countGroups();
    }

    private void requireExisting(String name) {
        if (!store.exists(name)) {
            throw new UnknownAuthorityException("An authority was not found for " + name);
        }
    }

    /** User names are found whatever their case; what is stored is how the person's node writes it. */
    private String canonical(String name) {
        return AuthorityType.getAuthorityType(name) == AuthorityType.USER
                ? people.find(name).map(PersonStore.Person::userName).orElse(name)
                : name;
    }

    private static Set<String> ofType(@Nullable AuthorityType type, List<String> names) {
        var found = new TreeSet<String>();
        for (String name : names) {
            if (type == null || AuthorityType.getAuthorityType(name) == type) {
                found.add(name);
            }
        }
        return found;
    }

    private static Pattern wildcards(String text) {
        var regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
