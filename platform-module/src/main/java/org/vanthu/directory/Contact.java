package org.vanthu.directory;

import java.util.Locale;

/**
 * How an organisation is reached by people; each text is empty where it is not known.
 *
 * @param email in small letters, because addresses are looked up
 */
public record Contact(String address, String email, String telephone, String fax, String website) {

    /** Nothing known. */
    public static final Contact NONE = new Contact("", "", "", "", "");

    public Contact {
        email = email.toLowerCase(Locale.ROOT);
    }
}
