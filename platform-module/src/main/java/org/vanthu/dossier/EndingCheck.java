package org.vanthu.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;

/** Has a say in the end of dossiers; implemented by features that dossiers do not know. */
public interface EndingCheck {

    /** What stands against the end of the dossier, looked up with the rights of the signed-in person. */
    List<Obstacle> obstacles(Dossier dossier, List<NodeRef> documents);

    /**
     * Those of many dossiers of which the end is blocked ({@link Obstacle#blocks}), found by one look; none where the
     * feature only has something to tell.
     */
    default Set<String> blocked(Collection<String> dossiers) {
        return Set.of();
    }

    /**
     * Something that stands against the end.
     *
     * @param kind what it is, e.g. {@code draft}
     * @param blocks false where the person may end the dossier all the same
     * @param message in the language of the person
     * @param nodeId the document that it is about, or empty
     */
    record Obstacle(String kind, boolean blocks, String message, String nodeId) {}
}
