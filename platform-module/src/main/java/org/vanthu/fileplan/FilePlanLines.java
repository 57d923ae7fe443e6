package org.vanthu.fileplan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Change;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;
import org.vanthu.shared.Words;

/**
 * Changes the lines of a list. In a draft everything; in a list that is in force lines are added at the end of their
 * heading and only unit, person and note of a line change, because its code is on folders already.
 */
final class FilePlanLines {

    static final int MAX_LINES = 5000;
    static final int MAX_TITLE = 1000;
    static final int MAX_RETENTION = 100;
    static final int MAX_NOTE = 500;
    static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}./-]{0,19}");
    static final Pattern ABBREVIATION = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,13}");

    private static final Words WORDS = new Words("fileplan");
    /** What changes in a list that is in force. */
    private static final Set<String> LATER = Set.of("unit", "person", "note");

    private static final Set<String> KINDS = Set.of(FilePlanLine.LARGE, FilePlanLine.SMALL, FilePlanLine.DOSSIER);

    private final FilePlanTable table;
    private final FilePlans plans;
    private final FilePlanSite site;

    FilePlanLines(FilePlanTable table, FilePlans plans, FilePlanSite site) {
        this.table = table;
        this.plans = plans;
        this.site = site;
    }

    /**
     * A line as it is sent.
     *
     * @param after the line that it stands behind; null puts it at the end, an empty text at the beginning
     */
    record LineForm(
            @Nullable String kind,
            @Nullable String abbreviation,
            @Nullable String code,
            @Nullable String title,
            @Nullable String rule,
            @Nullable String retention,
            @Nullable String unit,
            @Nullable String person,
            @Nullable String note,
            @Nullable String after,
            @Nullable Long version) {}

    /** Adds a line. */
    FilePlanLine add(String planId, LineForm form) {
        FilePlan plan = changeable(planId, form.version());
        List<FilePlanLine> lines = table.lines(planId);
        if (lines.size() >= MAX_LINES) {
            throw InvalidInputException.field("title", "", "fileplan.error.too-many", MAX_LINES);
        }
        int place = place(lines, form.after());
        FilePlanLine line = checked(plan, form, UUID.randomUUID().toString(), place + 1, null);
        if (!plan.isDraft()) {
            requireNewCode(plan, lines, line);
        }
        table.shift(planId, place, 1);
        table.insert(line);
        done(plan, "fileplan.add-line", List.of(new Change("line", null, line.title())));
        return table.line(line.id());
    }

    /** Changes a line. */
    FilePlanLine change(String lineId, LineForm form) {
        FilePlanLine seen = table.line(lineId);
        FilePlan plan = changeable(seen.plan(), form.version());
        FilePlanLine before = table.line(lineId);
        FilePlanLine after = checked(plan, form, lineId, before.ordinal(), before);
        List<Change> changes = changes(before, after);
        if (!plan.isDraft() && changes.stream().anyMatch(change -> !LATER.contains(change.field()))) {
            throw new ConflictException("fileplan.error.in-force", String.valueOf(plan.year()));
        }
        if (!changes.isEmpty()) {
            table.update(after);
            done(plan, "fileplan.change-line", changes);
        }
        return table.line(lineId);
    }

    /** Moves a line of a draft behind another one; an empty id puts it at the beginning. */
    void move(String lineId, @Nullable String after, @Nullable Long version) {
        FilePlanLine line = table.line(lineId);
        FilePlan plan = plans.draft(line.plan(), version);
        List<FilePlanLine> lines = new ArrayList<>(table.lines(plan.id()));
        lines.removeIf(one -> one.id().equals(lineId));
        int index = 0;
        if (after == null) {
            index = lines.size();
        } else if (!after.isEmpty()) {
            while (index < lines.size() && !lines.get(index).id().equals(after)) {
                index++;
            }
            index = Math.min(index + 1, lines.size());
        }
        lines.add(index, line);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).ordinal() != i + 1) {
                table.place(lines.get(i).id(), i + 1);
            }
        }
        done(plan, "fileplan.move-line", List.of(new Change("line", line.title(), line.title())));
    }

    /** Takes a line out of a draft; one from which a dossier was opened stays. */
    void remove(String lineId, @Nullable Long version) {
        FilePlanLine line = table.line(lineId);
        FilePlan plan = plans.draft(line.plan(), version);
        FilePlanLine now = table.line(lineId);
        if (now.dossier() != null && !now.isCarried()) {
            throw new ConflictException("fileplan.error.opened", String.valueOf(now.code()));
        }
        table.delete(lineId);
        table.shift(plan.id(), now.ordinal(), -1);
        done(plan, "fileplan.remove-line", List.of(new Change("line", now.title(), null)));
    }

    /** Puts the lines of a table in the place of those of a draft; lines with dossiers stay at the end. */
    void replace(String planId, List<LineForm> forms, @Nullable Long version) {
        FilePlan plan = plans.draft(planId, version);
        Map<String, FilePlanLine> kept = new HashMap<>();
        table.lines(planId).stream()
                .filter(line -> line.dossier() != null)
                .forEach(line -> kept.put(String.valueOf(line.code()), line));
        table.clear(planId);
        int ordinal = 0;
        for (LineForm form : forms) {
            FilePlanLine known = form.code() == null ? null : kept.remove(form.code());
            ordinal++;
            if (known != null) {
                table.place(known.id(), ordinal);
            } else {
                table.insert(checked(plan, form, UUID.randomUUID().toString(), ordinal, null));
            }
        }
        for (FilePlanLine rest : kept.values().stream()
                .sorted(java.util.Comparator.comparingInt(FilePlanLine::ordinal))
                .toList()) {
            table.place(rest.id(), ++ordinal);
        }
        done(plan, "fileplan.import", List.of(new Change("lines", null, String.valueOf(forms.size()))));
    }

    /** A list that the person may change somehow; locked. */
    private FilePlan changeable(String planId, @Nullable Long version) {
        FilePlan plan = table.lock(planId, WORDS.version(version));
        site.access().require(plan.agency(), FilePlanPermission.EDIT);
        if (plan.state().equals(FilePlan.SUBMITTED)) {
            throw new ConflictException("fileplan.error.state-draft", String.valueOf(plan.year()));
        }
        return plan;
    }

    private void done(FilePlan plan, String action, List<Change> changes) {
        table.change(plan, Map.of());
        site.record(plan, action, changes, null);
        if (plan.isDraft()) {
            plans.number(plan);
        }
    }

    private void requireNewCode(FilePlan plan, List<FilePlanLine> lines, FilePlanLine line) {
        boolean taken = line.isDossier()
                && (line.code() == null
                        || lines.stream().anyMatch(one -> line.code().equals(one.code()))
                        || table.takenCodes(plan).contains(line.code()));
        if (taken) {
            throw ConflictException.field(
                    "code",
                    String.valueOf(line.code()),
                    line.code() == null ? "fileplan.error.code-missing" : "fileplan.error.code-taken",
                    String.valueOf(line.code()));
        }
    }

    private static int place(List<FilePlanLine> lines, @Nullable String after) {
        if (after != null && after.isEmpty()) {
            return 0;
        }
        return lines.stream()
                .filter(line -> after == null || line.id().equals(after))
                .reduce((first, second) -> second)
                .map(FilePlanLine::ordinal)
                .orElse(0);
    }

    /** @throws InvalidInputException with all that is wrong */
    private FilePlanLine checked(FilePlan plan, LineForm form, String id, int ordinal, @Nullable FilePlanLine before) {
        List<FieldError> errors = faults(plan.agency(), form);
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
        String kind = Objects.requireNonNullElse(text(form.kind()), FilePlanLine.DOSSIER);
        boolean isDossier = kind.equals(FilePlanLine.DOSSIER);
        boolean byHand = plan.numbering().equals(FilePlan.BY_HAND) || !plan.isDraft();
        boolean keeps = before != null && (before.dossier() != null || !byHand || !plan.isDraft());
        String given = byHand ? text(form.code()) : null;
        String code = before != null && keeps ? before.code() : given;
        return new FilePlanLine(
                id,
                plan.id(),
                ordinal,
                kind,
                kind.equals(FilePlanLine.LARGE) ? text(form.abbreviation()) : null,
                isDossier ? code : null,
                Objects.requireNonNull(text(form.title())),
                isDossier ? text(form.rule()) : null,
                isDossier ? text(form.retention()) : null,
                text(form.unit()),
                isDossier ? text(form.person()) : null,
                text(form.note()),
                before == null ? null : before.carriedFrom(),
                before == null ? !plan.isDraft() : before.addedLater(),
                before == null ? null : before.dossier());
    }

    /** What is wrong with a line, by field. */
    List<FieldError> faults(String agency, LineForm form) {
        List<FieldError> errors = new ArrayList<>();
        String kind = Objects.requireNonNullElse(text(form.kind()), FilePlanLine.DOSSIER);
        if (!KINDS.contains(kind)) {
            errors.add(FieldError.of("kind", kind, "fileplan.error.kind", kind));
        }
        if (text(form.title()) == null) {
            errors.add(FieldError.of("title", "", "fileplan.error.missing", "title"));
        }
        tooLong(errors, "title", form.title(), MAX_TITLE);
        tooLong(errors, "retention", form.retention(), MAX_RETENTION);
        tooLong(errors, "note", form.note(), MAX_NOTE);
        String abbreviation = text(form.abbreviation());
        if (abbreviation != null && !ABBREVIATION.matcher(abbreviation).matches()) {
            errors.add(FieldError.of("abbreviation", abbreviation, "fileplan.error.abbreviation", abbreviation));
        }
        String code = text(form.code());
        if (code != null && !CODE.matcher(code).matches()) {
            errors.add(FieldError.of("code", code, "fileplan.error.code", code));
        }
        String unit = text(form.unit());
        if (unit != null && site.units().find(agency, unit).isEmpty()) {
            errors.add(FieldError.of("unit", unit, "fileplan.error.unit", unit));
        }
        String person = text(form.person());
        if (person != null && site.staff().find(agency, person).isEmpty()) {
            errors.add(FieldError.of("person", person, "fileplan.error.person", person));
        }
        return errors;
    }

    private static void tooLong(List<FieldError> errors, String field, @Nullable String text, int max) {
        if (text != null && text.strip().length() > max) {
            errors.add(FieldError.of(field, text, "fileplan.error.too-long", field, max));
        }
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<Change> changes(FilePlanLine before, FilePlanLine after) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "kind", before.kind(), after.kind());
        compare(changes, "abbreviation", before.abbreviation(), after.abbreviation());
        compare(changes, "code", before.code(), after.code());
        compare(changes, "title", before.title(), after.title());
        compare(changes, "rule", before.rule(), after.rule());
        compare(changes, "retention", before.retention(), after.retention());
        compare(changes, "unit", before.unit(), after.unit());
        compare(changes, "person", before.person(), after.person());
        compare(changes, "note", before.note(), after.note());
        return changes;
    }

    private static void compare(List<Change> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }
}
