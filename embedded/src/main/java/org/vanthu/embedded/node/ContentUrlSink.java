package org.vanthu.embedded.node;

import java.util.Collection;

/**
 * Is told, inside the transaction, which content URLs a node gave up because it was deleted or its property was
 * changed.
 *
 * <p>A version or a copy may still name the same URL: whoever deletes files must look first.
 */
@FunctionalInterface
public interface ContentUrlSink {
    void released(Collection<String> contentUrls);
}
