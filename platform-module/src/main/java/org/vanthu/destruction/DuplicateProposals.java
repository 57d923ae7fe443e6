package org.vanthu.destruction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.destruction.Duplicates.Match;
import org.vanthu.destruction.Fitness.Found;
import org.vanthu.retention.DossierRetention;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Sql;

/**
 * Proposes duplicates for a list, each with the dossier that stays. Where both have the same, the one kept longer
 * stays.
 */
final class DuplicateProposals {

    private static final int CHUNK = 200;
    /** Dossiers that are looked at for one answer: 10,000. */
    private static final int CHUNKS = 50;

    private static final Comparator<Found> STAYING_FIRST = Comparator.comparing(
                    DuplicateProposals::end, Comparator.reverseOrder())
            .thenComparing(Found::year)
            .thenComparing(Found::code)
            .thenComparing(Found::dossier);

    private final Destructions destructions;
    private final Duplicates duplicates;
    private final DestructionTable table;
    private final Fitness fitness;
    private final DestructionSite site;

    DuplicateProposals(
            Destructions destructions,
            Duplicates duplicates,
            DestructionTable table,
            Fitness fitness,
            DestructionSite site) {
        this.destructions = destructions;
        this.duplicates = duplicates;
        this.table = table;
        this.fitness = fitness;
        this.site = site;
    }

    /**
     * Duplicates behind a position; there may be more where {@code next} is told, even if none are in this answer.
     *
     * @return {@code items} and {@code next}
     */
    Map<String, @Nullable Object> of(String destruction, Keyset keyset) {
        Destruction one = destructions.get(destruction);
        site.access().require(one.agency(), DestructionPermission.PROPOSE);
        String after = keyset.isFirstPage() ? "" : keyset.after().get(0);
        List<Map<String, @Nullable Object>> proposals = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS && proposals.size() < keyset.limit(); chunk++) {
            List<String> dossiers = duplicates.ended(one.agency(), after, CHUNK);
            if (dossiers.isEmpty()) {
                return answer(proposals, null);
            }
            after = dossiers.get(dossiers.size() - 1);
            proposals.addAll(proposals(one, dossiers));
        }
        return answer(proposals, after);
    }

    private static Map<String, @Nullable Object> answer(
            List<Map<String, @Nullable Object>> proposals, @Nullable String after) {
        return Sql.map("items", proposals, "next", after == null ? null : Keyset.encode(List.of(after)));
    }

    private List<Map<String, @Nullable Object>> proposals(Destruction one, List<String> dossiers) {
        List<Match> matches = duplicates.among(one.agency(), dossiers);
        Set<String> ids = new HashSet<>();
        matches.forEach(match -> {
            ids.add(match.dossier());
            ids.add(match.other());
        });
        Map<String, Found> found = fitness.look(one.agency(), ids);
        Set<String> listed = new HashSet<>(table.elsewhere(one.id(), ids));
        table.items(one.id(), ids).forEach(item -> listed.add(item.dossier()));
        Map<String, Match> best = new LinkedHashMap<>();
        for (Match match : matches) {
            Found here = found.get(match.dossier());
            Found there = found.get(match.other());
            boolean possible = here != null
                    && there != null
                    && !isDestroyed(here)
                    && !isDestroyed(there)
                    && !listed.contains(match.dossier())
                    && !listed.contains(match.other())
                    && (!match.mutual() || stays(there, here));
            Match before = best.get(match.dossier());
            if (possible && (before == null || (match.byFile() && !before.byFile()))) {
                best.put(match.dossier(), match);
            }
        }
        return best.values().stream()
                .map(match -> view(
                        Objects.requireNonNull(found.get(match.dossier())),
                        Objects.requireNonNull(found.get(match.other())),
                        match.byFile()))
                .toList();
    }

    private Map<String, @Nullable Object> view(Found one, Found kept, boolean byFile) {
        Fitness.Refusal obstacle = fitness.refusal(one, false, site.today());
        Map<String, @Nullable Object> view = facts(one);
        view.put("basis", byFile ? "file" : "number");
        view.put("kept", facts(kept));
        view.put("obstacle", obstacle == null ? null : obstacle.words());
        return view;
    }

    private static Map<String, @Nullable Object> facts(Found one) {
        return Sql.map(
                "dossier", one.dossier(),
                "code", one.code(),
                "year", one.year(),
                "title", one.title(),
                "retention", one.words(),
                "documents", one.documents());
    }

    /** Of two that have the same: the one kept longer, else the one of the earlier year and code. */
    private static boolean stays(Found one, Found other) {
        return STAYING_FIRST.compare(one, other) < 0;
    }

    private static LocalDate end(Found one) {
        DossierRetention row = one.retention();
        return row == null || row.expiresOn() == null ? LocalDate.MAX : row.expiresOn();
    }

    private static boolean isDestroyed(Found one) {
        return one.retention() != null && one.retention().isDestroyed();
    }
}
