package org.vanthu.registry;

import java.util.function.Supplier;

/**
 * Tells the changes that the registry itself makes to documents from all others, which
 * {@link ProtectedDocumentBehaviour} refuses. A change counts as our own while the work given to {@link #make} runs in
 * the same thread, and not a moment longer.
 */
final class OwnChanges {

    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    <T> T make(Supplier<T> work) {
        int before = depth.get();
        depth.set(before + 1);
        try {
            return work.get();
        } finally {
            if (before == 0) {
                depth.remove();
            } else {
                depth.set(before);
            }
        }
    }

    void make(Runnable work) {
        make(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    boolean areBeingMade() {
        return depth.get() > 0;
    }
}
