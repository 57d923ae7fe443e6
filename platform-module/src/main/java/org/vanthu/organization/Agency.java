package org.vanthu.organization;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An agency that keeps registers of its own.
 *
 * @param code the short key used in groups, folders and addresses, e.g. {@code H99}
 * @param abbreviation what stands in notations, e.g. {@code UBND}
 * @param place where its documents are dated, e.g. {@code Lạng Sơn}
 * @param parent the code of the agency above, or null
 * @param identifier the identifier for exchange
 * @param oldIdentifiers identifiers that it had before; they still name it
 * @param complaintsRefused whether letters of complaint, denunciation and dispute are refused
 * @param scanFolder the folder that is watched for scans, or null for the usual one
 * @param settings further settings, by key
 * @see "Decision 20/2020/QĐ-TTg"
 */
public record Agency(
        String code,
        String name,
        String shortName,
        String abbreviation,
        String place,
        Level level,
        @Nullable String parent,
        String identifier,
        List<String> oldIdentifiers,
        boolean complaintsRefused,
        @Nullable String scanFolder,
        boolean active,
        Map<String, Object> settings) {

    /** Where an agency stands. */
    public enum Level {
        @JsonProperty("province")
        PROVINCE,
        @JsonProperty("department")
        DEPARTMENT,
        @JsonProperty("commune")
        COMMUNE,
        @JsonProperty("other")
        OTHER
    }

    public Agency {
        Objects.requireNonNull(code, "code");
        oldIdentifiers = List.copyOf(oldIdentifiers);
        settings = Map.copyOf(settings);
    }
}
