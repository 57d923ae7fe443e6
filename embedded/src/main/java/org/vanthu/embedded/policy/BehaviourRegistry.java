package org.vanthu.embedded.policy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.alfresco.repo.policy.AssociationPolicy;
import org.alfresco.repo.policy.AssociationPolicyDelegate;
import org.alfresco.repo.policy.Behaviour;
import org.alfresco.repo.policy.BehaviourBinding;
import org.alfresco.repo.policy.BehaviourDefinition;
import org.alfresco.repo.policy.BehaviourFilter;
import org.alfresco.repo.policy.ClassBehaviourBinding;
import org.alfresco.repo.policy.ClassFeatureBehaviourBinding;
import org.alfresco.repo.policy.ClassPolicy;
import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.Policy;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.policy.PolicyException;
import org.alfresco.repo.policy.PolicyParts;
import org.alfresco.repo.policy.PolicyType;
import org.alfresco.repo.policy.PropertyPolicy;
import org.alfresco.repo.policy.PropertyPolicyDelegate;
import org.alfresco.repo.policy.ServiceBehaviourBinding;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Keeps which behaviour is bound to what, and calls them. */
public final class BehaviourRegistry implements PolicyComponent {
    private final DictionaryService dictionary;
    private final BehaviourFilter filter;
    private final Map<QName, PolicyType> registered = new ConcurrentHashMap<>();
    private final Map<QName, List<BoundBehaviour<?>>> bound = new ConcurrentHashMap<>();
    private final Map<Event, List<BoundBehaviour<?>>> found = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> nothing = new ConcurrentHashMap<>();

    private record Event(
            QName policy, Set<QName> classNames, @Nullable QName feature) {}

    public BehaviourRegistry(DictionaryService dictionary, BehaviourFilter filter) {
        this.dictionary = dictionary;
        this.filter = filter;
    }

    @Override
    public <P extends ClassPolicy> ClassPolicyDelegate<P> registerClassPolicy(Class<P> policy) {
        return PolicyParts.classDelegate(register(PolicyType.Class, policy));
    }

    @Override
    public <P extends AssociationPolicy> AssociationPolicyDelegate<P> registerAssociationPolicy(Class<P> policy) {
        return PolicyParts.associationDelegate(register(PolicyType.Association, policy));
    }

    @Override
    public <P extends PropertyPolicy> PropertyPolicyDelegate<P> registerPropertyPolicy(Class<P> policy) {
        return PolicyParts.propertyDelegate(register(PolicyType.Property, policy));
    }

    private <P extends Policy> PolicyParts.Finder<P> register(PolicyType type, Class<P> policy) {
        QName name = name(policy);
        registered.put(name, type);
        return new PolicyParts.Finder<>() {
            @Override
            public P one(@Nullable NodeRef nodeRef, Set<QName> classNames, @Nullable QName feature) {
                return callAll(policy, all(nodeRef, classNames, feature));
            }

            @Override
            public List<P> all(@Nullable NodeRef nodeRef, Set<QName> classNames, @Nullable QName feature) {
                return behaviours(policy, name, nodeRef, classNames, feature);
            }
        };
    }

    /** The name of a policy: the namespace that the interface states and the name of its method. */
    private static QName name(Class<? extends Policy> policy) {
        try {
            Field namespace = policy.getField("NAMESPACE");
            return QName.createQName(
                    String.valueOf(namespace.get(null)), event(policy).getName());
        } catch (ReflectiveOperationException e) {
            throw new PolicyException("Policy " + policy.getName() + " has no readable namespace", e);
        }
    }

