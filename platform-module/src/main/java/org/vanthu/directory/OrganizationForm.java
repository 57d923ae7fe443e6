package org.vanthu.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.AgencyIdentifier;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * An organisation as it is sent to be written in or changed; texts that are missing are empty, and it takes what is not
 * ruled out.
 *
 * @param code the identifier; of no meaning where the address names it
 * @param route the way to it, or null where it has none
 * @param duplicate whether it is known that another organisation has the same name
 * @param version the one that the person saw; of no meaning when it is written in
 */
record OrganizationForm(
        @Nullable String code,
        @Nullable String name,
        @Nullable String parent,
        @Nullable String address,
        @Nullable String email,
        @Nullable String telephone,
        @Nullable String fax,
        @Nullable String website,
        @Nullable Boolean electronic,
        @Nullable Boolean paper,
        @Nullable List<String> kinds,
        @Nullable RouteForm route,
        @Nullable Boolean duplicate,
        @Nullable Long version) {

    private static final int MAX_KINDS = 300;
    private static final int MAX_SETTINGS = 20;
    private static final Pattern KIND = Pattern.compile("[\\p{L}\\p{N}._-]{1,20}");
    private static final Pattern CONNECTOR = Pattern.compile("[a-z][a-z-]{1,19}");
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|token|passphrase).*");
    private static final Pattern NAMED = Pattern.compile(".*-(property|file)");

    /** A way as it is sent. */
    record RouteForm(
            @Nullable String connector,
            @Nullable String address,
            @Nullable Map<String, String> settings) {}

    /** @throws InvalidInputException naming every wrong field */
    Organization toOrganization(String identifier) {
        List<FieldError> errors = new ArrayList<>();
        if (!AgencyIdentifier.isValid(identifier)) {
            errors.add(FieldError.of("code", identifier, "directory.error.code", identifier));
        }
        String above = text(errors, "parent", parent, 35);
        if (!above.isEmpty() && (!AgencyIdentifier.isValid(above) || above.equals(identifier))) {
            errors.add(FieldError.of("parent", above, "directory.error.code", above));
        }
        String called = text(errors, "name", name, 300);
        if (called.isEmpty()) {
            errors.add(FieldError.of("name", "", "directory.error.missing", "name"));
        }
        Contact contact = new Contact(
                text(errors, "address", address, 300),
                text(errors, "email", email, 200),
                text(errors, "telephone", telephone, 60),
                text(errors, "fax", fax, 60),
                text(errors, "website", website, 200));
        if (!contact.email().isEmpty() && !contact.email().matches("[^@\\s]+@[^@\\s]+")) {
            errors.add(FieldError.of("email", contact.email(), "directory.error.email", contact.email()));
        }
        Reach reach = new Reach(electronic == null || electronic, paper == null || paper, kinds(errors));
        checkRoute(errors);
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
        return new Organization(
                identifier, called, List.of(), above.isEmpty() ? null : above, contact, reach, false, null);
    }

    /** The way, which {@link #toOrganization} has checked. */
    Optional<Route> toRoute(String identifier) {
        if (route == null || route.connector == null || route.connector.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Route(
                identifier,
                route.connector.strip(),
                route.address == null ? "" : route.address.strip(),
                route.settings == null ? Map.of() : route.settings));
    }

    private Set<String> kinds(List<FieldError> errors) {
        Set<String> codes = new TreeSet<>(kinds == null ? List.of() : kinds);
        if (!codes.stream().allMatch(code -> KIND.matcher(code).matches())
                || String.join(",", codes).length() > MAX_KINDS) {
            errors.add(FieldError.of("kinds", String.join(", ", codes), "directory.error.kinds"));
        }
        return codes;
    }

    /** Secrets stay out of the table: a setting names the property or the file that holds one. */
    private void checkRoute(List<FieldError> errors) {
        Route sent = toRoute("").orElse(null);
        if (sent == null) {
            return;
        }
        if (!CONNECTOR.matcher(sent.connector()).matches() || sent.connector().equals(Route.SITE)) {
            errors.add(FieldError.of("connector", sent.connector(), "directory.error.connector", sent.connector()));
        }
        text(errors, "routeAddress", sent.address(), 500);
        if (sent.settings().size() > MAX_SETTINGS) {
            errors.add(FieldError.of("settings", sent.settings().size(), "directory.error.settings", MAX_SETTINGS));
        }
        sent.settings().forEach((key, value) -> {
            String name = key.toLowerCase(Locale.ROOT);
            if (SECRET.matcher(name).matches() && !NAMED.matcher(name).matches()) {
                errors.add(FieldError.of("settings", key, "directory.error.secret", key));
            }
            text(errors, "settings", key, 60);
            text(errors, "settings", value, 500);
        });
    }

    private static String text(List<FieldError> errors, String field, @Nullable String value, int length) {
        String text = value == null ? "" : value.strip();
        if (text.length() > length) {
            errors.add(FieldError.of(field, text, "directory.error.too-long", field, length));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.of(field, text, "directory.error.control-character", field));
        }
        return text;
    }
}
