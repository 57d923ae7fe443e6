package org.vanthu.exchange.edxml;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * With what the messages of a site are sealed.
 *
 * @param chain the certificate of the key first
 */
public record SealingKey(PrivateKey key, List<X509Certificate> chain) {

    public SealingKey {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "SealingKey of " + chain.get(0).getSubjectX500Principal();
    }
}