    private static Method event(Class<?> policy) {
        List<Method> methods = Arrays.stream(policy.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .toList();
        if (methods.size() != 1) {
            throw new PolicyException("Policy " + policy.getName() + " must have exactly one method");
        }
        return methods.get(0);
    }

    private <P extends Policy> List<P> behaviours(
            Class<P> policy, QName name, @Nullable NodeRef nodeRef, Set<QName> classNames, @Nullable QName feature) {
        if (!bound.containsKey(name)) {
            return List.of();
        }
        List<P> result = new ArrayList<>();
        for (BoundBehaviour<?> candidate :
                found.computeIfAbsent(new Event(name, heard(nodeRef, classNames), feature), this::find)) {
            result.add(EventQueue.scheduled(policy, candidate.behaviour()));
        }
        return result;
    }

    /**
     * The classes of the node that are not silenced. With a class all behaviours are silenced that it inherits; a class
     * above it, where a behaviour may be bound, does not count.
     */
    private Set<QName> heard(@Nullable NodeRef nodeRef, Set<QName> classNames) {
        if (!filter.isActivated()) {
            return Set.copyOf(classNames);
        }
        return classNames.stream()
                .filter(name -> nodeRef == null ? filter.isEnabled(name) : filter.isEnabled(nodeRef, name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<BoundBehaviour<?>> find(Event event) {
        return bound.getOrDefault(event.policy(), List.of()).stream()
                .filter(candidate ->
                        candidate.feature() == null || candidate.feature().equals(event.feature()))
                .filter(candidate -> candidate.className() == null
                        || event.classNames().stream().anyMatch(name -> isA(name, candidate.className())))
                .toList();
    }

    private boolean isA(QName name, @Nullable QName wanted) {
        return name.equals(wanted) || dictionary.isSubClass(name, wanted);
    }

    /** One object that calls all behaviours in turn and answers what the last one answered. */
    private <P> P callAll(Class<P> policy, List<P> behaviours) {
        if (behaviours.size() == 1) {
            return behaviours.get(0);
        }
        if (behaviours.isEmpty()) {
            return policy.cast(nothing.computeIfAbsent(policy, type -> proxy(policy, List.of())));
        }
        return proxy(policy, behaviours);
    }

    private static <P> P proxy(Class<P> policy, List<P> behaviours) {
        return policy.cast(Proxy.newProxyInstance(
                policy.getClassLoader(), new Class<?>[] {policy}, (self, method, args) -> {
                    Object result = null;
                    for (P behaviour : behaviours) {
                        result = EventQueue.invoke(behaviour, method, args);
                    }
                    return result;
                }));
    }

    @Override
    public boolean isRegisteredPolicy(PolicyType policyType, QName policy) {
        return registered.get(policy) == policyType;
    }

    @Override
    public BehaviourDefinition<ClassBehaviourBinding> bindClassBehaviour(
            QName policy, QName className, Behaviour behaviour) {
        return bind(policy, className, null, PolicyParts.classBinding(className), behaviour);
    }

    @Override
    public BehaviourDefinition<ServiceBehaviourBinding> bindClassBehaviour(
            QName policy, Object service, Behaviour behaviour) {
        return bind(policy, null, null, PolicyParts.serviceBinding(service), behaviour);
    }

    @Override
    public BehaviourDefinition<ClassFeatureBehaviourBinding> bindAssociationBehaviour(
            QName policy, QName className, QName assocName, Behaviour behaviour) {
        return bind(policy, className, assocName, PolicyParts.featureBinding(className, assocName), behaviour);
    }

    @Override
    public BehaviourDefinition<ClassFeatureBehaviourBinding> bindAssociationBehaviour(
            QName policy, QName className, Behaviour behaviour) {
        return bind(policy, className, null, PolicyParts.featureBinding(className, null), behaviour);
    }

    @Override
    public BehaviourDefinition<ServiceBehaviourBinding> bindAssociationBehaviour(
            QName policy, Object service, Behaviour behaviour) {
        return bind(policy, null, null, PolicyParts.serviceBinding(service), behaviour);
    }

    @Override
    public BehaviourDefinition<ClassFeatureBehaviourBinding> bindPropertyBehaviour(
            QName policy, QName className, QName propertyName, Behaviour behaviour) {
        return bind(policy, className, propertyName, PolicyParts.featureBinding(className, propertyName), behaviour);
    }

    @Override
    public BehaviourDefinition<ClassFeatureBehaviourBinding> bindPropertyBehaviour(
            QName policy, QName className, Behaviour behaviour) {
        return bind(policy, className, null, PolicyParts.featureBinding(className, null), behaviour);
    }

    private <B extends BehaviourBinding> BehaviourDefinition<B> bind(
            QName policy, @Nullable QName className, @Nullable QName feature, B binding, Behaviour behaviour) {
        if (className != null && dictionary.getClass(className) == null) {
            throw new IllegalArgumentException(
                    "Cannot bind a behaviour for " + policy + ": the dictionary has no class " + className);
        }
        BoundBehaviour<B> definition = new BoundBehaviour<>(policy, className, feature, binding, behaviour);
        bound.computeIfAbsent(policy, name -> new CopyOnWriteArrayList<>()).add(definition);
        found.clear();
        return definition;
    }

    @Override
    public void removeClassDefinition(BehaviourDefinition<ClassBehaviourBinding> definition) {
        bound.getOrDefault(definition.getPolicy(), new ArrayList<>()).remove(definition);
        found.clear();
    }
}
