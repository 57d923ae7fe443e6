package org.alfresco.service.cmr.version;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;

/** Makes and reads versions of nodes. */
public interface VersionService {
    String VERSION_STORE_PROTOCOL = "versionStore";

    StoreRef getVersionStoreReference();

    boolean isAVersion(NodeRef nodeRef);

    boolean isVersioned(NodeRef nodeRef);

    Version createVersion(NodeRef nodeRef, Map<String, Serializable> versionProperties);

    Collection<Version> createVersion(Collection<NodeRef> nodeRefs, Map<String, Serializable> versionProperties);

    /** The history, or null if the node has no version. */
    VersionHistory getVersionHistory(NodeRef nodeRef);

    Version getCurrentVersion(NodeRef nodeRef);

    void revert(NodeRef nodeRef);

    void revert(NodeRef nodeRef, boolean deep);

    void revert(NodeRef nodeRef, Version version);

    void revert(NodeRef nodeRef, Version version, boolean deep);

    void deleteVersionHistory(NodeRef nodeRef);

    void deleteVersion(NodeRef nodeRef, Version version);

    void ensureVersioningEnabled(NodeRef nodeRef, Map<QName, Serializable> versionProperties);
}
