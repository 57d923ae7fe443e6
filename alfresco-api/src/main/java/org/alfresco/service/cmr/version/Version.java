package org.alfresco.service.cmr.version;

import java.io.Serializable;
import java.util.Date;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;

/** One frozen state of a node. */
public interface Version extends Serializable {
    String PROP_DESCRIPTION = "description";

    Date getFrozenModifiedDate();

    String getFrozenModifier();

    String getVersionLabel();

    VersionType getVersionType();

    String getDescription();

    Map<String, Serializable> getVersionProperties();

    Serializable getVersionProperty(String name);

    /** The node whose state this is. */
    NodeRef getVersionedNodeRef();

    /** A node in the version store that holds the frozen properties, aspects and content. */
    NodeRef getFrozenStateNodeRef();
}
