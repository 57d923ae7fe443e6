package org.vanthu.fileplan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.Dossier;

/**
 * Puts dossiers that were opened before, or outside the list, into lines of a list, and takes them out: many by a few
 * statements. The row of the list is locked.
 */
final class DossierTies {

    private final FilePlanTable table;
    private final FilePlanSite site;

    DossierTies(FilePlanTable table, FilePlanSite site) {
        this.table = table;
        this.site = site;
    }

    /**
     * Gives each dossier that is in no line of the list one.
     *
     * @param carriedFrom the year from which it is carried over, or null
     * @return the new lines
     */
    List<FilePlanLine> tie(FilePlan plan, List<Dossier> dossiers, Function<Dossier, @Nullable Integer> carriedFrom) {
        List<String> ids = dossiers.stream().map(Dossier::id).toList();
        Set<String> there = table.linesOf(plan.id(), ids).stream()
                .map(line -> String.valueOf(line.dossier()))
                .collect(Collectors.toSet());
        Map<String, FilePlanLine> latest = table.latestLines(ids);
        List<FilePlanLine> headings = table.headings(plan.id());
        int end = table.lastOrdinal(plan.id());
        Map<Integer, List<Dossier>> places = new TreeMap<>(Comparator.reverseOrder());
        for (Dossier dossier : dossiers) {
            if (!there.contains(dossier.id())) {
                FilePlanLine last = latest.get(dossier.id());
                String code = last == null || last.code() == null ? dossier.code() : last.code();
                places.computeIfAbsent(place(headings, end, code), place -> new ArrayList<>())
                        .add(dossier);
            }
        }
        List<FilePlanLine> lines = new ArrayList<>();
        int before = places.values().stream().mapToInt(List::size).sum();
        // from the end on, so that a place is what it was; in the end what is put before it moves it, too
        for (Map.Entry<Integer, List<Dossier>> entry : places.entrySet()) {
            int place = entry.getKey();
            List<Dossier> group = entry.getValue();
            before -= group.size();
            if (place < end) {
                table.shift(plan.id(), place, group.size());
            }
            for (int i = 0; i < group.size(); i++) {
                Dossier dossier = group.get(i);
                lines.add(line(
                        plan, before + place + i + 1, dossier, latest.get(dossier.id()), carriedFrom.apply(dossier)));
            }
        }
        table.insertTied(lines, site.now(), site.userName());
        return lines;
    }

    /** Takes those of the dossiers that were carried over out of the list; answers the lines that were. */
    List<FilePlanLine> untie(FilePlan plan, List<Dossier> dossiers) {
        List<FilePlanLine> lines = table
                .linesOf(plan.id(), dossiers.stream().map(Dossier::id).toList())
                .stream()
                .filter(FilePlanLine::isCarried)
                .sorted(Comparator.comparingInt(FilePlanLine::ordinal).reversed())
                .toList();
        table.delete(lines.stream().map(FilePlanLine::id).toList());
        table.closeGaps(plan.id(), lines.stream().map(FilePlanLine::ordinal).toList());
        return lines;
    }

    private static FilePlanLine line(
            FilePlan plan, int ordinal, Dossier dossier, @Nullable FilePlanLine last, @Nullable Integer carriedFrom) {
        String retention = last == null ? null : last.retention();
        return new FilePlanLine(
                UUID.randomUUID().toString(),
                plan.id(),
                ordinal,
                FilePlanLine.DOSSIER,
                null,
                dossier.code(),
                dossier.title(),
                last == null ? null : last.rule(),
                dossier.retention() == null ? retention : dossier.retention(),
                dossier.unit(),
                dossier.owner(),
                last == null ? null : last.note(),
                carriedFrom,
                plan.isInForce(),
                dossier.id());
    }

    /** Behind the last line below the large heading that the code ends with; at the end where there is none. */
    private static int place(List<FilePlanLine> headings, int end, String code) {
        String wanted = code.substring(code.indexOf('.') + 1);
        boolean below = false;
        for (FilePlanLine heading : headings) {
            if (below) {
                return heading.ordinal() - 1;
            }
            below = wanted.equals(heading.abbreviation());
        }
        return end;
    }
}
