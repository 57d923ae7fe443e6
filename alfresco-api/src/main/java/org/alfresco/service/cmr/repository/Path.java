package org.alfresco.service.cmr.repository;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import org.alfresco.service.namespace.NamespacePrefixResolver;
import org.alfresco.service.namespace.QName;

/** The way from the root of a store to a node, one element a step. */
public final class Path implements Iterable<Path.Element>, Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Element> elements = new ArrayList<>();

    public Path() {}

    @Override
    public Iterator<Element> iterator() {
        return elements.iterator();
    }

    public Path prepend(Element element) {
        elements.add(0, element);
        return this;
    }

    public Path prepend(Path path) {
        elements.addAll(0, path.elements);
        return this;
    }

    public Path append(Element element) {
        elements.add(element);
        return this;
    }

    public Path append(Path path) {
        elements.addAll(path.elements);
        return this;
    }

    public Element first() {
        return elements.get(0);
    }

    public Element last() {
        return elements.get(elements.size() - 1);
    }

    public int size() {
        return elements.size();
    }

    public Element get(int n) {
        return elements.get(n);
    }

    /** The elements from {@code start} to {@code end}, both included. */
    public Path subPath(int start, int end) {
        Path path = new Path();
        path.elements.addAll(elements.subList(start, end + 1));
        return path;
    }

    public Path subPath(int end) {
        return subPath(0, end);
    }

    @Override
    public String toString() {
        return join(Element::getElementString);
    }

    public String toPrefixString(NamespacePrefixResolver resolver) {
        return join(element -> element.getPrefixedString(resolver));
    }

    private String join(Function<Element, String> text) {
        StringBuilder path = new StringBuilder();
        for (Element element : elements) {
            if (path.length() > 0 && !path.toString().equals("/")) {
                path.append('/');
            }
            path.append(text.apply(element));
        }
        return path.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Path that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    /** One step of a path. */
    public abstract static class Element implements Serializable {
        private static final long serialVersionUID = 1L;

        public abstract String getElementString();

        public String getPrefixedString(NamespacePrefixResolver resolver) {
            return getElementString();
        }

        @Override
        public String toString() {
            return getElementString();
        }
    }

    /** The step along a child association; the root of the store is written {@code /}. */
    public static class ChildAssocElement extends Element {
        private static final long serialVersionUID = 1L;
        private final ChildAssociationRef ref;

        public ChildAssocElement(ChildAssociationRef ref) {
            this.ref = ref;
        }

        public ChildAssociationRef getRef() {
            return ref;
        }

        @Override
        public String getElementString() {
            return ref.getParentRef() == null
                    ? "/"
                    : "{" + ref.getQName().getNamespaceURI() + "}" + encode(ref.getQName());
        }

        @Override
        public String getPrefixedString(NamespacePrefixResolver resolver) {
            if (ref.getParentRef() == null) {
                return "/";
            }
            QName name = ref.getQName();
            String prefixed = name.toPrefixString(resolver);
            int colon = prefixed.indexOf(QName.NAMESPACE_PREFIX);
            return (colon < 0 ? "" : prefixed.substring(0, colon + 1)) + encode(name);
        }

        private static String encode(QName name) {
            return org.alfresco.util.ISO9075.encode(name.getLocalName());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ChildAssocElement that && ref.equals(that.ref);
        }

        @Override
        public int hashCode() {
            return ref.hashCode();
        }
    }
}
