package org.vanthu.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * An agency as it is sent to be created or changed; what is missing is empty, absent or as usual, and settings that are
 * missing stay as they were.
 */
@JsonIgnoreProperties("oldIdentifiers")
record AgencyForm(
        @Nullable String code,
        @Nullable String name,
        @Nullable String shortName,
        @Nullable String abbreviation,
        @Nullable String place,
        @Nullable String level,
        @Nullable String parent,
        @Nullable String identifier,
        @Nullable Boolean complaintsRefused,
        @Nullable String scanFolder,
        @Nullable Boolean active,
        @Nullable Map<String, Object> settings) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9.-]{0,34}");

    /** @throws InvalidInputException naming every wrong field */
    Agency toAgency(String agencyCode, List<String> oldIdentifiers, Map<String, Object> knownSettings) {
        List<FieldError> errors = new ArrayList<>();
        if (!CODE.matcher(agencyCode).matches()) {
            errors.add(FieldError.of("code", agencyCode, "organization.error.agency-code", agencyCode));
        }
        TextChecks.required(errors, "name", name, 200);
        TextChecks.optional(errors, "shortName", shortName, 100);
        TextChecks.optional(errors, "abbreviation", abbreviation, 30);
        TextChecks.optional(errors, "place", place, 100);
        TextChecks.optional(errors, "scanFolder", scanFolder, 500);
        String id = identifier == null || identifier.isBlank() ? agencyCode : identifier.strip();
        if (!AgencyIdentifier.isValid(id)) {
            errors.add(FieldError.of("identifier", id, "organization.error.identifier", id));
        }
        Agency.Level parsed = level(errors);
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
        String fullName = TextChecks.text(name);
        return new Agency(
                agencyCode,
                fullName,
                TextChecks.or(shortName, fullName),
                TextChecks.text(abbreviation),
                TextChecks.text(place),
                parsed,
                TextChecks.orNull(parent),
                id,
                oldIdentifiers,
                complaintsRefused == null || complaintsRefused,
                TextChecks.orNull(scanFolder),
                active == null || active,
                settings == null ? knownSettings : settings);
    }

    private Agency.Level level(List<FieldError> errors) {
        if (level == null || level.isBlank()) {
            return Agency.Level.OTHER;
        }
        for (Agency.Level value : Agency.Level.values()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(level.strip())) {
                return value;
            }
        }
        errors.add(FieldError.of("level", level, "organization.error.level", level));
        return Agency.Level.OTHER;
    }
}
