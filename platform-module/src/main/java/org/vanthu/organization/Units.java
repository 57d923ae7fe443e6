package org.vanthu.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.VanthuException.FieldError;

/** The units of agencies; each is a group of the repository as well. */
public final class Units {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,29}");

    private final JdbcTemplate jdbc;
    private final AgencyGroups groups;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;

    Units(DataSource dataSource, AgencyGroups groups, Agencies agencies, Access access, AuditTrail audit) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.groups = groups;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
    }

    /** The units of an agency by code. */
    public List<Unit> of(String agency) {
        return jdbc.query(
                "SELECT * FROM vt_unit WHERE agency = ? ORDER BY code",
                (row, number) -> new Unit(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("abbreviation"),
                        row.getString("parent_code"),
                        row.getBoolean("active")),
                agency);
    }

    /** The unit with the code, or empty. */
    public Optional<Unit> find(String agency, String code) {
        return of(agency).stream().filter(unit -> unit.code().equals(code)).findFirst();
    }

    Unit create(String agency, UnitForm form) {
        agencies.get(agency);
        access.require(agency, OrganizationPermission.MANAGE_AGENCY);
        Unit unit = form.toUnit(TextChecks.text(form.code()));
        if (find(agency, unit.code()).isPresent()) {
            throw ConflictException.field("code", unit.code(), "organization.error.unit-exists", unit.code());
        }
        checkParent(agency, unit);
        groups.createUnit(agency, unit);
        jdbc.update(
                "INSERT INTO vt_unit (agency, code, name, abbreviation, parent_code, active) VALUES (?, ?, ?, ?, ?, ?)",
                agency,
                unit.code(),
                unit.name(),
                unit.abbreviation(),
                unit.parent(),
                unit.active());
        audit.record(AuditEvent.of(agency, "organization.create-unit", "unit:" + agency + "/" + unit.code(), null));
        return unit;
    }

    Unit update(String agency, String code, UnitForm form) {
        access.require(agency, OrganizationPermission.MANAGE_AGENCY);
        if (find(agency, code).isEmpty()) {
            throw new NotFoundException("organization.error.no-unit", code);
        }
        Unit unit = form.toUnit(code);
        checkParent(agency, unit);
        jdbc.update(
                "UPDATE vt_unit SET name = ?, abbreviation = ?, parent_code = ?, active = ? WHERE agency = ? AND code = ?",
                unit.name(),
                unit.abbreviation(),
                unit.parent(),
                unit.active(),
                agency,
                code);
        audit.record(AuditEvent.of(agency, "organization.change-unit", "unit:" + agency + "/" + code, null));
        return unit;
    }

    private void checkParent(String agency, Unit unit) {
        String parent = unit.parent();
        if (parent != null
                && (parent.equals(unit.code()) || find(agency, parent).isEmpty())) {
            throw InvalidInputException.field("parent", parent, "organization.error.no-unit", parent);
        }
    }

    /** A unit as it is sent to be created or changed. */
    @JsonIgnoreProperties("agency")
    record UnitForm(
            @Nullable String code,
            @Nullable String name,
            @Nullable String abbreviation,
            @Nullable String parent,
            @Nullable Boolean active) {

        Unit toUnit(String unitCode) {
            List<FieldError> errors = new ArrayList<>();
            if (!CODE.matcher(unitCode).matches()) {
                errors.add(FieldError.of("code", unitCode, "organization.error.unit-code", unitCode));
            }
            TextChecks.required(errors, "name", name, 200);
            TextChecks.optional(errors, "abbreviation", abbreviation, 30);
            if (!errors.isEmpty()) {
                throw InvalidInputException.fields(errors);
            }
            return new Unit(
                    unitCode,
                    TextChecks.text(name),
                    TextChecks.or(abbreviation, unitCode),
                    TextChecks.orNull(parent),
                    active == null || active);
        }
    }
}
