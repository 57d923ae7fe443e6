package org.vanthu.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * How an agency works inside: who looks at incoming documents first, which steps a draft takes, what must be there
 * before it is issued. Kept among the settings of the agency; what runs already goes on from where it is.
 *
 * @see "QĐ 2080/QĐ-UBND of Quảng Xương, 12.2: each agency issues its own operating process"
 */
final class AgencyProcess {

    private static final Set<String> MODES = Set.of("free", "reason", "parallel");
    private static final String UNIT = "@unit:";
    private static final int MAX_REASON = 500;

    private final Agencies agencies;
    private final Units units;
    private final Staff staff;
    private final Access access;

    AgencyProcess(Agencies agencies, Units units, Staff staff, Access access) {
        this.agencies = agencies;
        this.units = units;
        this.staff = staff;
        this.access = access;
    }

    /**
     * The process of an agency.
     *
     * @param director a user name, {@code @unit:<code>} for the heads of a unit, or empty for the leader
     * @param formControllers user names; any clerk where there is none
     */
    record ProcessView(
            String director,
            boolean contentReview,
            boolean formCheck,
            List<String> formControllers,
            boolean approval,
            boolean submissionRequired,
            boolean signatureRequired,
            boolean sealRequired,
            String modePolicy,
            long version) {}

    /** What a person makes of it; what is missing stays as it is. */
    record ProcessForm(
            @Nullable String director,
            @Nullable Boolean contentReview,
            @Nullable Boolean formCheck,
            @Nullable List<String> formControllers,
            @Nullable Boolean approval,
            @Nullable Boolean submissionRequired,
            @Nullable Boolean signatureRequired,
            @Nullable Boolean sealRequired,
            @Nullable String modePolicy,
            @Nullable String reason,
            @Nullable Long version) {}

    ProcessView get(String code) {
        access.require(code, OrganizationPermission.READ);
        return of(agencies.get(code));
    }

    /** @throws InvalidInputException naming every wrong field */
    ProcessView change(String code, ProcessForm form) {
        access.require(code, OrganizationPermission.MANAGE_AGENCY);
        if (form.version() == null) {
            throw InvalidInputException.field("version", "", "shared.error.missing", "version");
        }
        ProcessView before = of(agencies.get(code));
        List<FieldError> errors = new ArrayList<>();
        String director = or(form.director(), before.director());
        if (!director.isEmpty() && !mayDirect(code, director)) {
            errors.add(FieldError.of("director", director, "organization.error.director", director));
        }
        String mode = or(form.modePolicy(), before.modePolicy());
        if (!MODES.contains(mode)) {
            errors.add(FieldError.of("modePolicy", mode, "organization.error.mode-policy", mode));
        }
        List<String> controllers = form.formControllers() == null ? before.formControllers() : form.formControllers();
        for (String controller : controllers) {
            if (staff.find(code, controller).isEmpty()) {
                errors.add(
                        FieldError.of("formControllers", controller, "organization.error.form-controller", controller));
            }
        }
        String reason = form.reason() == null || form.reason().isBlank()
                ? null
                : form.reason().strip();
        if (reason != null && reason.length() > MAX_REASON) {
            errors.add(FieldError.of("reason", reason, "organization.error.reason", MAX_REASON));
        }
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
        Map<String, Object> outgoing = new HashMap<>(outgoing(agencies.get(code)));
        outgoing.put("contentReview", or(form.contentReview(), before.contentReview()));
        outgoing.put("formCheck", or(form.formCheck(), before.formCheck()));
        outgoing.put("formControllers", List.copyOf(controllers));
        outgoing.put("approval", or(form.approval(), before.approval()));
        outgoing.put("submissionRequired", or(form.submissionRequired(), before.submissionRequired()));
        outgoing.put("signatureRequired", or(form.signatureRequired(), before.signatureRequired()));
        outgoing.put("sealRequired", or(form.sealRequired(), before.sealRequired()));
        outgoing.put("modePolicy", mode);
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put("outgoing", outgoing);
        changes.put("director", director.isEmpty() ? null : director);
        return of(agencies.changeSettings(code, changes, form.version(), reason));
    }

    private boolean mayDirect(String agency, String director) {
        if (director.startsWith(UNIT)) {
            String unit = director.substring(UNIT.length());
            return units.find(agency, unit).filter(Unit::active).isPresent()
                    && !staff.heads(agency, unit).isEmpty();
        }
        return staff.find(agency, director)
                .filter(member -> member.roles().contains(Role.LEADER)
                        || member.roles().contains(Role.UNIT_HEAD)
                        || member.roles().contains(Role.DELEGATE))
                .isPresent();
    }

    private ProcessView of(Agency agency) {
        Map<String, Object> outgoing = outgoing(agency);
        return new ProcessView(
                Objects.toString(agency.settings().get("director"), ""),
                flag(outgoing, "contentReview"),
                flag(outgoing, "formCheck"),
                outgoing.get("formControllers") instanceof List<?> many
                        ? many.stream().map(String::valueOf).toList()
                        : List.of(),
                flag(outgoing, "approval"),
                flag(outgoing, "submissionRequired"),
                flag(outgoing, "signatureRequired"),
                flag(outgoing, "sealRequired"),
                Objects.toString(outgoing.get("modePolicy"), "free"),
                agencies.version(agency.code()));
    }

    private static Map<String, Object> outgoing(Agency agency) {
        Map<String, Object> outgoing = new HashMap<>();
        if (agency.settings().get("outgoing") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> outgoing.put(String.valueOf(key), value));
        }
        return outgoing;
    }

    /** All of these are on unless the agency switched them off. */
    private static boolean flag(Map<String, Object> settings, String key) {
        return !(settings.get(key) instanceof Boolean flag) || flag;
    }

    private static String or(@Nullable String given, String other) {
        return given == null ? other : given.strip();
    }

    private static boolean or(@Nullable Boolean given, boolean other) {
        return given == null ? other : given;
    }
}
