package org.vanthu.embedded.node;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.alfresco.service.cmr.dictionary.AssociationDefinition;
import org.alfresco.service.cmr.dictionary.ClassDefinition;
import org.alfresco.service.cmr.dictionary.ConstraintDefinition;
import org.alfresco.service.cmr.dictionary.ConstraintException;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Checks before the commit that changed nodes keep to their model: mandatory properties, constraints, cardinality. */
final class NodeIntegrity {
    private static final int MAX_FAULTS = 5;

    private final DictionaryService dictionary;
    private final NodeLinks links;

    NodeIntegrity(DictionaryService dictionary, NodeLinks links) {
        this.dictionary = dictionary;
        this.links = links;
    }

    void check(Collection<NodeState> states) {
        List<String> faults = new ArrayList<>();
        for (NodeState state : states) {
            if (!state.deleted) {
                check(state, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new IntegrityException(faults.size() > MAX_FAULTS ? faults.subList(0, MAX_FAULTS) : faults);
        }
    }

    private void check(NodeState state, List<String> faults) {
        for (QName name : state.classNames()) {
            ClassDefinition type = dictionary.getClass(name);
            if (type != null) {
                type.getProperties().values().forEach(property -> check(state, property, faults));
                type.getAssociations().values().forEach(association -> check(state, association, faults));
            }
        }
    }

    private static void check(NodeState state, PropertyDefinition property, List<String> faults) {
        Serializable value = state.props.get(property.getName());
        if (isEmpty(value)) {
            if (property.isMandatoryEnforced() && !PropertyValues.REFERENCEABLE.contains(property.getName())) {
                faults.add("mandatory property " + property.getName() + " is not set on " + state.ref);
            }
            return;
        }
        for (ConstraintDefinition constraint : property.getConstraints()) {
            try {
                constraint.getConstraint().evaluate(value);
            } catch (ConstraintException e) {
                faults.add("property " + property.getName() + " of " + state.ref + ": " + e.getMsgId());
            }
        }
    }

    private static boolean isEmpty(@Nullable Serializable value) {
        return value == null || (value instanceof Collection<?> values && values.isEmpty());
    }

    private void check(NodeState state, AssociationDefinition association, List<String> faults) {
        if (!association.isTargetMandatoryEnforced()) {
            return;
        }
        boolean none = association.isChild()
                ? links.children(state, association.getName(), name -> true, 1).isEmpty()
                : links.targets(state, association.getName()).isEmpty();
        if (none) {
            faults.add("mandatory association " + association.getName() + " is missing on " + state.ref);
        }
    }
}
