package org.vanthu.dossier;

import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;

/** Tells which files belong to a document besides its own; implemented by features that dossiers do not know. */
public interface DocumentParts {

    /** The nodes of the further files of a document, in order; whoever asks has the right to the whole dossier. */
    List<NodeRef> parts(NodeRef document);
}
