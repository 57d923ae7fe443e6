package org.alfresco.repo.version;

/** Names that versions are made with. */
public interface VersionModel extends VersionBaseModel {
    String NAMESPACE_URI = "http://www.alfresco.org/model/versionstore/1.0";
    String STORE_ID = "lightWeightVersionStore";
}
