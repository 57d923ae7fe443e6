package org.vanthu.contract.policy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;

/**
 * The behaviours of the suite. Bound once, because ACS never unbinds one; they are quiet but for the thread that
 * records.
 *
 * <p>Behaviours have labels: {@code type}, {@code sub} and {@code aspect} are called for every event, {@code first} and
 * {@code commit} are bound to the same type as {@code type}.
 */
public final class Events {
    private static final ThreadLocal<@Nullable Recording> CURRENT = new ThreadLocal<>();

    private final PolicyComponent policies;

    public Events(PolicyComponent policies) {
        this.policies = policies;
    }

    /** An event as a behaviour saw it. */
    public record Event(
            String label,
            String policy,
            NodeRef node,
            Map<QName, Serializable> before,
            Map<QName, Serializable> after) {}

    private record Recording(List<Event> events, Map<String, Consumer<Event>> reactions) {}

    /** What one thread does while its events are recorded, and what behaviours do then. */
    public static final class Recorder {
        private final Recording recording = new Recording(new ArrayList<>(), new HashMap<>());

        /** Lets the behaviour of the label do something when the policy comes. */
        public Recorder when(String label, String policy, Consumer<Event> reaction) {
            recording.reactions().put(label + " " + policy, reaction);
            return this;
        }

        /** Records the events of this thread while it works. */
        public Recorder record(Acs.Step step) throws Exception {
            CURRENT.set(recording);
            try {
                step.run();
            } finally {
                CURRENT.remove();
            }
            return this;
        }

        public List<Event> events(String label) {
            return recording.events().stream()
                    .filter(event -> event.label().equals(label))
                    .toList();
        }

        /** The names of the policies that came to the behaviour of the label, in their order. */
        public List<String> policies(String label) {
            return events(label).stream().map(Event::policy).toList();
        }
    }

    /** Binds the behaviours. */
    public void bind() {
        for (String policy : List.of(
                "beforeCreateNode",
                "onCreateNode",
                "beforeUpdateNode",
                "onUpdateNode",
                "onUpdateProperties",
                "beforeSetNodeType",
                "onSetNodeType",
                "beforeMoveNode",
                "onMoveNode",
                "beforeDeleteNode",
                "onDeleteNode")) {
            bindClass(policy, Contract.WATCHED, "type", NotificationFrequency.EVERY_EVENT);
        }
        for (String policy : List.of(
                "onCreateChildAssociation",
                "beforeDeleteChildAssociation",
                "onDeleteChildAssociation",
                "onCreateAssociation",
                "beforeDeleteAssociation",
                "onDeleteAssociation")) {
            bindAssociation(policy);
        }
        for (String policy : List.of("onCreateNode", "onUpdateProperties")) {
            bindClass(policy, Contract.WATCHED, "first", NotificationFrequency.FIRST_EVENT);
            bindClass(policy, Contract.WATCHED, "commit", NotificationFrequency.TRANSACTION_COMMIT);
            bindClass(policy, Contract.WATCHED_SUB, "sub", NotificationFrequency.EVERY_EVENT);
        }
        for (String policy : List.of(
                "beforeAddAspect",
                "onAddAspect",
                "beforeRemoveAspect",
                "onRemoveAspect",
                "beforeUpdateNode",
                "onUpdateNode",
                "onUpdateProperties",
                "onCreateNode")) {
            bindClass(policy, Contract.WATCHED_ASPECT, "aspect", NotificationFrequency.EVERY_EVENT);
        }
    }

    private void bindClass(String policy, QName className, String label, NotificationFrequency frequency) {
        policies.bindClassBehaviour(name(policy), className, new JavaBehaviour(new Watcher(label), policy, frequency));
    }

    private void bindAssociation(String policy) {
        policies.bindAssociationBehaviour(
                name(policy),
                Contract.WATCHED,
                new JavaBehaviour(new Watcher("type"), policy, NotificationFrequency.EVERY_EVENT));
    }

    private static QName name(String policy) {
        return QName.createQName(NodeServicePolicies.OnCreateNodePolicy.QNAME.getNamespaceURI(), policy);
    }

    /** The methods of one behaviour; called by reflection and therefore public. */
    public static final class Watcher {
        private final String label;

        Watcher(String label) {
            this.label = label;
        }

        private void saw(String policy, NodeRef node) {
            saw(policy, node, Map.of(), Map.of());
        }

        private void saw(String policy, NodeRef node, Map<QName, Serializable> before, Map<QName, Serializable> after) {
            Recording recording = CURRENT.get();
            if (recording == null) {
                return;
            }
            Event event = new Event(label, policy, node, before, after);
            recording.events().add(event);
            Consumer<Event> reaction = recording.reactions().get(label + " " + policy);
            if (reaction != null) {
                reaction.accept(event);
            }
        }

        public void beforeCreateNode(NodeRef parent, QName assocType, QName assocName, QName type) {
            saw("beforeCreateNode", parent);
        }

        public void onCreateNode(ChildAssociationRef assoc) {
            saw("onCreateNode", assoc.getChildRef());
        }

        public void beforeUpdateNode(NodeRef node) {
            saw("beforeUpdateNode", node);
        }

        public void onUpdateNode(NodeRef node) {
            saw("onUpdateNode", node);
        }

        public void onUpdateProperties(NodeRef node, Map<QName, Serializable> before, Map<QName, Serializable> after) {
            saw("onUpdateProperties", node, before, after);
        }

        public void beforeSetNodeType(NodeRef node, QName before, QName after) {
            saw("beforeSetNodeType", node);
        }

        public void onSetNodeType(NodeRef node, QName before, QName after) {
            saw("onSetNodeType", node);
        }

        public void beforeMoveNode(ChildAssociationRef before, NodeRef newParent) {
            saw("beforeMoveNode", before.getChildRef());
        }

        public void onMoveNode(ChildAssociationRef before, ChildAssociationRef after) {
            saw("onMoveNode", after.getChildRef());
        }

        public void beforeDeleteNode(NodeRef node) {
            saw("beforeDeleteNode", node);
        }

        public void onDeleteNode(ChildAssociationRef assoc, boolean archived) {
            saw("onDeleteNode", assoc.getChildRef());
        }

        public void beforeAddAspect(NodeRef node, QName aspect) {
            saw("beforeAddAspect", node);
        }

        public void onAddAspect(NodeRef node, QName aspect) {
            saw("onAddAspect", node);
        }

        public void beforeRemoveAspect(NodeRef node, QName aspect) {
            saw("beforeRemoveAspect", node);
        }

        public void onRemoveAspect(NodeRef node, QName aspect) {
            saw("onRemoveAspect", node);
        }

        public void onCreateChildAssociation(ChildAssociationRef assoc, boolean isNew) {
            saw(isNew ? "onCreateChildAssociation(new)" : "onCreateChildAssociation", assoc.getChildRef());
        }

        public void beforeDeleteChildAssociation(ChildAssociationRef assoc) {
            saw("beforeDeleteChildAssociation", assoc.getChildRef());
        }

        public void onDeleteChildAssociation(ChildAssociationRef assoc) {
            saw("onDeleteChildAssociation", assoc.getChildRef());
        }

        public void onCreateAssociation(AssociationRef assoc) {
            saw("onCreateAssociation", assoc.getSourceRef());
        }

        public void beforeDeleteAssociation(AssociationRef assoc) {
            saw("beforeDeleteAssociation", assoc.getSourceRef());
        }

        public void onDeleteAssociation(AssociationRef assoc) {
            saw("onDeleteAssociation", assoc.getSourceRef());
        }
    }
}
