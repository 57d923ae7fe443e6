package org.alfresco.service.namespace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A namespace table that can be filled by hand and asks another one for what it lacks. */
public class DynamicNamespacePrefixResolver implements NamespaceService {
    private final Map<String, String> map = new ConcurrentHashMap<>();
    private final NamespacePrefixResolver delegate;

    public DynamicNamespacePrefixResolver() {
        this(null);
    }

    public DynamicNamespacePrefixResolver(NamespacePrefixResolver delegate) {
        this.delegate = delegate;
    }

    @Override
    public void registerNamespace(String prefix, String uri) {
        map.put(prefix, uri);
    }

    @Override
    public void unregisterNamespace(String prefix) {
        map.remove(prefix);
    }

    @Override
    public String getNamespaceURI(String prefix) {
        String uri = map.get(prefix);
        return uri == null && delegate != null ? delegate.getNamespaceURI(prefix) : uri;
    }

    @Override
    public Collection<String> getPrefixes(String uri) {
        Collection<String> prefixes = new ArrayList<>();
        map.forEach((prefix, known) -> {
            if (known.equals(uri)) {
                prefixes.add(prefix);
            }
        });
        if (delegate != null) {
            delegate.getPrefixes(uri).stream()
                    .filter(prefix -> !map.containsKey(prefix))
                    .forEach(prefixes::add);
        }
        return prefixes;
    }

    @Override
    public Collection<String> getPrefixes() {
        Collection<String> prefixes = new LinkedHashSet<>(map.keySet());
        if (delegate != null) {
            prefixes.addAll(delegate.getPrefixes());
        }
        return prefixes;
    }

    @Override
    public Collection<String> getURIs() {
        Collection<String> uris = new LinkedHashSet<>(map.values());
        if (delegate != null) {
            uris.addAll(delegate.getURIs());
        }
        return uris;
    }
}
