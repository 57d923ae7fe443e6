package org.alfresco.service.namespace;

import java.io.Serializable;
import java.util.Collection;

/**
 * A qualified name: namespace and local name, written {@code {uri}local}.
 *
 * <p>Two names are equal when both parts are; the prefix, when known, is only for display.
 */
public final class QName implements QNamePattern, Serializable, Cloneable, Comparable<QName> {
    private static final long serialVersionUID = 1L;

    public static final char NAMESPACE_PREFIX = ':';
    public static final char NAMESPACE_BEGIN = '{';
    public static final char NAMESPACE_END = '}';
    public static final int MAX_LENGTH = 255;

    private final String namespaceURI;
    private final String localName;
    private final int hashCode;
    private final String prefix;

    private QName(String namespaceURI, String localName, String prefix) {
        this.namespaceURI = namespaceURI == null ? NamespaceService.DEFAULT_URI : namespaceURI;
        this.localName = localName;
        this.prefix = prefix;
        this.hashCode = 31 * localName.hashCode() + this.namespaceURI.hashCode();
    }

    public static QName createQName(String namespaceURI, String localName) throws InvalidQNameException {
        if (localName == null || localName.isEmpty()) {
            throw new InvalidQNameException("A qualified name needs a local name");
        }
        return new QName(namespaceURI, localName, null);
    }

    public static QName createQName(String prefix, String localName, NamespacePrefixResolver prefixResolver) {
        if (localName == null || localName.isEmpty()) {
            throw new InvalidQNameException("A qualified name needs a local name");
        }
        String given = prefix == null ? NamespaceService.DEFAULT_PREFIX : prefix;
        String uri = prefixResolver.getNamespaceURI(given);
        if (uri == null) {
            throw new NamespaceException("Namespace prefix " + given + " is not mapped to a namespace URI");
        }
        return new QName(uri, localName, given);
    }

    /** Resolves {@code prefix:local}. */
    public static QName createQName(String qname, NamespacePrefixResolver prefixResolver) {
        String[] parts = splitPrefixedQName(qname);
        return createQName(parts[0], parts[1], prefixResolver);
    }

    /** Parses {@code {uri}local}. */
    public static QName createQName(String qname) throws InvalidQNameException {
        if (qname == null || qname.isEmpty()) {
            throw new InvalidQNameException("A qualified name needs a local name");
        }
        if (qname.charAt(0) != NAMESPACE_BEGIN) {
            return new QName(null, qname, null);
        }
        int end = qname.indexOf(NAMESPACE_END);
        if (end < 0 || end == qname.length() - 1) {
            throw new InvalidQNameException("Not a qualified name: " + qname);
        }
        return new QName(qname.substring(1, end), qname.substring(end + 1), null);
    }

    public static String createValidLocalName(String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("Local name cannot be null or empty");
        }
        return name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    }

    public static QName createQNameWithValidLocalName(String namespaceURI, String localName) {
        return createQName(namespaceURI, createValidLocalName(localName));
    }

    /** Understands both {@code {uri}local} and {@code prefix:local}. */
    public static QName resolveToQName(NamespacePrefixResolver prefixResolver, String str) {
        if (str.charAt(0) == NAMESPACE_BEGIN) {
            return createQName(str);
        }
        return str.indexOf(NAMESPACE_PREFIX) < 0
                ? createQName(NamespaceService.DEFAULT_URI, str)
                : createQName(str, prefixResolver);
    }

    public static String resolveToQNameString(NamespacePrefixResolver prefixResolver, String str) {
        return resolveToQName(prefixResolver, str).toString();
    }

    public static String[] splitPrefixedQName(String qname) throws InvalidQNameException {
        if (qname == null || qname.isEmpty()) {
            throw new InvalidQNameException("A qualified name needs a local name");
        }
        int colon = qname.indexOf(NAMESPACE_PREFIX);
        return colon < 0
                ? new String[] {"", qname}
                : new String[] {qname.substring(0, colon), qname.substring(colon + 1)};
    }

    public String getLocalName() {
        return localName;
    }

    public String getNamespaceURI() {
        return namespaceURI;
    }

    public QName getPrefixedQName(NamespacePrefixResolver resolver) {
        Collection<String> prefixes = resolver.getPrefixes(namespaceURI);
        return prefixes.isEmpty()
                ? this
                : new QName(namespaceURI, localName, prefixes.iterator().next());
    }

    public String toPrefixString() {
        return prefix == null || prefix.isEmpty() ? toString() : prefix + NAMESPACE_PREFIX + localName;
    }

    public String getPrefixString() {
        return toPrefixString();
    }

    public String toPrefixString(NamespacePrefixResolver prefixResolver) {
        if (namespaceURI.isEmpty()) {
            return localName;
        }
        Collection<String> prefixes = prefixResolver.getPrefixes(namespaceURI);
        if (prefixes.isEmpty()) {
            throw new NamespaceException("No prefix is registered for the namespace " + namespaceURI);
        }
        String first = prefixes.iterator().next();
        return first.isEmpty() ? localName : first + NAMESPACE_PREFIX + localName;
    }

    @Override
    public boolean isMatch(QName qname) {
        return equals(qname);
    }

    @Override
    public int compareTo(QName other) {
        int order = namespaceURI.compareTo(other.namespaceURI);
        return order != 0 ? order : localName.compareTo(other.localName);
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        return super.clone();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof QName that
                        && hashCode == that.hashCode
                        && localName.equals(that.localName)
                        && namespaceURI.equals(that.namespaceURI);
    }

    @Override
    public int hashCode() {
        return hashCode;
    }

    @Override
    public String toString() {
        return NAMESPACE_BEGIN + namespaceURI + NAMESPACE_END + localName;
    }
}
