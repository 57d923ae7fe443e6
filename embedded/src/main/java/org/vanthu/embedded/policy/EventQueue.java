package org.vanthu.embedded.policy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.policy.Behaviour;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.Policy;
import org.alfresco.repo.policy.PolicyException;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * The events of a transaction whose behaviours run once: at the first event, or before the commit.
 *
 * <p>Events are the same when behaviour, policy and all arguments marked as key are. Of the others the first event
 * gives the start values and the last one the end values.
 */
final class EventQueue extends TransactionListenerAdapter {
    private static final String KEY = EventQueue.class.getName();

    private final Map<List<Object>, Pending> commits = new HashMap<>();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private boolean ran;

    private record Pending(Object target, Method method, List<@Nullable Object> args) {}

    /** The behaviour as an object of the policy that runs at once or puts the call aside, as the behaviour wants. */
    static <P extends Policy> P scheduled(Class<P> policy, Behaviour behaviour) {
        P target = behaviour.getInterface(policy);
        NotificationFrequency frequency = behaviour.getNotificationFrequency();
        if (frequency == NotificationFrequency.EVERY_EVENT) {
            return target;
        }
        return policy.cast(Proxy.newProxyInstance(
                policy.getClassLoader(),
                new Class<?>[] {policy},
                (self, method, args) -> current().take(policy, behaviour, target, method, args)));
    }

    static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static EventQueue current() {
        EventQueue queue = AlfrescoTransactionSupport.getResource(KEY);
        if (queue == null) {
            queue = new EventQueue();
            AlfrescoTransactionSupport.bindResource(KEY, queue);
            AlfrescoTransactionSupport.bindListener(queue);
        }
        return queue;
    }

    private @Nullable Object take(
            Class<?> policy, Behaviour behaviour, Object target, Method method, @Nullable Object[] args)
            throws Throwable {
        List<Object> key = new ArrayList<>();
        key.add(behaviour);
        key.add(method.getName());
        for (int i = 0; i < args.length; i++) {
            Object arg = args[i];
            if (meaning(policy, i) == Policy.Arg.KEY && arg != null) {
                key.add(arg);
            }
        }
        if (behaviour.getNotificationFrequency() == NotificationFrequency.FIRST_EVENT) {
            return seen.add(key) ? invoke(target, method, args) : null;
        }
        Pending known = commits.get(key);
        if (known == null) {
            Pending event = new Pending(target, method, new ArrayList<>(Arrays.asList(args)));
            commits.put(key, event);
            if (ran) {
                invoke(target, method, args);
            } else {
                waiting.add(event);
            }
        } else {
            for (int i = 0; i < args.length; i++) {
                if (meaning(policy, i) == Policy.Arg.END_VALUE) {
                    known.args().set(i, args[i]);
                }
            }
        }
        return null;
    }

    private static Policy.Arg meaning(Class<?> policy, int index) {
        try {
            return (Policy.Arg) policy.getField("ARG_" + index).get(null);
        } catch (NoSuchFieldException e) {
            return Policy.Arg.KEY;
        } catch (IllegalAccessException e) {
            throw new PolicyException("Policy " + policy.getName() + " hides ARG_" + index, e);
        }
    }

    /** Calls what waits, and what that brings about; a behaviour that ran is not called again for the same node. */
    @Override
    public void beforeCommit(boolean readOnly) {
        try {
            for (Pending event = waiting.poll(); event != null; event = waiting.poll()) {
                invoke(event.target(), event.method(), event.args().toArray());
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new PolicyException("A behaviour failed at the end of the transaction", e);
        }
        ran = true;
    }
}
