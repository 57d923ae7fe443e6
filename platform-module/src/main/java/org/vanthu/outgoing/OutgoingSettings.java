package org.vanthu.outgoing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.numbering.NumberingScheme.Grouping;
import org.vanthu.organization.Agency;

/**
 * How an agency issues, from its settings (member {@code outgoing}).
 *
 * @param modePolicy {@code free}; {@code reason}: paper beside the electronic document needs a reason;
 *     {@code parallel}: both by default
 * @param signatureRequired whether nothing electronic is issued without a digital signature
 * @param sealRequired whether the organisation signs as well before an electronic document is issued
 * @param submissionRequired whether a draft is submitted with the words or the file of a submission
 * @param contentReview whether the head of the unit checks the content of what others of the unit submit
 * @param formCheck whether the form is checked before the person who signs gets it
 * @param approval whether she approves first and signs then; else her signature is the approval
 * @param groups the name of the group of a type, by its code, where numbers go by group
 * @param controllers who checks the form; any clerk where the list is empty
 * @param importantTypes codes of types whose editable file must be added
 * @see "docs/features/outgoing.md"
 */
record OutgoingSettings(
        String modePolicy,
        boolean signatureRequired,
        boolean sealRequired,
        boolean submissionRequired,
        boolean contentReview,
        boolean formCheck,
        boolean approval,
        Grouping grouping,
        boolean yearInNotation,
        Map<String, String> groups,
        List<String> controllers,
        List<String> importantTypes) {

    static final String FREE = "free";
    static final String REASON = "reason";
    static final String PARALLEL = "parallel";

    OutgoingSettings {
        groups = Map.copyOf(groups);
        controllers = List.copyOf(controllers);
        importantTypes = List.copyOf(importantTypes);
    }

    static OutgoingSettings of(Agency agency) {
        Map<?, ?> given = agency.settings().get("outgoing") instanceof Map<?, ?> map ? map : Map.of();
        return new OutgoingSettings(
                text(given, "modePolicy", FREE),
                flag(given, "signatureRequired", true),
                flag(given, "sealRequired", true),
                flag(given, "submissionRequired", true),
                flag(given, "contentReview", true),
                flag(given, "formCheck", true),
                flag(given, "approval", true),
                switch (text(given, "grouping", "type").toLowerCase(Locale.ROOT)) {
                    case "all" -> Grouping.ALL;
                    case "group" -> Grouping.BY_GROUP;
                    default -> Grouping.BY_TYPE;
                },
                flag(given, "yearInNotation", false),
                groups(given.get("groups")),
                texts(given.get("formControllers")),
                given.get("importantTypes") == null ? List.of("CTr", "KH") : texts(given.get("importantTypes")));
    }

    /** How documents are issued unless the drafter says otherwise. */
    String usualMode() {
        return modePolicy.equals(PARALLEL) ? DraftRules.BOTH : DraftRules.ELECTRONIC;
    }

    private static String text(Map<?, ?> given, String key, String other) {
        return given.get(key) instanceof String text && !text.isBlank() ? text.strip() : other;
    }

    private static boolean flag(Map<?, ?> given, String key, boolean other) {
        return given.get(key) instanceof Boolean flag ? flag : other;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, String> groups(@Nullable Object value) {
        Map<String, String> groups = new HashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((type, name) -> groups.put(String.valueOf(type), String.valueOf(name)));
        }
        return groups;
    }
}
