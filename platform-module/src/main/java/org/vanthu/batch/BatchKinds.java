package org.vanthu.batch;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds of long work that there are; features put theirs in when they start. */
public final class BatchKinds {

    private final Map<String, BatchKind> kinds = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if another kind has the name */
    public void register(BatchKind kind) {
        if (kinds.putIfAbsent(kind.code(), kind) != null) {
            throw new IllegalStateException("there are two kinds of long work called " + kind.code());
        }
    }

    Optional<BatchKind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    BatchKind get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("no feature does long work called " + code));
    }
}
