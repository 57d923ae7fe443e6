package org.vanthu.embedded.signin;

import java.util.Properties;

/**
 * The properties of one way to sign in: {@code authentication.<id>.<name>}.
 *
 * @param id as the chain names it
 */
record Settings(String id, Properties properties) {

    String text(String name, String otherwise) {
        String value = properties.getProperty(key(name), "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    /** @throws IllegalArgumentException if it is missing */
    String required(String name) {
        String value = text(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key(name) + " is missing: authentication.chain names " + id);
        }
        return value;
    }

    int number(String name, int otherwise) {
        String value = text(name, "");
        try {
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key(name) + " is a whole number, not " + value, e);
        }
    }

    boolean flag(String name) {
        return text(name, "false").equals("true");
    }

    private String key(String name) {
        return "authentication." + id + "." + name;
    }
}
