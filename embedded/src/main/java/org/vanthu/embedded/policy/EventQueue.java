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

    private final Map<List<Object>, Pending> waiting = new HashMap<>();
    private final Deque<List<Object>> order = new ArrayDeque<>();
    private final Set<List<Object>> seen = new HashSet<>();

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
        Pending known = waiting.get(key);
        if (known == null) {
            waiting.put(key, new Pending(target, method, new ArrayList<>(Arrays.asList(args))));
            order.add(key);
            rebindAfterRun();
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

    /** A listener is called once; what comes after its turn needs another one. */
    private void rebindAfterRun() {
        if (ran) {
            AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    run();
                }
            });
        }
    }

    private boolean ran;
    private boolean running;

    @Override
    public void beforeCommit(boolean readOnly) {
        run();
    }

    private void run() {
        ran = true;
        if (running) {
            return;
        }
        running = true;
        try {
            for (List<Object> key = order.poll(); key != null; key = order.poll()) {
                Pending event = waiting.remove(key);
                if (event != null) {
                    invoke(event.target(), event.method(), event.args().toArray());
                }
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new PolicyException("A behaviour failed at the end of the transaction", e);
        } finally {
            running = false;
        }
    }
}
