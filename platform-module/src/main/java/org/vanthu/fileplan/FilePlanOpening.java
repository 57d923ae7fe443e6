package org.vanthu.fileplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierExtensions;
import org.vanthu.dossier.Dossiers;
import org.vanthu.dossier.NewDossier;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.retention.Retention;
import org.vanthu.shared.ConflictException;

/**
 * Opens dossiers from the lines of a list that is in force, and keeps the codes of the others for them.
 *
 * @see "Decree 30/2020/NĐ-CP, article 29.1"
 */
public final class FilePlanOpening implements DossierExtensions.CodeKeeper {

    private final FilePlanTable table;
    private final Dossiers dossiers;
    private final DossierExtensions extensions;
    private final Retention retention;
    private final FilePlanSite site;

    FilePlanOpening(
            FilePlanTable table,
            Dossiers dossiers,
            DossierExtensions extensions,
            Retention retention,
            FilePlanSite site) {
        this.table = table;
        this.dossiers = dossiers;
        this.extensions = extensions;
        this.retention = retention;
        this.site = site;
    }

    /** Registers itself. */
    public void init() {
        extensions.add(this);
    }

    @Override
    public boolean isReserved(String agency, int year, String code) {
        return table.isReserved(agency, year, code);
    }

    /**
     * What a dossier has besides what the line says.
     *
     * @param title null takes that of the line
     */
    record OpenForm(
            @Nullable String title,
            @Nullable String kind,
            @Nullable String description,
            @Nullable LocalDate dueDate,
            @Nullable List<String> documents) {}

    /**
     * Opens the dossier of a line for the signed-in person.
     *
     * @throws ConflictException if it is open already, the list is not in force or of another year, or the line is
     *     another person's
     */
    Dossier open(String lineId, OpenForm form) {
        FilePlan plan = table.lock(table.line(lineId).plan(), null);
        site.access().require(plan.agency(), FilePlanPermission.READ);
        FilePlanLine line = table.line(lineId);
        if (!plan.isInForce() || !line.isDossier()) {
            throw new ConflictException("fileplan.error.not-in-force", String.valueOf(plan.year()));
        }
        if (plan.year() != site.year()) {
            throw new ConflictException(
                    "fileplan.error.other-year", String.valueOf(plan.year()), String.valueOf(site.year()));
        }
        if (line.dossier() != null) {
            throw new ConflictException("fileplan.error.open-already", String.valueOf(line.code()));
        }
        requireOwn(plan, line);
        Dossier dossier = dossiers.openPlanned(new NewDossier(
                plan.agency(),
                form.title() == null || form.title().isBlank() ? line.title() : form.title(),
                line.code(),
                form.kind(),
                null,
                line.retention(),
                form.description(),
                form.dueDate(),
                form.documents()));
        if (line.rule() != null) {
            retention.assign(dossier.id(), line.rule());
        }
        table.tie(line, dossier.id(), site.now(), site.userName());
        site.record(plan, "fileplan.open", line.code());
        return dossier;
    }

    private void requireOwn(FilePlan plan, FilePlanLine line) {
        Staff.Member member = site.staff().find(plan.agency(), site.userName()).orElse(null);
        boolean leads = member != null
                && (member.roles().contains(Role.LEADER)
                        || (line.unit() == null ? member.roles().contains(Role.UNIT_HEAD) : member.leads(line.unit())));
        boolean own = line.person() == null
                ? line.unit() == null || (member != null && Objects.equals(member.unit(), line.unit()))
                : line.person().equals(site.userName());
        if (!own && !leads) {
            throw new ConflictException(
                    "fileplan.error.other-person",
                    String.valueOf(line.code()),
                    line.person() == null
                            ? site.units()
                                    .find(plan.agency(), String.valueOf(line.unit()))
                                    .map(unit -> unit.name())
                                    .orElse("")
                            : site.accounts()
                                    .fullNames(List.of(line.person()))
                                    .getOrDefault(line.person(), line.person()));
        }
    }
}
