package org.vanthu.embedded.service;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Watches calls of public beans, inside their transaction.
 *
 * <p>All beans of this type are asked in their {@link org.springframework.core.Ordered order}; {@code after} in
 * reverse.
 */
public interface CallGuard {
    /** Called before the target; throws to refuse the call. */
    default void before(String service, Method method, Object[] args) {}

    /** Called with the result of the target; returns what the caller gets. */
    default @Nullable Object after(String service, Method method, Object[] args, @Nullable Object result) {
        return result;
    }

    /** Called when the target or a guard threw. */
    default void failed(String service, Method method, Object[] args, Throwable failure) {}
}
