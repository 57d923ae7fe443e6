package org.vanthu.embedded.service;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Makes a public bean ({@code NodeService}) of an inner one ({@code nodeService}): each call passes all
 * {@link CallGuard}s, in a transaction unless the service wants none for it.
 */
public final class PublicServiceFactoryBean implements FactoryBean<Object> {
    private final Class<?> type;
    private final Object target;
    private final RetryingTransactionHelper transactions;
    private final ObjectProvider<CallGuard> guardBeans;
    private Set<String> withoutTransaction = Set.of();
    private volatile @Nullable List<CallGuard> guards;

    public PublicServiceFactoryBean(
            Class<?> type,
            Object target,
            RetryingTransactionHelper transactions,
            ObjectProvider<CallGuard> guardBeans) {
        this.type = type;
        this.target = target;
        this.transactions = transactions;
        this.guardBeans = guardBeans;
    }

    /** Names the methods that see to their transactions themselves. */
    public void setWithoutTransaction(Set<String> names) {
        this.withoutTransaction = Set.copyOf(names);
    }

    @Override
    public Object getObject() {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::invoke);
    }

    @Override
    public Class<?> getObjectType() {
        return type;
    }

    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] args = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, args);
        }
        if (withoutTransaction.contains(method.getName())
                || AlfrescoTransactionSupport.getTransactionReadState() != TxnReadState.TXN_NONE) {
            return guarded(method, args);
        }
        try {
            return transactions.<@Nullable Object>doInTransaction(() -> {
                try {
                    return guarded(method, args);
                } catch (RuntimeException | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new CheckedFailure(e);
                }
            });
        } catch (CheckedFailure e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Object ofObject(Object proxy, Method method, Object[] args) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "public " + type.getSimpleName();
        };
    }

    private @Nullable Object guarded(Method method, Object[] args) throws Throwable {
        List<CallGuard> all = guards();
        int passed = 0;
        try {
            for (; passed < all.size(); passed++) {
                all.get(passed).before(type.getSimpleName(), method, args);
            }
            Object result = call(method, args);
            for (int i = all.size() - 1; i >= 0; i--) {
                result = all.get(i).after(type.getSimpleName(), method, args, result);
            }
            return result;
        } catch (Throwable e) {
            all.forEach(guard -> guard.failed(type.getSimpleName(), method, args, e));
            throw e;
        }
    }

    private @Nullable Object call(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private List<CallGuard> guards() {
        List<CallGuard> known = guards;
        if (known == null) {
            known = guardBeans.orderedStream().toList();
            guards = known;
        }
        return known;
    }

    /** Carries a checked exception through the transaction helper. */
    private static final class CheckedFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CheckedFailure(Throwable cause) {
            super(cause);
        }
    }
}
