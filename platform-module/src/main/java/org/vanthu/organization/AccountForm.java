package org.vanthu.organization;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

/** An account as it is sent to be created or changed. */
@JsonIgnoreProperties({"state", "lastSignIn"})
record AccountForm(
        @Nullable String userName,
        @Nullable String fullName,
        @Nullable String email,
        @Nullable String position,
        @Nullable String unit,
        @Nullable String agency,
        @Nullable List<String> roles,
        @Nullable String phone) {

    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    /** Without a phone number. */
    AccountForm(
            @Nullable String userName,
            @Nullable String fullName,
            @Nullable String email,
            @Nullable String position,
            @Nullable String unit,
            @Nullable String agency,
            @Nullable List<String> roles) {
        this(userName, fullName, email, position, unit, agency, roles, null);
    }

    /** @throws InvalidInputException naming every wrong field */
    Set<Role> check(String name) {
        List<FieldError> errors = new ArrayList<>();
        if (!USER_NAME.matcher(name).matches()) {
            errors.add(FieldError.of("userName", name, "organization.error.user-name", name));
        }
        TextChecks.required(errors, "fullName", fullName, 100);
        TextChecks.required(errors, "agency", agency, 35);
        TextChecks.optional(errors, "position", position, 200);
        TextChecks.optional(errors, "email", email, 200);
        TextChecks.optional(errors, "phone", phone, 40);
        if (email != null && !email.isBlank() && !EMAIL.matcher(email.strip()).matches()) {
            errors.add(FieldError.of("email", email, "organization.error.email", email));
        }
        Set<Role> parsed = EnumSet.noneOf(Role.class);
        for (String code : roles == null ? List.<String>of() : roles) {
            Role.of(code)
                    .ifPresentOrElse(
                            parsed::add,
                            () -> errors.add(FieldError.of("roles", code, "organization.error.role", code)));
        }
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
        return parsed;
    }
}
