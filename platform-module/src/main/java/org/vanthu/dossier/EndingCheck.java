package org.vanthu.dossier;

import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;

/** Has a say in the end of dossiers; implemented by features that dossiers do not know. */
public interface EndingCheck {

    /** What stands against the end of the dossier, looked up with the rights of the signed-in person. */
    List<Obstacle> obstacles(Dossier dossier, List<NodeRef> documents);

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
