package org.vanthu.embedded.workflow;

import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.TypeDefinition;
import org.alfresco.service.cmr.workflow.WorkflowException;
import org.alfresco.service.cmr.workflow.WorkflowNode;
import org.alfresco.service.cmr.workflow.WorkflowTaskDefinition;
import org.alfresco.service.cmr.workflow.WorkflowTransition;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Finds the type of a task in the workflow model by the form key in the process definition. */
final class TaskTypes {

    private final NamespaceService namespaces;
    private final DictionaryService dictionary;

    TaskTypes(NamespaceService namespaces, DictionaryService dictionary) {
        this.namespaces = namespaces;
        this.dictionary = dictionary;
    }

    /**
     * Returns the type for a form key such as {@code registrywf:checkTask}; without a key the type of all tasks.
     *
     * @throws WorkflowException if the model has no such type
     */
    TypeDefinition type(@Nullable String formKey, boolean start) {
        QName name = formKey == null || formKey.isEmpty()
                ? (start ? WorkflowModel.TYPE_ACTIVTI_START_TASK : WorkflowModel.TYPE_ACTIVTI_TASK)
                : qname(formKey);
        TypeDefinition type = dictionary.getType(name);
        if (type == null) {
            throw new WorkflowException("The task type " + name.toPrefixString(namespaces)
                    + " is not in any workflow model; the form key of the process definition is " + formKey);
        }
        return type;
    }

    QName qname(String formKey) {
        return formKey.startsWith("{")
                ? QName.createQName(formKey)
                : QName.createQName(
                        formKey.replaceFirst("_", ":").contains(":")
                                ? formKey.replaceFirst("^([^:_]+)_", "$1:")
                                : formKey,
                        namespaces);
    }

    WorkflowTaskDefinition definition(
            @Nullable String key, @Nullable String name, @Nullable String formKey, boolean start) {
        TypeDefinition type = type(formKey, start);
        return new WorkflowTaskDefinition(type.getName().toPrefixString(namespaces), node(key, name, start), type);
    }

    static WorkflowNode node(@Nullable String key, @Nullable String name, boolean start) {
        return new WorkflowNode(
                key,
                name == null ? key : name,
                "",
                start ? "startEvent" : "userTask",
                true,
                new WorkflowTransition("Next", "Next", "", true));
    }
}
