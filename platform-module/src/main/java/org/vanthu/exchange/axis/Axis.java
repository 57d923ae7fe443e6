package org.vanthu.exchange.axis;

import java.net.URI;
import java.util.Map;

import org.vanthu.exchange.connector.SecretLines;

/**
 * An axis.
 *
 * @param address of its client interface, ending in a slash
 * @param system the name of our account there
 * @param paths of the calls, by {@link Call}
 */
record Axis(String name, URI address, String system, String secret, Map<Call, String> paths) {

    Axis {
        paths = Map.copyOf(paths);
    }

    /** The calls, with the paths that they have where the file says nothing else. */
    enum Call {
        LOGIN("login"),
        SEND("send-edoc"),
        LIST("received-edocs"),
        GET("get-edoc"),
        STATUS("update-status"),
        ORGANIZATIONS("organizations");

        private final String path;

        Call(String path) {
            this.path = path;
        }
    }

    /** @throws IllegalArgumentException if a line is missing */
    static Axis of(SecretLines.Site site) {
        Map<Call, String> paths = new java.util.EnumMap<>(Call.class);
        for (Call call : Call.values()) {
            String path = site.optional("path." + call.path, call.path);
            if (path.startsWith("/") || path.contains(":")) {
                throw new IllegalArgumentException("path." + call.path + " leads away from its address");
            }
            paths.put(call, path);
        }
        return new Axis(site.name(), site.address(), site.required("system"), site.required("secret"), paths);
    }

    /** Where a call goes. */
    URI uri(Call call, String query) {
        return address.resolve(paths.getOrDefault(call, call.path) + query);
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }
}
