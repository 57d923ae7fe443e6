package org.vanthu.embedded.version;

import java.io.Serializable;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.repo.version.VersionBaseModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.version.Version;
import org.alfresco.service.cmr.version.VersionType;
import org.jspecify.annotations.Nullable;

/** One version as its row tells it. */
record FrozenVersion(
        int number,
        String label,
        VersionType type,
        @Nullable String description,
        String creator,
        Date createdAt,
        String modifier,
        Date modifiedAt,
        NodeRef versionedNode,
        NodeRef frozenNode,
        HashMap<String, Serializable> properties)
        implements Version {
    @Override
    public Date getFrozenModifiedDate() {
        return (Date) modifiedAt.clone();
    }

    @Override
    public String getFrozenModifier() {
        return modifier;
    }

    @Override
    public String getVersionLabel() {
        return label;
    }

    @Override
    public VersionType getVersionType() {
        return type;
    }

    @Override
    public @Nullable String getDescription() {
        return description;
    }

    @Override
    public Map<String, Serializable> getVersionProperties() {
        Map<String, Serializable> all = new HashMap<>(properties);
        all.put(VersionBaseModel.PROP_VERSION_LABEL, label);
        all.put(VersionBaseModel.PROP_VERSION_TYPE, type);
        all.put(VersionBaseModel.PROP_CREATOR, creator);
        all.put(VersionBaseModel.PROP_CREATED_DATE, createdAt);
        if (description != null) {
            all.put(PROP_DESCRIPTION, description);
        }
        return all;
    }

    @Override
    public @Nullable Serializable getVersionProperty(String name) {
        return getVersionProperties().get(name);
    }

    @Override
    public NodeRef getVersionedNodeRef() {
        return versionedNode;
    }

    @Override
    public NodeRef getFrozenStateNodeRef() {
        return frozenNode;
    }
}
