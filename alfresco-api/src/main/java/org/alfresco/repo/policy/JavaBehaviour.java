package org.alfresco.repo.policy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls a public method of an object.
 *
 * <p>As in ACS the call is made by reflection, so class and method must be public.
 */
public class JavaBehaviour extends BaseBehaviour {
    private final Object instance;
    private final String method;
    private final Map<Class<?>, Object> proxies = new ConcurrentHashMap<>();

    public JavaBehaviour(Object instance, String method) {
        this(instance, method, NotificationFrequency.EVERY_EVENT);
    }

    public JavaBehaviour(Object instance, String method, NotificationFrequency frequency) {
        super(frequency);
        this.instance = Objects.requireNonNull(instance, "instance");
        this.method = Objects.requireNonNull(method, "method");
    }

    @Override
    public <T> T getInterface(Class<T> policy) {
        return policy.cast(proxies.computeIfAbsent(policy, this::createProxy));
    }

    private Object createProxy(Class<?> policy) {
        Method event = Arrays.stream(policy.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .findFirst()
                .orElseThrow(() -> new PolicyException(policy.getName() + " has no method"));
        Method target;
        try {
            target = instance.getClass().getMethod(method, event.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new PolicyException(
                    "Method " + method + Arrays.toString(event.getParameterTypes()) + " not found or not public on "
                            + instance.getClass().getName() + " for policy " + policy.getName(),
                    e);
        }
        if (!event.getReturnType().isAssignableFrom(target.getReturnType()) && event.getReturnType() != void.class) {
            throw new PolicyException(
                    "Method " + method + " of " + instance.getClass().getName() + " must return "
                            + event.getReturnType().getName());
        }
        return Proxy.newProxyInstance(
                policy.getClassLoader(), new Class<?>[] {policy}, (proxy, called, args) -> call(target, called, args));
    }

    private Object call(Method target, Method called, Object[] args) throws Throwable {
        if (called.getDeclaringClass() == Object.class) {
            return switch (called.getName()) {
                case "hashCode" -> System.identityHashCode(this);
                case "equals" ->
                    args[0] != null
                            && Proxy.isProxyClass(args[0].getClass())
                            && args[0].hashCode() == System.identityHashCode(this);
                default -> this.toString();
            };
        }
        if (!isEnabled()) {
            return null;
        }
        disable();
        try {
            return target.invoke(instance, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        } catch (IllegalAccessException e) {
            throw new PolicyException(
                    "Behaviour class and method must be public: "
                            + instance.getClass().getName() + "." + method,
                    e);
        } finally {
            enable();
        }
    }

    @Override
    public String toString() {
        return "Java method[class=" + instance.getClass().getName() + ", method=" + method + "]";
    }
}
