package org.vanthu.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.alfresco.service.cmr.repository.NodeRef;

/** What features above add to dossiers; they register themselves at start. */
public final class DossierExtensions {

    private final List<EndingCheck> checks = new CopyOnWriteArrayList<>();
    private final List<CodeKeeper> codes = new CopyOnWriteArrayList<>();
    private final List<DossierKeeper> keepers = new CopyOnWriteArrayList<>();
    private final List<DocumentParts> parts = new CopyOnWriteArrayList<>();

    /** Keeps codes for dossiers that are not opened yet. */
    public interface CodeKeeper {

        /** Whether the code of the year is kept for a dossier that is not opened yet. */
        boolean isReserved(String agency, int year, String code);
    }

    /** Keeps ended dossiers as they are, for good. */
    public interface DossierKeeper {

        /** Those of the dossiers that are not changed any more. */
        Set<String> kept(Collection<String> dossierIds);
    }

    /** Adds a check that is asked before a dossier is ended. */
    public void add(EndingCheck check) {
        checks.add(check);
    }

    /** Adds one who keeps codes. */
    public void add(CodeKeeper keeper) {
        codes.add(keeper);
    }

    /** Adds one who keeps dossiers. */
    public void add(DossierKeeper keeper) {
        keepers.add(keeper);
    }

    /** Adds somebody who knows further files of documents. */
    public void addParts(DocumentParts source) {
        parts.add(source);
    }

    List<NodeRef> parts(NodeRef document) {
        return parts.stream()
                .flatMap(source -> source.parts(document).stream())
                .distinct()
                .toList();
    }

    /** Those of the dossiers that may not end, by one question to each feature. */
    Set<String> blocked(Collection<String> dossiers) {
        return checks.stream()
                .flatMap(check -> check.blocked(dossiers).stream())
                .collect(Collectors.toSet());
    }

    List<EndingCheck.Obstacle> obstacles(Dossier dossier, List<NodeRef> documents) {
        return checks.stream()
                .flatMap(check -> check.obstacles(dossier, documents).stream())
                .toList();
    }

    boolean isReserved(String agency, int year, String code) {
        return codes.stream().anyMatch(keeper -> keeper.isReserved(agency, year, code));
    }

    boolean isKept(String dossierId) {
        return !kept(List.of(dossierId)).isEmpty();
    }

    Set<String> kept(Collection<String> dossierIds) {
        return keepers.stream()
                .flatMap(keeper -> keeper.kept(dossierIds).stream())
                .collect(Collectors.toSet());
    }
}
