package org.vanthu.dossier;

import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.registry.Attachments;

/** The files that came beside an incoming document go into the archive with it. */
public final class AttachmentParts implements DocumentParts {
    private final Attachments attachments;
    private final DossierExtensions extensions;

    AttachmentParts(Attachments attachments, DossierExtensions extensions) {
        this.attachments = attachments;
        this.extensions = extensions;
    }

    /** Registers itself. */
    public void init() {
        extensions.addParts(this);
    }

    @Override
    public List<NodeRef> parts(NodeRef document) {
        return attachments.nodes(document);
    }
}
