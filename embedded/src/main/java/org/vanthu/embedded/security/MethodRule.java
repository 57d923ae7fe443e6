package org.vanthu.embedded.security;

import java.util.ArrayList;
import java.util.List;

/**
 * What a method of a public service needs. Written as checks with {@code ,} between: {@code ALLOW}; {@code ADMIN};
 * {@code NODE 0 Read} (on the node in argument 0); {@code PARENT 0 Write} (on the parent or source in the association
 * in argument 0); {@code FILTER} and {@code FILTER PARENT} (of the results only what may be read).
 */
record MethodRule(boolean allowed, List<Check> checks, boolean filtered, boolean filterByParent) {
    /** One thing that is needed before the call. */
    record Check(boolean administrator, int argument, String permission, boolean parent) {
        @Override
        public String toString() {
            return administrator ? "to be an administrator" : permission;
        }
    }

    static MethodRule parse(String method, String text) {
        boolean allowed = false;
        boolean filtered = false;
        boolean filterByParent = false;
        var checks = new ArrayList<Check>();
        for (String part : text.split(",", -1)) {
            String[] words = part.trim().split("\\s+", -1);
            switch (words[0]) {
                case "ALLOW" -> allowed = true;
                case "ADMIN" -> checks.add(new Check(true, 0, "", false));
                case "NODE", "PARENT" -> {
                    PermissionModel.mask(words[2]);
                    checks.add(new Check(false, Integer.parseInt(words[1]), words[2], words[0].equals("PARENT")));
                }
                case "FILTER" -> {
                    filtered = true;
                    filterByParent = words.length > 1;
                }
                default -> throw new IllegalArgumentException("Not a rule for " + method + ": " + text);
            }
        }
        if (!allowed && checks.isEmpty()) {
            throw new IllegalArgumentException("The rule for " + method + " allows nothing: " + text);
        }
        return new MethodRule(allowed, List.copyOf(checks), filtered, filterByParent);
    }
}
