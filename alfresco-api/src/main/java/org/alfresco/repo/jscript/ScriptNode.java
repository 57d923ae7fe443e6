package org.alfresco.repo.jscript;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.alfresco.service.ServiceRegistry;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;

/** A node for expressions: its reference and its properties by name. */
public class ScriptNode implements Serializable {

    private static final long serialVersionUID = 1L;

    protected NodeRef nodeRef;
    protected transient ServiceRegistry services;

    public ScriptNode(NodeRef nodeRef, ServiceRegistry services) {
        this.nodeRef = nodeRef;
        this.services = services;
    }

    public NodeRef getNodeRef() {
        return nodeRef;
    }

    public String getId() {
        return nodeRef.getId();
    }

    public boolean exists() {
        return services.getNodeService().exists(nodeRef);
    }

    public String getName() {
        return (String) getProperties().get("name");
    }

    /** Returns the properties by prefixed name; names without a prefix are of the content model. */
    public Map<String, Object> getProperties() {
        Map<QName, Serializable> values = services.getNodeService().getProperties(nodeRef);
        return new PropertyMap(values, services.getNamespaceService());
    }

    @Override
    public int hashCode() {
        return nodeRef.hashCode();
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof ScriptNode other && nodeRef.equals(other.nodeRef);
    }

    @Override
    public String toString() {
        return nodeRef.toString();
    }

    private static final class PropertyMap extends AbstractMap<String, Object> {

        private final Map<QName, Serializable> values;
        private final NamespaceService namespaces;

        PropertyMap(Map<QName, Serializable> values, NamespaceService namespaces) {
            this.values = values;
            this.namespaces = namespaces;
        }

        @Override
        public Object get(Object key) {
            String name = String.valueOf(key);
            if (name.startsWith("{")) {
                return values.get(QName.createQName(name));
            }
            int colon = name.indexOf(':');
            String uri = colon < 0
                    ? NamespaceService.CONTENT_MODEL_1_0_URI
                    : namespaces.getNamespaceURI(name.substring(0, colon));
            return values.get(QName.createQName(uri, name.substring(colon + 1)));
        }

        @Override
        public boolean containsKey(Object key) {
            return get(key) != null;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            Map<String, Object> byName = new HashMap<>();
            values.forEach((name, value) -> byName.put(name.toString(), value));
            return byName.entrySet();
        }
    }
}
