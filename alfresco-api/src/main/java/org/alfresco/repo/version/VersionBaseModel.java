package org.alfresco.repo.version;

/** Names that versions are stored with. */
public interface VersionBaseModel {
    String STORE_PROTOCOL = "versionStore";
    String PROP_VERSION_TYPE = "versionType";
    String PROP_VERSION_LABEL = "versionLabel";
    String PROP_VERSION_NUMBER = "versionNumber";
    String PROP_DESCRIPTION = "description";
    String PROP_CREATOR = "creator";
    String PROP_CREATED_DATE = "createdDate";
}
