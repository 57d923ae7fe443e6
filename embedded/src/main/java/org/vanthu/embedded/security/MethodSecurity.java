package org.vanthu.embedded.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.query.PagingResults;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.security.permissions.PermissionCheckValue;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.security.MethodRule.Check;
import org.vanthu.embedded.service.CallGuard;

/**
 * Guards the public services: which permission a method needs on which argument, and which results are taken out
 * because the user may not read them. The table is {@code method-security.properties} beside this class. A method
 * without a rule is refused.
 */
public final class MethodSecurity implements CallGuard {
    private final PermissionService permissions;
    private final Map<String, MethodRule> rules = new HashMap<>();

    MethodSecurity(PermissionService permissions) {
        this.permissions = permissions;
        Properties table = new Properties();
        try (InputStream in = MethodSecurity.class.getResourceAsStream("method-security.properties")) {
            if (in == null) {
                throw new IllegalStateException("method-security.properties is missing");
            }
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table.stringPropertyNames().forEach(key -> rules.put(key, MethodRule.parse(key, table.getProperty(key))));
    }

    /**
     * Answers the methods of a public service that no rule speaks of.
     *
     * @param service the name of the public bean
     */
    public Set<String> withoutRule(String service, Class<?> type) {
        var missing = new TreeSet<String>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class && find(service, method) == null) {
                missing.add(service + "." + method.getName() + "/" + method.getParameterCount());
            }
        }
        return missing;
    }

    @Override
    public void before(String service, Method method, Object[] args) {
        MethodRule rule = find(service, method);
        if (rule == null) {
            throw new AccessDeniedException("There is no rule for " + service + "." + method.getName()
                    + " in method-security.properties, so nobody may call it");
        }
        if (AuthenticationUtil.isRunAsUserTheSystemUser() || rule.allowed()) {
            return;
        }
        for (Check check : rule.checks()) {
            if (!passes(check, args)) {
                throw new AccessDeniedException(
                        "Access Denied. " + user() + " needs " + check + " for " + service + "." + method.getName());
            }
        }
    }

    private boolean passes(Check check, Object[] args) {
        if (check.administrator()) {
            String user = AuthenticationUtil.getRunAsUser();
            return user != null && permissions.getAuthorisations().contains(PermissionService.ADMINISTRATOR_AUTHORITY);
        }
        if (AuthenticationUtil.getRunAsUser() == null) {
            return false;
        }
        for (NodeRef node : nodes(args[check.argument()], check.parent())) {
            if (!may(node, check.permission())) {
                return false;
            }
        }
        return true;
    }

    private boolean may(NodeRef node, String permission) {
        return permissions.hasPermission(node, permission) == AccessStatus.ALLOWED;
    }

    /** The nodes that an argument stands for; none for stores, ids and null. */
    private static Collection<NodeRef> nodes(@Nullable Object argument, boolean parent) {
        if (argument instanceof Collection<?> several) {
            var all = new ArrayList<NodeRef>();
            several.forEach(one -> all.addAll(nodes(one, parent)));
            return all;
        }
        NodeRef node = node(argument, parent);
        return node == null ? List.of() : List.of(node);
    }

    private static @Nullable NodeRef node(@Nullable Object value, boolean parent) {
        if (value instanceof NodeRef node) {
            return node;
        }
        if (value instanceof ChildAssociationRef child) {
            return parent ? child.getParentRef() : child.getChildRef();
        }
        if (value instanceof AssociationRef association) {
            return parent ? association.getSourceRef() : association.getTargetRef();
        }
        return value instanceof PermissionCheckValue checked ? checked.getNodeRef() : null;
    }

    @Override
    public @Nullable Object after(String service, Method method, Object[] args, @Nullable Object result) {
        MethodRule rule = find(service, method);
        if (rule == null || !rule.filtered() || result == null || AuthenticationUtil.isRunAsUserTheSystemUser()) {
            return result;
        }
        boolean parent = rule.filterByParent();
        if (result instanceof List<?> list) {
            return list.stream().filter(one -> readable(one, parent)).toList();
        }
        if (result instanceof Set<?> set) {
            var left = new LinkedHashSet<Object>(set);
            left.removeIf(one -> !readable(one, parent));
            return left;
        }
        if (result instanceof PagingResults<?>) {
            return result;
        }
        if (!readable(result, parent)) {
            throw new AccessDeniedException(
                    "Access Denied. " + user() + " may not read the result of " + service + "." + method.getName());
        }
        return result;
    }

    private boolean readable(@Nullable Object value, boolean parent) {
        NodeRef node = node(value, parent);
        return node == null || may(node, PermissionService.READ);
    }

    private @Nullable MethodRule find(String service, Method method) {
        MethodRule rule = rules.get(service + "." + method.getName() + "/" + method.getParameterCount());
        if (rule == null) {
            rule = rules.get(service + "." + method.getName());
        }
        return rule == null ? rules.get(service + ".*") : rule;
    }

    private static String user() {
        String user = AuthenticationUtil.getRunAsUser();
        return user == null ? "Nobody signed in" : user;
    }
}
