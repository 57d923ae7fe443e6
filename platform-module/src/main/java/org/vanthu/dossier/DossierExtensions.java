package org.vanthu.dossier;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.alfresco.service.cmr.repository.NodeRef;

/** What features above add to dossiers; they register themselves at start. */
public final class DossierExtensions {

    private final List<EndingCheck> checks = new CopyOnWriteArrayList<>();

    /** Adds a check that is asked before a dossier is ended. */
    public void add(EndingCheck check) {
        checks.add(check);
    }

    List<EndingCheck.Obstacle> obstacles(Dossier dossier, List<NodeRef> documents) {
        return checks.stream()
                .flatMap(check -> check.obstacles(dossier, documents).stream())
                .toList();
    }
}
