package org.alfresco.repo.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Collections that live as long as the transaction. */
public abstract class TransactionalResourceHelper {
    public static <K, V> Map<K, V> getMap(Object resourceKey) {
        return get(resourceKey, HashMap::new);
    }

    public static <V> Set<V> getSet(Object resourceKey) {
        return get(resourceKey, HashSet::new);
    }

    public static <V> List<V> getList(Object resourceKey) {
        return get(resourceKey, ArrayList::new);
    }

    public static boolean isResourcePresent(Object resourceKey) {
        return AlfrescoTransactionSupport.getResource(resourceKey) != null;
    }

    private static <T> T get(Object key, Supplier<T> maker) {
        T found = AlfrescoTransactionSupport.getResource(key);
        if (found == null) {
            found = maker.get();
            AlfrescoTransactionSupport.bindResource(key, found);
        }
        return found;
    }
}
