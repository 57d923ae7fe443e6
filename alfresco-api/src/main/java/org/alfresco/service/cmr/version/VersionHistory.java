package org.alfresco.service.cmr.version;

import java.io.Serializable;
import java.util.Collection;

/** All versions of a node. */
public interface VersionHistory extends Serializable {
    Version getRootVersion();

    Version getHeadVersion();

    /** All versions, the newest first. */
    Collection<Version> getAllVersions();

    Version getPredecessor(Version version);

    Collection<Version> getSuccessors(Version version);

    Version getVersion(String versionLabel);
}
