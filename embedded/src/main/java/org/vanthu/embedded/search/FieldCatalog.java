package org.vanthu.embedded.search;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.namespace.NamespacePrefixResolver;
import org.alfresco.service.namespace.QName;

/** Knows the properties of the models: what a field name means and how the property is indexed. */
final class FieldCatalog {
    /** A property and how it is indexed. */
    record Field(QName property, FieldKind kind) {}

    private final DictionaryService dictionary;
    private final NamespacePrefixResolver namespaces;
    private final ConcurrentMap<QName, FieldKind> kinds = new ConcurrentHashMap<>();

    FieldCatalog(DictionaryService dictionary, NamespacePrefixResolver namespaces) {
        this.dictionary = dictionary;
        this.namespaces = namespaces;
    }

    DictionaryService dictionary() {
        return dictionary;
    }

    /** How the property is indexed; one that no model defines is text. Empty where the model says not to index it. */
    Optional<FieldKind> kind(QName property) {
        FieldKind known = kinds.get(property);
        if (known != null) {
            return Optional.of(known);
        }
        PropertyDefinition definition = dictionary.getProperty(property);
        if (definition == null) {
            return Optional.of(FieldKind.TEXT);
        }
        if (!definition.isIndexed() && !property.equals(ContentModel.PROP_CONTENT)) {
            return Optional.empty();
        }
        FieldKind kind = FieldKind.of(definition);
        kinds.put(property, kind);
        return Optional.of(kind);
    }

    /**
     * Resolves a field name of a query: {@code prefix:name}, <code>{uri}name</code>, either after {@code @}, or a bare
     * name of the given namespace.
     *
     * @throws AftsException if no model defines the property or it is not indexed
     */
    Field field(String name, String defaultNamespace, int position) {
        QName property = qname(name, defaultNamespace, position);
        PropertyDefinition definition = dictionary.getProperty(property);
        if (definition == null) {
            throw new AftsException("unknown field", name, position);
        }
        return new Field(
                property, kind(property).orElseThrow(() -> new AftsException("field is not indexed", name, position)));
    }

    /** The qualified name that a query writes with a prefix, in full, or bare. */
    QName qname(String name, String defaultNamespace, int position) {
        String plain = name.startsWith("@") ? name.substring(1) : name;
        if (plain.startsWith("{")) {
            return QName.createQName(plain);
        }
        int colon = plain.indexOf(':');
        if (colon < 0) {
            return QName.createQName(defaultNamespace, plain);
        }
        String uri = namespaces.getNamespaceURI(plain.substring(0, colon));
        if (uri == null) {
            throw new AftsException("unknown namespace prefix", name, position);
        }
        return QName.createQName(uri, plain.substring(colon + 1));
    }
}
