package org.vanthu.embedded.file;

import java.io.Serializable;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.model.FileInfo;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** A file or folder as it was when it was listed. */
record NodeFileInfo(NodeRef nodeRef, QName type, boolean folder, Map<QName, Serializable> properties)
        implements FileInfo {
    @Override
    public NodeRef getNodeRef() {
        return nodeRef;
    }

    @Override
    public boolean isFolder() {
        return folder;
    }

    @Override
    public boolean isLink() {
        return false;
    }

    @Override
    public boolean isHidden() {
        return false;
    }

    @Override
    public @Nullable NodeRef getLinkNodeRef() {
        return null;
    }

    @Override
    public String getName() {
        Serializable name = properties.get(ContentModel.PROP_NAME);
        return name == null ? nodeRef.getId() : name.toString();
    }

    @Override
    public @Nullable Date getCreatedDate() {
        return (Date) properties.get(ContentModel.PROP_CREATED);
    }

    @Override
    public @Nullable Date getModifiedDate() {
        return (Date) properties.get(ContentModel.PROP_MODIFIED);
    }

    @Override
    public @Nullable ContentData getContentData() {
        return (ContentData) properties.get(ContentModel.PROP_CONTENT);
    }

    @Override
    public Map<QName, Serializable> getProperties() {
        return new HashMap<>(properties);
    }

    @Override
    public QName getType() {
        return type;
    }
}
