package org.vanthu.embedded.workflow;

import java.util.Collection;

import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;

/** Maps qualified names to names of process variables ({@code bpm:comment} is {@code bpm_comment}) and back. */
final class VariableNames {

    private final NamespaceService namespaces;

    VariableNames(NamespaceService namespaces) {
        this.namespaces = namespaces;
    }

    String name(QName name) {
        if (name.getNamespaceURI().isEmpty()) {
            return name.getLocalName();
        }
        Collection<String> prefixes = namespaces.getPrefixes(name.getNamespaceURI());
        return prefixes.isEmpty() ? name.getLocalName() : prefixes.iterator().next() + "_" + name.getLocalName();
    }

    QName qname(String variable) {
        int underscore = variable.indexOf('_');
        String uri = underscore <= 0 ? null : namespaces.getNamespaceURI(variable.substring(0, underscore));
        return uri == null || uri.isEmpty()
                ? QName.createQName("", variable)
                : QName.createQName(uri, variable.substring(underscore + 1));
    }
}
